/**
 * transformers.js and the runtime it computes with: the only file that imports them. The library
 * fetches, keeps and tokenizes; between a download and its session we put our own hands.
 */
import { AutoConfig, AutoModelForCausalLM, AutoTokenizer, env, LogLevel } from '@xenova/transformers';
import * as ort from 'onnxruntime-web/wasm';
import { EngineError } from '@/engine/EngineError.ts';
import type { Backend } from './Backend.ts';
import { createSession } from '@/engine/worker/ortSession.ts';
import { WEIGHTS } from '@/engine/onnx/outline.ts';
import type { FileBytes } from '@/formats/FileBytes.ts';
import type { NetworkFile } from '@/engine/worker/hub/exports.ts';
import type { ModelPlace } from './modelFiles.ts';
import { mendTokenizer } from './mendTokenizer.ts';
import { mount, NetworkFiles } from './NetworkFiles.ts';
import type { CreateSession } from './openSession.ts';
import type { AddedToken } from './readVocabulary.ts';

/** The name under which the library keeps files in the browser. */
export const CACHE_NAME = env.cacheKey;

type LibraryCache = NonNullable<typeof env.customCache>;

export interface LibrarySettings {
  /** Called for every file. */
  readonly fetch: (url: string) => Promise<Response>;
  readonly cache: Pick<LibraryCache, 'match' | 'put'>;
  readonly place: Pick<ModelPlace, 'host' | 'template'>;
  /** Where the large ones go. */
  readonly files: NetworkFiles;
}

/** What the library is set to stays until the next call: one load at a time. */
export function configureLibrary({ fetch, cache, place, files }: LibrarySettings): void {
  // Two copies of the runtime would leave ours unused, and every model opaque without a word.
  if (env.backends.onnx.wasm !== ort.env.wasm)
    throw new EngineError('Internal', 'Two copies of onnxruntime-web are in the build.');
  env.logLevel = LogLevel.ERROR;
  env.allowLocalModels = false;
  env.allowRemoteModels = true;
  env.remoteHost = place.host;
  env.remotePathTemplate = place.template;
  env.useBrowserCache = false;
  env.useWasmCache = false;
  env.useCustomCache = true;
  env.customCache = {
    async match(url: string) {
      const found = await cache.match(url);
      return found && files.standIn(url, found as Response);
    },
    put: (url: string, response: Response) =>
      NetworkFiles.isLarge(url) ? Promise.resolve() : cache.put(url, response),
  };
  env.fetch = (input: string | URL, init?: RequestInit) =>
    answer(String(input), init, async (url) => files.standIn(url, await fetch(url)));
}

/** Two of the library's questions need no network. */
function answer(url: string, init: RequestInit | undefined, fetch: LibrarySettings['fetch']): Promise<Response> {
  // How text is generated is our own business.
  if (url.endsWith('/generation_config.json')) return Promise.resolve(new Response(null, { status: 404 }));
  // It asks for one byte to see whether there is a tokenizer; it will soon find out.
  if (new Headers(init?.headers).has('range')) return Promise.resolve(new Response('{}'));
  return fetch(url);
}

export interface RuntimeFiles {
  readonly wasm: ArrayBuffer;
  readonly mjsUrl: string;
  readonly threads: number;
}

/** Of the runtime that the library has: another runtime's sessions take only its own. */
export const LibraryTensor = ort.Tensor;

/** Must be done before the first session; what is set then stays. */
export function setRuntime({ wasm, mjsUrl, threads }: RuntimeFiles): void {
  ort.env.wasm.wasmBinary = wasm;
  ort.env.wasm.wasmPaths = { mjs: mjsUrl };
  ort.env.wasm.numThreads = threads;
  ort.env.logLevel = 'error';
}

/** Once the runtime runs, the bytes it was made from (14 MB) are of no use. */
export function forgetRuntimeBytes(): void {
  delete ort.env.wasm.wasmBinary;
}

export async function readConfigFile(id: string): Promise<unknown> {
  return AutoConfig.from_pretrained(id);
}

export interface LibraryTokenizer {
  readonly encode: (text: string) => readonly number[];
  readonly tokens: ReadonlyMap<string, number>;
  readonly added: ReadonlyMap<number, AddedToken>;
  /** tokenizer.json, parsed. */
  readonly file: unknown;
}

