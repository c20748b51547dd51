/** What is in the kit: the site, the starter, instructions, the page for the teacher, and short addresses of the plans. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { leadingPage, readPlans } from './plans.mjs';
import { teacherPage } from './teacherPage.mjs';
import { filesBelow, readBytes, zipFiles } from './zipFolder.mjs';

const HERE = fileURLToPath(new URL('.', import.meta.url));
/** As they are. */
const SHIPPED = ['start.mjs', 'start.cmd', 'start.sh', 'README.txt'];
/** Everything is one file in memory while it is packed. Two models of GPT-2 small's size have room. */
const MOST_BYTES = 1_500_000_000;

/** Why no kit can be made, in words for who asked for it. */
export class KitError extends Error {}

/** @typedef {{ bytes: Uint8Array, files: number, models: string[], plans: import('./plans.mjs').KitPlan[] }} Kit */

/** @param {{ site: string, plans?: string, most?: number }} options @returns {Kit} */
export function makeKit({ site, plans: planFolder, most = MOST_BYTES }) {
  const names = siteFiles(site);
  const total = names.reduce((sum, name) => sum + statSync(join(site, name)).size, 0);
  if (total > most)
    throw new KitError(
      `${site} has ${megabytes(total)} MB; a kit holds up to ${megabytes(most)} MB. Take a model out: npm run model -- <id> --remove`,
    );
  const plans = readPlans(planFolder);
  const models = siteModels(site);
  /** @type {Map<string, string | Uint8Array>} */
  const files = new Map();
  for (const name of names) files.set(`glassbox/site/${name}`, readBytes(site, name));
  for (const name of SHIPPED) files.set(`glassbox/${name}`, readBytes(HERE, name));
  for (const plan of plans) files.set(`glassbox/site/${plan.name}/index.html`, leadingPage(plan));
  files.set('glassbox/teacher.html', teacherPage(plans, models));
  const bytes = zipFiles(files, (name) => name.endsWith('.sh'));
  return { bytes, files: files.size, models, plans };
}

const megabytes = (/** @type {number} */ bytes) => Math.ceil(bytes / 1e6).toLocaleString('en');

/** What a visitor may get; what an editor or a system left there is no part of it. @param {string} site */
function siteFiles(site) {
  try {
    const names = filesBelow(site).filter((name) => !name.split('/').some((part) => part.startsWith('.')));
    if (names.includes('index.html')) return names;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
  }
  throw new KitError(`${site} is no built site: it has no index.html. npm run build makes one in dist/.`);
}

/** The names of the models that its owner has put into it. @param {string} site @returns {string[]} */
function siteModels(site) {
  try {
    const { models } = JSON.parse(readFileSync(join(site, 'glassbox.json'), 'utf8'));
    return Array.isArray(models) ? models.map(({ id }) => String(id)) : [];
  } catch {
    return [];
  }
}
