/**
 * `npm run model -- <id or folder>`: puts a model into this site and onto its menu (docs/hosting.md). It is fetched and
 * checked, opened as the page opens it, and its size and licence are printed.
 *
 *   --site <folder>  the folder with glassbox.json: public when left out, which the next build takes in; or a built site
 *   --id <name>      the name it gets, an owner, a slash and a name; its own when left out
 *   --file <path>    one of its networks, as in onnx/model.onnx; the best that can be run when left out
 *   --remove         take the model of this id out of the site again
 */
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createServer } from 'vite';
import { ROOT } from './run.mjs';

const HUB = process.env['GLASSBOX_HUB'] ?? 'https://huggingface.co/';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    site: { type: 'string' },
    id: { type: 'string' },
    file: { type: 'string' },
    remove: { type: 'boolean', default: false },
  },
});
const [model] = positionals;
if (model === undefined || positionals.length > 1) {
  console.error(
    'npm run model -- <id or folder> [--site folder] [--id owner/name] [--file onnx/model.onnx] [--remove]',
  );
  process.exit(1);
}
const site = values.site === undefined ? join(ROOT, 'public') : resolve(values.site);

const vite = await createServer({
  root: ROOT,
  appType: 'custom',
  logLevel: 'error',
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
});
const load = (/** @type {string} */ name) => vite.ssrLoadModule(`/scripts/node/${name}.ts`);
try {
  if (values.remove) {
    const { removeModel } = await load('siteModels');
    console.log(removeModel(site, model) ? `${model} is no longer in ${site}.` : `${site} has no model ${model}.`);
  } else {
    const { describeBundled } = await load('bundleWords');
    const { bundleModel } = await load('bundleModel');
    const cache = join(ROOT, 'node_modules', '.cache', 'glassbox-models');
    const { id, file } = values;
    const bundled = await bundleModel({ model, site, hub: HUB, cache, id, file, say: console.log });
    for (const line of describeBundled(bundled)) console.log(line);
    console.log(`It is on the menu of ${site}.${values.site === undefined ? ' Build the site to take it in.' : ''}`);
  }
} catch (error) {
  const { describeRefusal } = await load('bundleWords');
  for (const line of describeRefusal(error, model, HUB)) console.error(line);
  process.exitCode = 1;
} finally {
  await vite.close();
}
