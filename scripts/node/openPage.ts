/**
 * The page's own stores around the page's own engine, in Node, with a model from a folder in the layout of a Hub
 * repository: what a script or a claim says is computed the way the page computes it. Only the thread, the download
 * and the clock are left out.
 */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Tokenizer } from '@huggingface/tokenizers';
import * as ort from 'onnxruntime-web';
import type { Engine } from '@/engine/Engine.ts';
import { EngineError } from '@/engine/EngineError.ts';
import type { FromWorker, LoadedModel, ModelSource, ToWorker } from '@/engine/protocol.ts';
import { mendTokenizer } from '@/engine/worker/load/mendTokenizer.ts';
import { WEIGHTS } from '@/engine/onnx/outline.ts';
import { mount } from '@/engine/worker/load/NetworkFiles.ts';
import { openSession } from '@/engine/worker/load/openSession.ts';
import { readConfig, readFormulas } from '@/engine/worker/load/readConfig.ts';
import { readCutting } from '@/engine/worker/load/readCutting.ts';
import { readVocabulary } from '@/engine/worker/load/readVocabulary.ts';
import type { NetworkLoader } from '@/engine/worker/Network.ts';
import { createSession } from '@/engine/worker/ortSession.ts';
import { WorkerHost } from '@/engine/worker/WorkerHost.ts';
import { WorkerEngine, type WorkerPort } from '@/engine/WorkerEngine.ts';
import { createStores, type Stores } from '@/store/createStores.ts';
import { requireNetwork } from './modelFolder.ts';

ort.env.wasm.numThreads = 1;
ort.env.logLevel = 'error';

async function loadFolder(folder: string, source: ModelSource): ReturnType<NetworkLoader['load']> {
  const json = (path: string) => JSON.parse(readFileSync(join(folder, path), 'utf8')) as object;
  const config = json('config.json');
  const sizes = readConfig(config);
  const rules = json('tokenizer.json');
  const tokenizer = new Tokenizer(rules, json('tokenizer_config.json'));
  mendTokenizer(tokenizer, sizes.vocabularySize);
  const { bytes, offsets, specialTokens } = readVocabulary(
    tokenizer.get_vocab(),
    tokenizer.get_added_tokens_decoder(),
    sizes.vocabularySize,
  );
  const { file, data } = requireNetwork(folder, source.kind === 'hub' ? source.file : undefined);
  const read = (path: string) => Uint8Array.from(readFileSync(join(folder, path)));
  // Weights in files of their own, under the names that the network has for them.
  const externalData = data.map((path) => ({ path: basename(path), data: read(path) }));
  const { runner, precision, opaqueReason, architecture, tables } = await openSession(
    read(file.path),
    sizes,
    (graph, weights) => {
      const own = weights ? [{ path: WEIGHTS, ...mount(weights, file.path) }] : [];
      const options = { externalData: [...externalData, ...own] };
      return createSession(() => ort.InferenceSession.create(graph, options), ort.Tensor);
    },
    readFormulas(config, sizes),
  );
  const { neuronCount: _, ...known } = sizes;
  const description: LoadedModel = {
    source,
    config: known,
    precision,
    transparency: opaqueReason === null ? 'full' : 'opaque',
    opaqueReason,
    architecture,
    vocabularyBytes: bytes,
    vocabularyOffsets: offsets,
    specialTokens,
    cutting: readCutting(rules, tokenizer.get_vocab(), sizes.vocabularySize),
    threads: 1,
    can: opaqueReason === null ? [...runner.can] : [],
  };
  const tokenize = (text: string) => Int32Array.from(tokenizer.encode(text, { add_special_tokens: false }).ids);
  return { network: { runner, tables, tokenize }, description };
}

/** The worker without its thread: what is posted arrives in the next task, as messages do. */
class DirectPort implements WorkerPort {
  onmessage: WorkerPort['onmessage'] = null;
  onerror: WorkerPort['onerror'] = null;
  onmessageerror: WorkerPort['onmessageerror'] = null;
  readonly #host: WorkerHost;

  constructor(folder: string) {
    this.#host = new WorkerHost(
      (data) => void setTimeout(() => this.onmessage?.({ data } as MessageEvent<FromWorker>)),
      {
        load: (source) => loadFolder(folder, source),
        check: () => Promise.reject(new Error('A script asks about no other model.')),
        listKept: () => Promise.resolve([]),
        forget: () => Promise.resolve(),
      },
    );
  }

  postMessage(message: ToWorker): void {
    setTimeout(() => this.#host.receive(message));
  }

  terminate(): void {
    this.onmessage = null;
  }
}

/** The page's own engine on a model from a folder. */
export function openEngine(folder: string): Engine {
  return new WorkerEngine('https://example.org/', () => new DirectPort(folder));
}

/**
 * Stores in which the model is loaded and no text is read yet. `around`: what the page puts before its engine;
 * `beside`: the folder of a second model to compare with.
 */
export async function openPage(
  folder: string,
  source: ModelSource,
  around: (engine: Engine) => Engine = (engine) => engine,
  beside?: string,
): Promise<Stores> {
  const engine = around(openEngine(folder));
  const wait = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, Math.min(milliseconds, 1)));
  const keep = { read: () => null, write: () => undefined };
  const second = beside === undefined ? {} : { createEngine: () => openEngine(beside) };
  const stores = createStores({ engine, keep, wait, ...second });
  if (await stores.conductor.loadModel(source)) return stores;
  const { error } = stores.network.getState().failure ?? {};
  if (error) throw new EngineError(error.name, error.detail, error.facts && { facts: error.facts });
  throw new Error('The model could not be loaded.');
}
