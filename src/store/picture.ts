/**
 * The numbers of the picture beyond the attention that every step brings: how long each token's stream is and
 * what is written into it, and the likeliest words of the logit lens. The model is causal, so numbers of a
 * position stay true as long as the tokens up to there do: a new token costs one column, going back nothing.
 */
import { createStore } from 'zustand/vanilla';
import type { Engine } from '@/engine/Engine.ts';
import { isLacking } from '@/engine/EngineError.ts';
import { tokenId, type TokenId } from '@/model/axes.ts';
import { experimentOn, type ComparisonStore } from './comparison.ts';
import type { Follower } from './look.ts';
import { describeError, type Model, type NetworkStore } from './network.ts';
import type { PanelsStore } from './panels.ts';
import type { SelectionStore } from './selection.ts';
import type { Shown, TraceStore } from './trace.ts';

/** Lengths |x| along one token's stream. */
export interface StreamSizes {
  readonly embedding: number;
  readonly layers: readonly LayerSizes[];
}

export interface LayerSizes {
  /** What attention writes. */
  readonly attention: number;
  /** The stream between attention and MLP. */
  readonly middle: number;
  /** What the MLP writes. */
  readonly mlp: number;
  /** The stream after the block. */
  readonly after: number;
}

export interface LensWord {
  readonly id: TokenId;
  /** Over the whole vocabulary. */
  readonly probability: number;
}

/** What was read of one run. */
export interface Reading {
  /** By position; undefined until it has arrived. */
  readonly sizes: readonly (StreamSizes | undefined)[];
  /** By position and level (0 reads the embedding, l + 1 what layer l leaves): the likeliest words, best first. */
  readonly lens: readonly (readonly (readonly LensWord[])[] | undefined)[];
}

export interface PictureState extends Reading {
  /** The same of an experiment's run, as far as it has arrived; null before there is one. */
  readonly changed: (Reading & { readonly runId: number }) | null;
  /** True when this model's graph cannot answer, so that waiting is in vain. */
  readonly lacksSizes: boolean;
  readonly lacksLens: boolean;
}

export type PictureStore = ReturnType<typeof createPicture>['store'];

interface Around {
  readonly engine: Engine;
  readonly network: NetworkStore;
  readonly trace: TraceStore;
  readonly selection: SelectionStore;
  readonly comparison: ComparisonStore;
  readonly panels: PanelsStore;
}

/** Words kept of each lens: the likeliest is drawn, the others stand in its note. */
export const LENS_WORDS = 3;
const EMPTY: PictureState = { sizes: [], lens: [], changed: null, lacksSizes: false, lacksLens: false };

/** A run whose numbers are asked for, and where they are put. */
interface Asked {
  readonly runId: number;
  readonly length: number;
  read(): Reading;
  write(part: Partial<Reading>): void;
}