/** `size`: V of the network. */
export async function readTokenizer(id: string, size: number): Promise<LibraryTokenizer> {
  const tokenizer = await AutoTokenizer.from_pretrained(id);
  mendTokenizer(tokenizer._tokenizer, size);
  return {
    encode: (text) => tokenizer.encode(text, { add_special_tokens: false }),
    tokens: tokenizer.get_vocab(),
    added: tokenizer._tokenizer.get_added_tokens_decoder(),
    // Kept to itself by the library; without it the page says that it cannot show merges.
    file: (tokenizer._tokenizer as unknown as { readonly tokenizer?: unknown }).tokenizer,
  };
}

interface NetworkRequest {
  readonly id: string;
  /** The model's directory. */
  readonly directory: string;
  readonly file: NetworkFile;
  readonly files: NetworkFiles;
  readonly config: unknown;
  /** Files of weights beside it; undefined where config.json is to say. */
  readonly dataFiles: number | undefined;
  readonly backend: Pick<Backend, 'create' | 'Tensor'>;
}

/**
 * The runtime rearranges every matrix for the node that multiplies by it, so one that two nodes read is there twice, and
 * the instruments read a third of them beside the network. Left as they are, all read the same: of GPT-2 small's size in
 * float32 that is 0.3 GB less and opens in a third of the time; a text of 64 tokens takes 1.12 of the time to read (in
 * int8 1.06), a token from the cache the same. Numbers differ by 3e-6, in int8 not at all. A small model stays as it was.
 */
const UNPACKED = { extra: { session: { disable_prepacking: '1' } } };

type OpenNetwork = (file: FileBytes, create: CreateSession) => Promise<void>;

/**
 * Loads the network's file through the library. `open` gets it, may make sessions of it or
 * of other graphs, and the last one made is what the library goes on with. `failed` rejects when one of its
 * files does not come: of weights in a file of their own the library never says so, and waits for ever.
 */
export async function readNetwork(
  { id, directory, file, files, config, dataFiles, backend }: NetworkRequest,
  failed: Promise<never>,
  open: OpenNetwork,
): Promise<void> {
  const { InferenceSession } = ort;
  const create = InferenceSession.create.bind(InferenceSession) as (
    bytes: Uint8Array,
    options?: ort.InferenceSession.SessionOptions,
  ) => Promise<ort.InferenceSession>;
  let failure: { readonly error: unknown } | undefined;
  const url = directory + file.path;
  const intercept = async (_: Uint8Array, options?: ort.InferenceSession.SessionOptions) => {
    let last: ort.InferenceSession | undefined;
    const beside = (options?.externalData ?? []).map((one) => (typeof one === 'string' ? one : one.path));
    const make = async (graph: Uint8Array, weights: FileBytes | null) => {
      const folder = url.slice(0, url.lastIndexOf('/') + 1);
      const mounts = beside.map((path) => ({ path, ...mount(required(files, folder + path), folder + path) }));
      if (weights) mounts.push({ path: WEIGHTS, ...mount(weights, url) });
      try {
        const settings = {
          ...options,
          ...(mounts.length > 0 && { externalData: mounts }),
          ...(weights?.isInMemory === false && UNPACKED),
        };
        return (last = await backend.create(create, graph, settings));
      } catch (error) {
        throw mounts.map(({ failure }) => failure()).find((reason) => reason !== null) ?? error;
      }
    };
    try {
      await open(required(files, url), (graph, weights) => createSession(() => make(graph, weights), backend.Tensor));
    } catch (error) {
      // The library chains all session creations and never gets over one that fails: it must not see this.
      failure = { error };
    }
    return last ?? ({} as ort.InferenceSession);
  };
  InferenceSession.create = intercept as typeof InferenceSession.create;
  try {
    const reading = AutoModelForCausalLM.from_pretrained(id, {
      config: config as Awaited<ReturnType<typeof AutoConfig.from_pretrained>>,
      model_file_name: file.base,
      dtype: file.dtype,
      device: 'wasm',
      ...(dataFiles !== undefined && { use_external_data_format: dataFiles }),
    });
    // Given up, it may still fail later on: nobody is there to hear it.
    reading.catch(() => undefined);
    await Promise.race([reading, failed]);
  } finally {
    InferenceSession.create = create as typeof InferenceSession.create;
  }
  if (failure) throw failure.error;
}

function required(files: NetworkFiles, url: string): FileBytes {
  const file = files.at(url);
  if (!file) throw new EngineError('Internal', `The library asks for ${url} before it has come.`);
  return file;
}
