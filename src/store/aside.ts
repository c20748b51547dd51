/**
 * Texts read beside the one on show: what could come next, and how the model goes on greedily. A game or a test bench
 * asks about many texts, and the visitor's own must neither change nor be told by what the page says of them.
 */
import { createStore } from 'zustand/vanilla';
import type { Engine } from '@/engine/Engine.ts';
import type { EngineErrorData } from '@/engine/protocol.ts';
import { isAborted } from '@/engine/EngineError.ts';
import { tokenId, type TokenId } from '@/model/axes.ts';
import { rankDescending } from '@/model/rank.ts';
import { entropyBits, softmax } from '@/model/softmax.ts';
import { wellFormed } from '@/model/tokens.ts';
import { describeError, windowOf, type NetworkStore } from './network.ts';
import type { TraceStore } from './trace.ts';

export interface Reading {
  readonly text: string;
  /** All its tokens; the model gets the last of them, as many as fit its window. */
  readonly ids: readonly TokenId[];
  readonly windowLength: number;
  /** By id, over the whole vocabulary, without any sampling control. */
  readonly probabilities: Float64Array;
  /** Ids, the most probable first. */
  readonly order: Uint32Array;
  readonly entropy: number;
  /** What is most probable after it, one token after the other, as many as were asked for. */
  readonly written: readonly TokenId[];
}

export interface AsideState {
  /** By text; the ones read last. */
  readonly readings: ReadonlyMap<string, Reading>;
  readonly error: EngineErrorData | null;
  /** Read a text and go on with it for so many tokens. Does nothing while there is no model, or when it is known. */
  read(text: string, count?: number): Promise<void>;
  /** The first token of each, as the model would read it alone; null where there is none. */
  firstTokens(words: readonly string[]): Promise<readonly (TokenId | null)[]>;
  /** All tokens of each, as the model would read it alone. None while there is no model. */
  tokensOf(texts: readonly string[]): Promise<readonly (readonly TokenId[])[]>;
}

export type AsideStore = ReturnType<typeof createAside>;

/** Each holds a number for every token of the vocabulary; the one read longest ago goes. */
const MOST_KEPT = 24;

interface Around {
  readonly engine: Engine;
  readonly network: NetworkStore;
  readonly trace: TraceStore;
}

export function createAside({ engine, network, trace }: Around) {
  const asked = new Map<string, Promise<void>>();

  async function tokenize(text: string): Promise<readonly TokenId[]> {
    const written = wellFormed(text).text;
    return written === '' ? [] : Array.from((await engine.tokenize({ text: written })).ids, tokenId);
  }

  async function readNow(text: string, count: number, window: number): Promise<Reading | null> {
    const ids = await tokenize(text);
    if (ids.length === 0) return null;
    const result = await engine.run({ ids: Int32Array.from(ids.slice(-window)), lane: 'aside' });
    trace.getState().noteHeld(result);
    const { runId, logits } = result;
    try {
      const written =
        count > 0 ? Array.from((await engine.continuation({ runId, count })).ids, tokenId) : ([] as TokenId[]);
      const probabilities = softmax(logits);
      const order = rankDescending(logits);
      return { text, ids, windowLength: window, probabilities, order, entropy: entropyBits(probabilities), written };
    } finally {
      await engine.release({ runId });
    }
  }

  const store = createStore<AsideState>()((set, get) => ({
    readings: new Map(),
    error: null,

    async read(text, count = 0) {
      const { model } = network.getState();
      const known = get().readings.get(text);
      if (!model || (known && (count === 0 || known.written.length > 0))) return;
      const key = `${count}:${text}`;
      const onItsWay = asked.get(key);
      if (onItsWay) return onItsWay;
      const isCurrent = () => network.getState().model === model;
      const done = readNow(text, count, windowOf(network.getState())).then(
        (reading) => {
          if (!reading || !isCurrent()) return;
          const readings = new Map(get().readings);
          readings.delete(text);
          readings.set(text, reading);
          for (const old of [...readings.keys()].slice(0, -MOST_KEPT)) readings.delete(old);
          set({ readings, error: null });
        },
        (error: unknown) => {
          if (isCurrent() && !isAborted(error)) set({ error: describeError(error) });
        },
      );
      asked.set(key, done);
      await done.finally(() => asked.delete(key));
    },

    firstTokens: async (words) =>
      network.getState().model
        ? Promise.all(words.map(async (word) => (await tokenize(word))[0] ?? null))
        : words.map(() => null),

    tokensOf: async (texts) => (network.getState().model ? Promise.all(texts.map(tokenize)) : texts.map(() => [])),
  }));

  network.subscribe((now, before) => {
    if (now.model === before.model) return;
    // Numbers of one model mean nothing to another.
    asked.clear();
    store.setState({ readings: new Map(), error: null });
  });
  return store;
}
