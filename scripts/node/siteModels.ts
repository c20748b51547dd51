/**
 * Models that a site has of its own. They lie below `hub/` in the paths of the Hub, with the Hub's list of files, so that
 * the page asks for them, fetches, checks and keeps them as it does with any mirror; `glassbox.json` puts them on the menu.
 */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { SiteModel } from '@/store/catalog.ts';
import { listFiles } from './modelFolder.ts';

interface Settings {
  readonly models?: readonly SiteModel[];
}

const SETTINGS = 'glassbox.json';

export const modelFolder = (site: string, id: string) => join(site, 'hub', id, 'resolve', 'main');
const listFile = (site: string, id: string) => join(site, 'hub', 'api', 'models', id, 'tree', 'main');

/** Writes the list of the files that lie in the model's folder, and its line in glassbox.json. */
export async function enterModel(site: string, model: SiteModel): Promise<void> {
  const folder = modelFolder(site, model.id);
  const list = await Promise.all(listFiles(folder).map((path) => describeFile(folder, path)));
  const target = listFile(site, model.id);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, JSON.stringify(list));
  writeSettings(site, (models) => [...models.filter(({ id }) => id !== model.id), model]);
}

/** False when the site has no such model. */
export function removeModel(site: string, id: string): boolean {
  const isThere = existsSync(modelFolder(site, id));
  rmSync(join(site, 'hub', id), { recursive: true, force: true });
  rmSync(join(site, 'hub', 'api', 'models', id), { recursive: true, force: true });
  writeSettings(site, (models) => models.filter((model) => model.id !== id));
  return isThere;
}

/** As the Hub's API lists it. */
async function describeFile(folder: string, path: string): Promise<object> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(join(folder, path))) hash.update(chunk as Buffer);
  const { size } = statSync(join(folder, path));
  const file = { type: 'file', path, size };
  return path.includes('.onnx') ? { ...file, lfs: { oid: hash.digest('hex'), size } } : file;
}

/** Everything else that the owner has set stays. */
function writeSettings(site: string, change: (models: readonly SiteModel[]) => readonly SiteModel[]): void {
  const file = join(site, SETTINGS);
  const settings = JSON.parse(readFileSync(file, 'utf8')) as Settings;
  const { models = [], ...rest } = settings;
  const changed = change(models);
  const written = changed.length > 0 ? { ...rest, models: changed } : rest;
  writeFileSync(file, `${JSON.stringify(written, null, 2)}\n`);
}
