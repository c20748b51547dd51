/** a − b + c on the embeddings of three tokens, and what lies nearest to the result. */
import { createStore } from 'zustand/vanilla';
import type { Engine } from '@/engine/Engine.ts';
import { combine, inputsOf, type Terms } from '@/model/meaning/combine.ts';
import { firstTerms } from '@/model/meaning/sumExamples.ts';
import { norm } from '@/model/vector.ts';
import { createAsking, WAITING, type Answer } from '@/store/asking.ts';
import type { NetworkStore } from '@/store/network.ts';
import { listNearest, readRows, type Neighbour } from './meaning.ts';

export interface VectorSum {
  readonly terms: Terms;
  readonly vector: Float32Array;
  readonly norm: number;
  /** Nearest by cosine, nothing left out. */
  readonly list: readonly Neighbour[];
}

export interface VectorSumState {
  /** What the visitor chose, or a link. While nothing is, the page shows an example. */
  readonly terms: Terms;
  /** The lists that made the example famous leave out the tokens that went in. */
  readonly leavesOutInputs: boolean;
  readonly sum: Answer<VectorSum>;
  setTerms(terms: Partial<Terms>): void;
  setLeavesOutInputs(on: boolean): void;
  /** Compute the sum that is asked for, once there is a model. */
  open(): void;
}

export type VectorSumStore = ReturnType<typeof createVectorSum>;

export const NO_TERMS: Terms = { plus: null, minus: null, also: null };
/** Looked through, so that it can be told how far down a hoped-for token stands; and shown in the table. */
export const SUM_COUNT = 200;
export const SUM_SHOWN = 10;

export function createVectorSum({ engine, network }: { readonly engine: Engine; readonly network: NetworkStore }) {
  const asking = createAsking();
  const store = createStore<VectorSumState>()((set, get) => ({
    terms: NO_TERMS,
    leavesOutInputs: false,
    sum: WAITING,

    setTerms(changed) {
      set({ terms: { ...get().terms, ...changed } });
      get().open();
    },

    setLeavesOutInputs: (leavesOutInputs) => set({ leavesOutInputs }),

    open() {
      const { model } = network.getState();
      const asked = get().terms;
      const terms = inputsOf(asked).length > 0 ? asked : model && firstTerms(model.vocabulary);
      if (!model || !terms) return;
      asking.ask(
        'sum',
        JSON.stringify(terms),
        (signal) => computeSum(engine, terms, signal),
        (sum) => set({ sum }),
      );
    },
  }));

  network.subscribe((now, before) => {
    if (now.model === before.model) return;
    asking.forget();
    store.setState({ terms: NO_TERMS, sum: WAITING });
  });
  return store;
}

async function computeSum(engine: Engine, terms: Terms, signal: AbortSignal): Promise<VectorSum> {
  const inputs = inputsOf(terms);
  const rows = await readRows(engine, 'token', inputs, signal);
  const width = rows.length / inputs.length;
  const rowOf = (id: Terms['plus']) => {
    const at = id === null ? -1 : inputs.indexOf(id);
    return at < 0 ? undefined : rows.subarray(at * width, (at + 1) * width);
  };
  const vector = combine(width, { plus: rowOf(terms.plus), minus: rowOf(terms.minus), also: rowOf(terms.also) });
  const found = await engine.nearestRows(
    { table: 'token', vectors: vector, count: SUM_COUNT + inputs.length, by: 'cosine' },
    { signal },
  );
  return { terms, vector, norm: norm(vector), list: listNearest(found) };
}
