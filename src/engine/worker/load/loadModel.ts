/** The steps of loading one model: config, then tokenizer and network side by side. */
import { EngineError } from '@/engine/EngineError.ts';
import type { LoadedModel, ModelSource } from '@/engine/protocol.ts';
import type { Backend } from './Backend.ts';
import type { Network } from '@/engine/worker/Network.ts';
import type { NetworkSizes } from '@/engine/worker/TraceStore.ts';
import type { Download } from './Download.ts';
import { readConfigFile, readNetwork, readTokenizer } from './library.ts';
import type { LibraryTokenizer } from './library.ts';
import type { NetworkFile } from '@/engine/worker/hub/exports.ts';
import type { ModelPlace } from './modelFiles.ts';
import type { NetworkFiles } from './NetworkFiles.ts';
import { openSession } from './openSession.ts';
import type { OpenSession } from './openSession.ts';
import { readConfig, readFormulas } from './readConfig.ts';
import { readCutting } from './readCutting.ts';
import { readVocabulary } from './readVocabulary.ts';

export interface ModelLoad {
  readonly source: ModelSource;
  readonly place: ModelPlace;
  /** Which names to try, and where their files are. */
  readonly opened: {
    readonly networks: readonly NetworkFile[];
    /** Files of weights beside the network; undefined where config.json is to say. */
    readonly dataFiles?: number;
  };
  readonly download: Download;
  readonly files: NetworkFiles;
  /** Gives up what is still on its way when one file fails. */
  readonly controller: AbortController;
  /** Done when the backend can make sessions. */
  readonly prepare: () => Promise<void>;
  readonly backend: Backend;
  readonly threads: number;
}

export async function loadModel(load: ModelLoad): Promise<{ network: Network; description: LoadedModel }> {
  const { source, place, controller, backend, threads } = load;
  const json = await readConfigFile(place.id);
  const sizes = readConfig(json);
  const opening = openNetwork(load, json, sizes);
  const reading = openTokenizer(load, sizes.vocabularySize);
  try {
    const [{ runner, precision, hasHalves, opaqueReason, architecture, tables }, tokenizer] = await Promise.all([
      opening,
      reading,
    ]);
    const { bytes, offsets, specialTokens } = readVocabulary(tokenizer.tokens, tokenizer.added, sizes.vocabularySize);
    const { neuronCount: _, ...config } = sizes;
    const description: LoadedModel = {
      // Whoever gave files has them.
      source: source.kind === 'files' || source.kind === 'folder' ? { ...source, files: [] } : source,
      config,
      precision,
      ...(hasHalves && { weights: 'float16' as const }),
      transparency: opaqueReason === null ? 'full' : 'opaque',
      opaqueReason,
      architecture,
      vocabularyBytes: bytes,
      vocabularyOffsets: offsets,
      specialTokens,
      cutting: readCutting(tokenizer.file, tokenizer.tokens, sizes.vocabularySize),
      threads,
      ...(backend.adapter !== null && { gpu: { adapter: backend.adapter } }),
      can: opaqueReason === null ? [...runner.can] : [],
    };
    return { network: { runner, tables, tokenize: (text) => Int32Array.from(tokenizer.encode(text)) }, description };
  } catch (error) {
    controller.abort();
    // The library joins a request for a file to one that is on its way, even a failing one: see it out.
    const [opened] = await Promise.allSettled([opening, reading]);
    if (opened.status === 'fulfilled') await opened.value.runner.release();
    throw error;
  }
}

async function openTokenizer({ place }: ModelLoad, size: number): Promise<LibraryTokenizer> {
  try {
    return await readTokenizer(place.id, size);
  } catch (error) {
    throw error instanceof EngineError
      ? error
      : new EngineError('ModelCorrupt', `The tokenizer cannot be read: ${String(error)}`, { cause: error });
  }
}

/** Tries the names a network can have. */
async function openNetwork(load: ModelLoad, config: unknown, sizes: NetworkSizes): Promise<OpenSession> {
  const { place, opened, download } = load;
  const { networks } = opened;
  let missing: EngineError | undefined;
  for (const file of networks) {
    const url = place.url + file.path;
    try {
      return await openFile(load, file, config, sizes);
    } catch (error) {
      // The network itself, or weights in a file beside it.
      const failure = download.failureBelow(url);
      if (failure?.name !== 'ModelNotFound') throw error;
      missing ??= download.failureOf(url) ? undefined : failure;
      if (networks.length > 1) download.forgiveBelow(url);
    }
  }
  const tried = networks.map(({ path }) => path).join(', ');
  throw missing ?? new EngineError('ModelNotFound', `${place.url} has none of ${tried}.`);
}

async function openFile(
  { place, prepare, backend, download, files, opened: { dataFiles } }: ModelLoad,
  file: NetworkFile,
  config: unknown,
  sizes: NetworkSizes,
): Promise<OpenSession> {
  let session: OpenSession | undefined;
  const { failed, forget } = download.failing(place.url + file.path);
  try {
    const from = { id: place.id, directory: place.url, file, files, config, dataFiles, backend };
    await readNetwork(from, failed, async (network, create) => {
      await prepare();
      session = await openSession(network, sizes, create, readFormulas(config, sizes), backend.kind);
    });
  } finally {
    forget();
  }
  if (!session) throw new EngineError('Internal', 'The library made no session.');
  return session;
}
