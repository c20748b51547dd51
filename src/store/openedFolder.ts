/** Files that a visitor has opened, put in the order of a Hub repository: wherever config.json lies is its root. */
import type { FolderSource } from '@/engine/protocol.ts';

/** A file with its path below what was opened. */
export interface OpenedFile {
  readonly path: string;
  readonly blob: Blob;
}

export type FolderProblem = 'empty' | 'onlyNetwork' | 'noConfig' | 'noTokenizer' | 'noNetwork' | 'onlyWeights';

export type Opened =
  | { readonly source: FolderSource; readonly problem?: never }
  | { readonly source?: never; readonly problem: FolderProblem };

/** More files than any model has: somebody has opened a whole disk. */
const MOST_FILES = 5000;

const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);
const isNetwork = (path: string) => /\.onnx(?:_data(?:_\d+)?)?$/.test(path);
const isWeights = (path: string) => /\.(?:safetensors|bin|pt|pth|gguf|h5|msgpack)$/.test(path);

export function readFolder(name: string, all: readonly OpenedFile[]): Opened {
  if (all.length === 0 || all.length > MOST_FILES) return { problem: 'empty' };
  const roots = all
    .filter(({ path }) => nameOf(path) === 'config.json')
    .map(({ path }) => path.slice(0, -'config.json'.length))
    .sort((a, b) => a.length - b.length);
  // Of several models in one folder the one that has a network; of those the outermost.
  const root = roots.find((one) => all.some(({ path }) => path.startsWith(one) && isNetwork(path))) ?? roots[0];
  const hasNetwork = all.some(({ path }) => isNetwork(path));
  if (root === undefined) return { problem: hasNetwork ? 'onlyNetwork' : 'noConfig' };
  const files = all
    .filter(({ path }) => path.startsWith(root))
    .map(({ path, blob }) => place(path.slice(root.length), blob));
  const has = (wanted: string) => files.some(({ path }) => path === wanted);
  if (!files.some(({ path }) => isNetwork(path)))
    return { problem: all.some(({ path }) => isWeights(path)) ? 'onlyWeights' : 'noNetwork' };
  if (!has('tokenizer.json')) return { problem: 'noTokenizer' };
  if (!has('tokenizer_config.json')) files.push({ path: 'tokenizer_config.json', blob: GPT2_TOKENIZER });
  const wanted = files.filter(({ path }) => isNetwork(path) || SMALL.includes(path));
  const folder = root.split('/').at(-2) ?? name;
  return { source: { kind: 'folder', id: idOf(wanted), name: folder, files: wanted } };
}

const SMALL = ['config.json', 'tokenizer.json', 'tokenizer_config.json'];

/** The library wants the file; all it takes from it is the class. */
const GPT2_TOKENIZER = new Blob(['{"tokenizer_class":"GPT2Tokenizer"}'], { type: 'application/json' });

/** Exporters put networks beside config.json, the Hub keeps them in onnx/. */
function place(path: string, blob: Blob): OpenedFile {
  return { path: isNetwork(path) ? `onnx/${nameOf(path)}` : path, blob };
}

/** FNV-1a over names and sizes: the same folder is the same model, and nothing large is read for it. */
function idOf(files: readonly OpenedFile[]): string {
  const written = files.map(({ path, blob }) => `${path} ${blob.size}`).sort();
  let hash = 0x811c9dc5;
  for (const character of written.join('\n')) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193);
  return `folder-${(hash >>> 0).toString(36)}`;
}
