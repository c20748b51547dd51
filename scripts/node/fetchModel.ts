/** Fetches a model's files from the Hub into a folder of this machine, once. For scripts; the page has its own way. */
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { NETWORK_FILES } from './openPage.ts';

const SMALL_FILES = ['config.json', 'tokenizer.json', 'tokenizer_config.json'];

/** The folder with the files. Throws with words for what the Hub refuses. */
export async function fetchModel(id: string, folder: string, hub: string): Promise<string> {
  if (!/^[\w-][\w.-]*\/[\w-][\w.-]*$/.test(id))
    throw new Error(`"${id}" is neither a folder nor the id of a model on the Hub.`);
  const place = join(folder, id);
  for (const path of SMALL_FILES) await fetchOnce(path);
  for (const path of NETWORK_FILES) if (await fetchOnce(path, true)) return place;
  throw new Error(`${id} has none of ${NETWORK_FILES.join(', ')} on ${hub}.`);

  async function fetchOnce(path: string, mayMiss = false): Promise<boolean> {
    const target = join(place, path);
    if (existsSync(target)) return true;
    const response = await fetch(new URL(`${id}/resolve/main/${path}`, hub));
    if (mayMiss && response.status === 404) return false;
    if (!response.ok) throw new Error(`${hub} answers ${response.status} for ${id}/${path}.`);
    mkdirSync(dirname(target), { recursive: true });
    // Whole or not at all: a cut download must not be taken for the file.
    writeFileSync(`${target}.part`, new Uint8Array(await response.arrayBuffer()));
    renameSync(`${target}.part`, target);
    return true;
  }
}
