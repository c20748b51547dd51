/**
 * The unembedding as a search: which rows lie nearest to a residual. Nearest means the largest dot product with the
 * residual behind the final layer norm, and that product is the logit. At the last level it is the workbench's.
 */
import { createStore } from 'zustand/vanilla';
import type { Engine } from '@/engine/Engine.ts';
import { GPT2_EPSILON } from '@/model/architecture.ts';
import type { TokenId } from '@/model/axes.ts';
import { layerNorm, norm } from '@/model/vector.ts';
import { createAsking, WAITING, type Answer } from '@/store/asking.ts';
import type { Model, NetworkStore } from '@/store/network.ts';
import type { Shown, TraceStore } from '@/store/trace.ts';
import { listNearest, type Neighbour } from './meaning.ts';

export interface SearchResult {
  readonly runId: number;
  /** The text whose last token it is of. */
  readonly ids: readonly TokenId[];
  /** 0: the embedding; L: behind the last layer. */
  readonly level: number;
  /** The residual behind the final layer norm: what rows are compared with. */
  readonly normed: Float32Array;
  readonly norm: number;
  /** By dot product. */
  readonly list: readonly Neighbour[];
  /** What the workbench shows of the same tokens, at the last level. In the order of the list. */
  readonly logits: readonly number[] | null;
}

export interface UnembeddingState {
  /** Null: the last. */
  readonly level: number | null;
  readonly result: Answer<SearchResult>;
  setLevel(level: number | null): void;
  /** Search for the text on show. Does nothing while none is, or where the unembedding has rows of its own. */
  open(): void;
}

export type UnembeddingStore = ReturnType<typeof createUnembedding>;

const COUNT = 10;

interface Around {
  readonly engine: Engine;
  readonly network: NetworkStore;
  readonly trace: TraceStore;
}

export function createUnembedding({ engine, network, trace }: Around) {
  const asking = createAsking();
  const store = createStore<UnembeddingState>()((set, get) => ({
    level: null,
    result: WAITING,

    setLevel(level) {
      set({ level });
      get().open();
    },

    open() {
      const { model } = network.getState();
      const { shown } = trace.getState();
      if (!model || !shown || model.architecture?.isTied !== true) return;
      const { layerCount } = model.config;
      const level = Math.min(get().level ?? layerCount, layerCount);
      asking.ask(
        'search',
        `${shown.runId} ${shown.ids.length} ${level}`,
        (signal) => search(engine, model, shown, level, signal),
        (result) => set({ result }),
      );
    },
  }));

  network.subscribe((now, before) => {
    if (now.model === before.model) return;
    asking.forget();
    store.setState({ level: null, result: WAITING });
  });
  return store;
}

async function search(
  engine: Engine,
  model: Model,
  { runId, ids, logits }: Shown,
  level: number,
  signal: AbortSignal,
): Promise<SearchResult> {
  const { width, layerCount } = model.config;
  const [last, length] = [ids.length - 1, ids.length];
  const [stream, weights] = await Promise.all([
    level === 0
      ? engine.wholePart({ runId, name: 'embedding', from: 0, to: length }, { signal })
      : engine.layerPart({ runId, name: 'residual', layer: level - 1, length }, { signal }),
    engine.normWeights({}, { signal }),
  ]);
  const residual = stream.data.subarray(last * width, length * width);
  const [gain, bias] = [weights.data.subarray(-2 * width, -width), weights.data.subarray(-width)];
  const epsilon = model.architecture?.epsilon ?? GPT2_EPSILON;
  const normed = Float32Array.from(layerNorm(residual, gain, bias, epsilon));
  const found = await engine.nearestRows({ table: 'token', vectors: normed, count: COUNT, by: 'dot' }, { signal });
  const list = listNearest(found);
  return {
    runId,
    ids,
    level,
    normed,
    norm: norm(normed),
    list,
    logits: level === layerCount ? list.map(({ id }) => logits[id]!) : null,
  };
}
