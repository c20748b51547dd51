/** `npm run kit`: packs the site, a starter and a page for the teacher into a zip for rooms without the internet (docs/kit.md). */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { install } from './install.mjs';
import { requireNode, ROOT, runTool } from './run.mjs';

const HELP = `npm run kit [-- --out glassbox-kit.zip] [--site dist]

  --out <file>     where the zip is written; glassbox-kit.zip here when left out
  --site <folder>  a site that is built already; when left out it is built now, with the models that npm run model put into it
  --help           these lines`;

requireNode();
const options = readOptions();
await install();
if (options.site === undefined) {
  const code = await runTool('vite/bin/vite.js', ['build', '--logLevel', 'warn']);
  if (code !== 0) process.exit(code);
}
// Packed by a library that may have been installed just now.
const { KitError, makeKit } = await import('./kit/makeKit.mjs');
try {
  const site = options.site === undefined ? `${ROOT}dist` : resolve(options.site);
  const { bytes, files, models, plans } = makeKit({ site });
  const out = resolve(options.out);
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, bytes);
  console.log(`${out}\n${files} files, ${(bytes.length / 1e6).toFixed(1)} MB, SHA-256 ${hash(bytes)}`);
  console.log(`Models: Glassbox small${models.map((id) => `, ${id}`).join('')}.`);
  console.log(`Lesson plans: ${plans.map(({ minutes, title }) => `${title} (${minutes} minutes)`).join(', ')}.`);
  console.log('Unpack it and run: node start.mjs --room');
} catch (error) {
  const isTold = error instanceof KitError || (error instanceof Error && 'code' in error);
  if (!isTold) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

/** @param {Uint8Array} bytes */
function hash(bytes) {
  return createHash('sha256').update(bytes).digest('hex');
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        out: { type: 'string', default: 'glassbox-kit.zip' },
        site: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) {
      console.log(HELP);
      process.exit(0);
    }
    return { out: String(values.out), site: values.site };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${HELP}`);
    return process.exit(1);
  }
}