export function createPicture({ engine, network, trace, selection, comparison, panels }: Around) {
  const store = createStore<PictureState>()(() => EMPTY);
  /** The tokens, and the model that read them, of which the store holds numbers. */
  let known: { readonly model: Model | null; readonly ids: readonly TokenId[] } = { model: null, ids: [] };
  /** The text that is being asked about. */
  let asking: { readonly shown: Shown; readonly abort: AbortController } | null = null;
  let askingChanged: { readonly runId: number; readonly abort: AbortController } | null = null;

  /** Forget what is not true of this text, and keep what is. */
  function take(shown: Shown, model: Model) {
    const same = known.model === model ? sharedLength(known.ids, shown.ids) : 0;
    // A beginning of what is known is going back: what comes after may be wanted again.
    if (same === shown.ids.length && same > 0) return;
    known = { model, ids: shown.ids };
    const { sizes, lens } = store.getState();
    if (same === 0) store.setState(EMPTY);
    else store.setState({ sizes: sizes.slice(0, same), lens: lens.slice(0, same) });
  }

  async function fetchSizes({ runId, length, read, write }: Asked, signal: AbortSignal) {
    const { sizes } = read();
    const from = Array.from({ length }, (_, at) => at).find((at) => sizes[at] === undefined);
    if (store.getState().lacksSizes || from === undefined) return;
    try {
      const { shape, data } = await engine.streamSizes({ runId, from, to: length }, { signal });
      if (signal.aborted) return;
      const width = shape[1] ?? 0;
      const fresh = read().sizes.slice();
      for (let row = 0; row < length - from; row += 1)
        fresh[from + row] = readSizes(data.subarray(row * width, (row + 1) * width));
      write({ sizes: fresh });
    } catch (error) {
      if (isLacking(describeError(error))) store.setState({ lacksSizes: true });
    }
  }

  /** The next column to read: the selected one, then from the last to the first. Null when all are here. */
  function nextPosition({ length, read }: Asked): number | null {
    const { lens } = read();
    const { query } = selection.getState();
    if (query !== null && query < length && lens[query] === undefined) return query;
    for (let at = length - 1; at >= 0; at -= 1) if (lens[at] === undefined) return at;
    return null;
  }

  /** One column after another, so that a newer run of the model waits for one at most. */
  async function fetchLens(asked: Asked, signal: AbortSignal) {
    try {
      for (let at = nextPosition(asked); at !== null; at = nextPosition(asked)) {
        if (store.getState().lacksLens) return;
        const top = await engine.lensTop({ runId: asked.runId, position: at, count: LENS_WORDS }, { signal });
        if (signal.aborted) return;
        const lens = asked.read().lens.slice();
        lens[at] = readLens(top.ids, top.probabilities);
        asked.write({ lens });
      }
    } catch (error) {
      if (isLacking(describeError(error))) store.setState({ lacksLens: true });
      // Else a newer text has come, or will: its own questions follow.
    }
  }

  function fetch(asked: Asked, signal: AbortSignal) {
    return Promise.all([fetchSizes(asked, signal), fetchLens(asked, signal)]);
  }

  /** Reads the text on show anew; what stands is replaced when all of it has come. `model`: who has read it now. */
  async function renew(model: Model) {
    const { shown } = trace.getState();
    if (!shown) return;
    asking?.abort.abort();
    const mine = { shown, abort: new AbortController() };
    asking = mine;
    const { runId, ids } = shown;
    let fresh: Reading = { sizes: [], lens: [] };
    const write = (part: Partial<Reading>) => void (fresh = { ...fresh, ...part });
    await fetch({ runId, length: ids.length, read: () => fresh, write }, mine.abort.signal);
    if (mine.abort.signal.aborted) return;
    known = { model, ids };
    store.setState(fresh);
  }

  /** The experiment's run, where the picture shows it; what is asked of the text on show comes first. */
  function followChanged(shown: Shown) {
    const runId = experimentOn(comparison.getState(), shown.ids)?.after.runId;
    if (runId === undefined || panels.getState().pictureSide === 'before') return;
    if (askingChanged?.runId === runId && store.getState().changed?.runId === runId) return;
    askingChanged?.abort.abort();
    const mine = { runId, abort: new AbortController() };
    askingChanged = mine;
    store.setState({ changed: { runId, sizes: [], lens: [] } });
    const read = () => store.getState().changed ?? { runId, sizes: [], lens: [] };
    const write = (part: Partial<Reading>) => store.setState({ changed: { ...read(), ...part } });
    void fetch({ runId, length: shown.ids.length, read, write }, mine.abort.signal);
  }

  const follower: Follower = {
    follow() {
      const { shown } = trace.getState();
      const { model } = network.getState();
      if (!shown || !model || model.transparency !== 'full') return;
      take(shown, model);
      followChanged(shown);
      if (asking?.shown.ids === shown.ids && asking.shown.runId === shown.runId) return;
      asking?.abort.abort();
      const mine = { shown, abort: new AbortController() };
      asking = mine;
      const { runId, ids } = shown;
      void fetch(
        { runId, length: ids.length, read: store.getState, write: (part) => store.setState(part) },
        mine.abort.signal,
      );
    },
  };
  return { store, follower, renew };
}

/** |embedding|, then for each layer |attentionOut|, |residualMid|, |mlpOut|, |residual|: 1 + 4L numbers. */
function readSizes(row: Float32Array): StreamSizes {
  const number = (at: number) => row[at] ?? NaN;
  const layers = Array.from({ length: (row.length - 1) / 4 }, (_, layer): LayerSizes => {
    const first = 1 + 4 * layer;
    return {
      attention: number(first),
      middle: number(first + 1),
      mlp: number(first + 2),
      after: number(first + 3),
    };
  });
  return { embedding: number(0), layers };
}

function readLens(ids: Int32Array, probabilities: Float32Array): readonly (readonly LensWord[])[] {
  return Array.from({ length: ids.length / LENS_WORDS }, (_, level) =>
    Array.from({ length: LENS_WORDS }, (_, rank) => ({
      id: tokenId(ids[level * LENS_WORDS + rank] ?? 0),
      probability: probabilities[level * LENS_WORDS + rank] ?? NaN,
    })),
  );
}

function sharedLength(left: readonly TokenId[], right: readonly TokenId[]): number {
  const shorter = Math.min(left.length, right.length);
  for (let at = 0; at < shorter; at += 1) if (left[at] !== right[at]) return at;
  return shorter;
}
