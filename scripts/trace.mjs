/**
 * `npm run trace -- "a prompt"`: computes what a model makes of a text, and writes it as a recording that the page
 * opens (docs/recordings.md).
 *
 *   --model <folder or id>  a folder in the layout of a Hub repository, or an id on the Hub; the model that comes with
 *                           the page when left out
 *   --tokens <n>            tokens to generate, 0 when left out
 *   --seed <n>              of the draws, 1 when left out
 *   --whole                 with every vector of every layer
 *   --exact                 in float32, where half precision would do
 *   --bare                  without any vector: what the picture and the next token need
 *   --out <file>            where to write; the first words of the prompt when left out
 */
import { existsSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createServer } from 'vite';
import { ROOT } from './run.mjs';

const EMBEDDED = 'public/models/glassbox-2';
const HUB = process.env['GLASSBOX_HUB'] ?? 'https://huggingface.co/';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    model: { type: 'string' },
    tokens: { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
    whole: { type: 'boolean', default: false },
    bare: { type: 'boolean', default: false },
    exact: { type: 'boolean', default: false },
    out: { type: 'string' },
  },
});
const [prompt] = positionals;
const tokens = Number(values.tokens);
const seed = Number(values.seed);
if (prompt === undefined || positionals.length > 1 || !isCount(tokens, 256) || !isCount(seed, 2 ** 32 - 1)) {
  console.error(
    'npm run trace -- "a prompt" [--model <folder or id>] [--tokens 10] [--seed 1] [--whole | --bare] [--exact] [--out file]',
  );
  process.exit(1);
}

/** @param {number} value @param {number} most */
function isCount(value, most) {
  return Number.isSafeInteger(value) && value >= 0 && value <= most;
}

const vite = await createServer({
  root: ROOT,
  appType: 'custom',
  logLevel: 'error',
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
});
try {
  const { openPage } = await vite.ssrLoadModule('/scripts/node/openPage.ts');
  const { fileName } = await vite.ssrLoadModule('/src/views/recording/fileName.ts');
  const { folder, source } = await findModel();
  const { conductor, recordings, sampling, trace } = await openPage(folder, source);
  sampling.getState().setSetting('seed', seed);
  await conductor.readPrompt(prompt);
  for (let at = 0; at < tokens; at += 1) await conductor.nextToken();
  const file = await recordings.getState().save({ isWhole: values.whole, isBare: values.bare, isExact: values.exact });
  if (!file) throw new Error(trace.getState().error?.detail ?? 'Nothing was computed for this text.');
  const out = resolve(values.out ?? fileName(prompt));
  writeFileSync(out, file);
  const { shown } = trace.getState();
  console.log(`${basename(out)}: ${shown.ids.length} tokens, ${(file.length / 1e6).toFixed(2)} MB`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await vite.close();
}

/** Where the model is, and what it is called. */
async function findModel() {
  const { model } = values;
  if (model === undefined)
    return { folder: join(ROOT, EMBEDDED), source: { kind: 'embedded', id: basename(EMBEDDED) } };
  if (existsSync(model)) return { folder: resolve(model), source: { kind: 'embedded', id: basename(resolve(model)) } };
  const { fetchModel } = await vite.ssrLoadModule('/scripts/node/fetchModel.ts');
  const folder = await fetchModel(model, join(ROOT, 'node_modules', '.cache', 'glassbox-models'), HUB);
  return { folder, source: { kind: 'hub', id: model, hub: HUB } };
}
