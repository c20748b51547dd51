/**
 * The same token in two sentences: one embedding, and then another vector for each, layer by layer, because attention
 * mixes in what stood before. Each sentence is read up to that token, beside the text on show.
 */
import { createStore } from 'zustand/vanilla';
import type { Engine } from '@/engine/Engine.ts';
import type { LensTop } from '@/engine/protocol.ts';
import { tokenId, type TokenId } from '@/model/axes.ts';
import { wellFormed } from '@/model/tokens.ts';
import { tokenBytes } from '@/model/vocabulary.ts';
import { cosine, norm } from '@/model/vector.ts';
import { createAsking, WAITING, type Answer } from '@/store/asking.ts';
import { windowOf, type Model, type NetworkStore } from '@/store/network.ts';
import type { TraceStore } from '@/store/trace.ts';

/** A sentence up to the token that is looked at. */
export interface ReadSentence {
  readonly text: string;
  /** All its tokens. */
  readonly ids: readonly TokenId[];
  /** The tokens read: those up to the word and with it. */
  readonly read: readonly TokenId[];
  /** L + 1 rows: the embedding, then the stream behind each layer. */
  readonly levels: readonly Float32Array[];
  /** At each level the rows of the unembedding that lie nearest, as the logit lens reads them. */
  readonly lens: LensTop;
}

export interface InContext {
  readonly word: TokenId;
  /** Tokens that both sentences have. */
  readonly common: readonly TokenId[];
  readonly sentences: readonly [ReadSentence, ReadSentence];
  /** By level. */
  readonly cosines: readonly number[];
  readonly norms: readonly (readonly [number, number])[];
}

export interface InContextState {
  readonly texts: readonly [string, string];
  /** The token looked at; null leaves it to the page: the longest that both have. */
  readonly word: TokenId | null;
  /** `null` as an answer: the sentences have no token in common. */
  readonly answer: Answer<InContext | null>;
  setText(which: 0 | 1, text: string): void;
  setWord(word: TokenId | null): void;
  /** Read what is asked for. */
  read(): void;
}

export type InContextStore = ReturnType<typeof createInContext>;

export const DEFAULT_SENTENCES = [
  'The sun went down behind the river, and they sat on the bank',
  'He wanted to have his money safe, so he took it to the bank',
] as const;
/** Nearest rows told of each level. */
export const LENS_COUNT = 3;

interface Around {
  readonly engine: Engine;
  readonly network: NetworkStore;
  readonly trace: TraceStore;
}

export function createInContext({ engine, network, trace }: Around) {
  const asking = createAsking();
  const store = createStore<InContextState>()((set, get) => ({
    texts: DEFAULT_SENTENCES,
    word: null,
    answer: WAITING,

    setText(which, text) {
      const [first, second] = get().texts;
      set({ texts: which === 0 ? [text, second] : [first, text], word: null });
    },

    setWord(word) {
      set({ word });
      get().read();
    },

    read() {
      const { model } = network.getState();
      const { texts, word } = get();
      if (!model) return;
      asking.ask(
        'context',
        JSON.stringify([texts, word]),
        (signal) => readBoth({ engine, trace, model, window: windowOf(network.getState()), signal }, texts, word),
        (answer) => set({ answer }),
      );
    },
  }));

  network.subscribe((now, before) => {
    if (now.model === before.model) return;
    asking.forget();
    store.setState({ answer: WAITING, word: null });
  });
  return store;
}

interface Reader {
  readonly engine: Engine;
  readonly trace: TraceStore;
  readonly model: Model;
  readonly window: number;
  readonly signal: AbortSignal;
}

async function readBoth(
  reader: Reader,
  texts: readonly [string, string],
  asked: TokenId | null,
): Promise<InContext | null> {
  const { engine, window, signal } = reader;
  const tokenize = async (text: string) => {
    const written = wellFormed(text).text;
    const { ids } = written === '' ? { ids: [] } : await engine.tokenize({ text: written }, { signal });
    return Array.from(ids, tokenId).slice(-window);
  };
  const [first, second] = [await tokenize(texts[0]), await tokenize(texts[1])];
  const common = [...new Set(first)].filter((id) => second.includes(id));
  const lengthOf = (id: TokenId) => tokenBytes(reader.model.vocabulary, id).length;
  // Of those equally long the last: what stood before it is what makes the difference.
  const longest = common.reduce<TokenId | null>(
    (best, id) => (best === null || lengthOf(id) >= lengthOf(best) ? id : best),
    null,
  );
  const word = asked !== null && common.includes(asked) ? asked : longest;
  if (word === null) return null;
  const sentences = [
    await readSentence(reader, texts[0], first, word),
    await readSentence(reader, texts[1], second, word),
  ] as const;
  const [one, other] = [sentences[0].levels, sentences[1].levels];
  return {
    word,
    common,
    sentences,
    cosines: one.map((row, level) => cosine(row, other[level]!)),
    norms: one.map((row, level) => [norm(row), norm(other[level]!)]),
  };
}

async function readSentence(
  { engine, trace, model, signal }: Reader,
  text: string,
  ids: readonly TokenId[],
  word: TokenId,
): Promise<ReadSentence> {
  const read = ids.slice(0, ids.lastIndexOf(word) + 1);
  const [last, length] = [read.length - 1, read.length];
  // Together, as the workbench reads a prompt: opened there, the same numbers stand.
  const result = await engine.run({ ids: Int32Array.from(read), lane: 'aside', whole: length }, { signal });
  trace.getState().noteHeld(result);
  const { runId } = result;
  try {
    const embedding = await engine.wholePart({ runId, name: 'embedding', from: last, to: length }, { signal });
    const levels = [embedding.data];
    for (let layer = 0; layer < model.config.layerCount; layer++) {
      const { data } = await engine.layerPart({ runId, name: 'residual', layer, length }, { signal });
      levels.push(data.slice(last * model.config.width));
    }
    const lens = await engine.lensTop({ runId, position: last, count: LENS_COUNT }, { signal });
    return { text, ids, read, levels, lens };
  } finally {
    await engine.release({ runId });
  }
}
