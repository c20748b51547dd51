/** Puts a model, by its id or from a folder, into a site and onto its menu: checked, opened and tried out, its terms read. */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  openAsBlob,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { EngineError } from '@/engine/EngineError.ts';
import { countParameters, readSizes } from '@/engine/worker/sources/describeModel.ts';
import type { SiteModel } from '@/store/catalog.ts';
import { readFolder, type FolderProblem } from '@/store/openedFolder.ts';
import { fetchModel, LICENCE_FILES } from './fetchModel.ts';
import { listFiles, requireNetwork } from './modelFolder.ts';
import { openPage } from './openPage.ts';
import { enterModel, modelFolder } from './siteModels.ts';

export interface BundleOptions {
  /** An id on the Hub, or a folder. */
  readonly model: string;
  /** The folder of the site: where glassbox.json is. */
  readonly site: string;
  readonly hub: string;
  /** Where what was fetched is kept, so that nothing is fetched twice. */
  readonly cache: string;
  /** The name it gets; of a folder `site/` and the folder's name when left out. */
  readonly id?: string | undefined;
  readonly file?: string | undefined;
  readonly say: (line: string) => void;
}

export interface Bundled extends SiteModel {
  readonly file: string;
  readonly contextLength: number;
  /** Why its inside cannot be shown; null when it can. */
  readonly opaqueReason: string | null;
}

/** A folder that holds no model, by what is wrong with it. */
export class FolderError extends Error {
  readonly problem: FolderProblem;

  constructor(problem: FolderProblem) {
    super(`The folder holds no model: ${problem}.`);
    this.problem = problem;
  }
}

const ID = /^[\w-][\w.-]{0,95}\/[\w-][\w.-]{0,95}$/;

export async function bundleModel(options: BundleOptions): Promise<Bundled> {
  const { model, site, hub, cache, file, say } = options;
  if (!existsSync(join(site, 'glassbox.json'))) throw new Error(`${site} is no site: it has no glassbox.json.`);
  const isFolder = existsSync(model);
  const id = options.id ?? (isFolder ? `site/${basename(resolve(model)).replace(/[^\w.-]+/g, '-')}` : model);
  if (!ID.test(id) || id.includes('..') || id.includes('--'))
    throw new Error(`"${id}" is no name a model can have here: an owner, a slash and a name. Choose one with --id.`);
  const target = modelFolder(site, id);
  // Beside it, so that a model that turns out to be none leaves the one that is there.
  const trial = `${target}.new`;
  rmSync(trial, { recursive: true, force: true });
  try {
    if (isFolder) await copyFolder(resolve(model), trial, file);
    else {
      const fetched = (path: string, bytes: number | null) =>
        say(`Fetching ${path}${bytes === null ? '' : `, ${(bytes / 1e6).toFixed(1)} MB`}`);
      copyModel(await fetchModel(model, cache, hub, { file, say: fetched }), trial, file);
    }
    const found = await tryOut(trial, id);
    rmSync(target, { recursive: true, force: true });
    renameSync(trial, target);
    const { file: _, contextLength, opaqueReason, ...entry } = found;
    await enterModel(site, entry);
    return { ...entry, file: found.file, contextLength, opaqueReason };
  } finally {
    rmSync(trial, { recursive: true, force: true });
  }
}

/** Of all networks the one that is meant: a site need not hold the others. */
function copyModel(from: string, to: string, file: string | undefined): void {
  const { file: network, data } = requireNetwork(from, file);
  const wanted = listFiles(from).filter((path) => !path.startsWith('onnx/') && !path.endsWith('.part'));
  for (const path of [...wanted, network.path, ...data]) copy(join(from, path), join(to, path));
}

/** A folder in any layout that the page opens. */
async function copyFolder(from: string, to: string, file: string | undefined): Promise<void> {
  const paths = new Map<Blob, string>();
  const files = await Promise.all(
    listFiles(from).map(async (path) => {
      const blob = await openAsBlob(join(from, path));
      paths.set(blob, path);
      return { path, blob };
    }),
  );
  const { source, problem } = readFolder(basename(from), files);
  if (!source) throw new FolderError(problem);
  const whole = `${to}.all`;
  try {
    for (const { path, blob } of source.files) {
      const at = paths.get(blob);
      if (at !== undefined) copy(join(from, at), join(whole, path));
      else writeFileSync(join(whole, path), await blob.text());
    }
    for (const path of LICENCE_FILES) if (existsSync(join(from, path))) copy(join(from, path), join(whole, path));
    copyModel(whole, to, file);
  } finally {
    rmSync(whole, { recursive: true, force: true });
  }
}

function copy(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
}

/** Opens it as the page does. Throws what the page would say. */
async function tryOut(folder: string, id: string): Promise<Bundled> {
  const { file, data } = requireNetwork(folder);
  const sizes = readSizes(Uint8Array.from(readFileSync(join(folder, 'config.json'))).buffer);
  const stores = await openPage(folder, { kind: 'embedded', id });
  const { model } = stores.network.getState();
  if (!model) throw new EngineError('Internal', 'The model was opened and is not there.');
  const needed = ['config.json', 'tokenizer.json', 'tokenizer_config.json', file.path, ...data];
  return {
    id,
    bytes: needed.reduce((sum, path) => sum + statSync(join(folder, path)).size, 0),
    layers: sizes.layerCount,
    heads: sizes.headCount,
    parameters: countParameters(sizes),
    isOpen: model.transparency === 'full',
    licence: readLicence(folder),
    file: file.path,
    contextLength: sizes.contextLength,
    opaqueReason: model.opaqueReason,
  };
}

/** As its card says it (`license: mit`); else the file that holds it; null when nothing is said. */
function readLicence(folder: string): string | null {
  const card = existsSync(join(folder, 'README.md')) ? readFileSync(join(folder, 'README.md'), 'utf8') : '';
  const [, head = ''] = /^---\r?\n([\s\S]*?)\r?\n---/.exec(card) ?? [];
  const [, said] = /^license:\s*["']?([\w.+-]+)/m.exec(head) ?? [];
  return said ?? LICENCE_FILES.find((path) => path.startsWith('LICENSE') && existsSync(join(folder, path))) ?? null;
}
