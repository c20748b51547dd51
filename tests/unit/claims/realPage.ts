/**
 * The page's own stores around the page's own engine and the model that ships, in Node: what a claim
 * says is computed the way the page computes it. Only the thread, the download and the clock are left out.
 */
import { Tokenizer } from '@huggingface/tokenizers';
import type { FromWorker, LoadedModel, ModelSource, ToWorker } from '@/engine/protocol.ts';
import { WorkerEngine, type WorkerPort } from '@/engine/WorkerEngine.ts';
import { openSession } from '@/engine/worker/load/openSession.ts';
import { readConfig } from '@/engine/worker/load/readConfig.ts';
import { readVocabulary } from '@/engine/worker/load/readVocabulary.ts';
import type { NetworkLoader } from '@/engine/worker/Network.ts';
import { WorkerHost } from '@/engine/worker/WorkerHost.ts';
import { EMBEDDED } from '@/store/catalog.ts';
import { createStores, type Stores } from '@/store/createStores.ts';
import { MODELS, NETWORKS, readBytes, readJson } from '../engine/support/golden.ts';
import { createSession } from '../engine/support/openNetwork.ts';

interface TokenizerFile {
  model: { vocab: Record<string, number> };
}

async function loadEmbedded(source: ModelSource): ReturnType<NetworkLoader['load']> {
  const sizes = readConfig(readJson(`${MODELS.embedded}config.json`));
  const json = readJson(`${MODELS.embedded}tokenizer.json`) as TokenizerFile;
  const tokenizer = new Tokenizer(json, readJson(`${MODELS.embedded}tokenizer_config.json`) as object);
  const { bytes, offsets, specialTokens } = readVocabulary(
    tokenizer.get_vocab(),
    tokenizer.get_added_tokens_decoder(),
    sizes.vocabularySize,
  );
  const { runner, precision, architecture } = await openSession(readBytes(NETWORKS.embedded), sizes, createSession);
  const { neuronCount: _, ...config } = sizes;
  const description: LoadedModel = {
    source,
    config,
    precision,
    transparency: 'full',
    opaqueReason: null,
    architecture,
    vocabularyBytes: bytes,
    vocabularyOffsets: offsets,
    specialTokens,
    threads: 1,
    can: [],
  };
  const tokenize = (text: string) => Int32Array.from(tokenizer.encode(text, { add_special_tokens: false }).ids);
  return { network: { runner, tokenize }, description };
}

/** The worker without its thread: what is posted arrives in the next task, as messages do. */
class DirectPort implements WorkerPort {
  onmessage: WorkerPort['onmessage'] = null;
  onerror: WorkerPort['onerror'] = null;
  onmessageerror: WorkerPort['onmessageerror'] = null;
  readonly #host = new WorkerHost(
    (data) => void setTimeout(() => this.onmessage?.({ data } as MessageEvent<FromWorker>)),
    {
      load: loadEmbedded,
      check: () => Promise.reject(new Error('Claims ask about no other model.')),
      listKept: () => Promise.resolve([]),
      forget: () => Promise.resolve(),
    },
  );

  postMessage(message: ToWorker): void {
    setTimeout(() => this.#host.receive(message));
  }

  terminate(): void {
    this.onmessage = null;
  }
}

/** Stores in which the embedded model is loaded and no text is read yet. */
export async function openRealPage(): Promise<Stores> {
  const engine = new WorkerEngine('https://example.org/', () => new DirectPort());
  const wait = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, Math.min(milliseconds, 1)));
  const stores = createStores({ engine, keep: { read: () => null, write: () => undefined }, wait });
  await stores.conductor.loadModel(EMBEDDED);
  return stores;
}
