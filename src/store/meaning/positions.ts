/** The position embeddings as a figure: how alike the rows of places are, and the axes along which they vary most. */
import { createStore } from 'zustand/vanilla';
import type { Engine } from '@/engine/Engine.ts';
import type { Projector } from '@/engine/projection/Projector.ts';
import { cosinesOfRows, spread } from '@/model/meaning/cosines.ts';
import { createAsking, WAITING, type Answer } from '@/store/asking.ts';
import type { NetworkStore } from '@/store/network.ts';
import { readRows } from './meaning.ts';

export interface Positions {
  /** How many the model has; those compared, counted from 0. */
  readonly count: number;
  readonly compared: readonly number[];
  /** n×n. */
  readonly cosines: Float32Array;
  /** Of every position its place along each of COMPONENTS axes, count×COMPONENTS. */
  readonly curves: Float32Array;
  readonly shares: Float32Array;
}

/** Two positions that are compared, counted from 0. */
export type PositionPair = readonly [one: number, other: number];
export const FIRST_PAIR: PositionPair = [0, 1];

export interface PositionsState {
  readonly positions: Answer<Positions>;
  /** Whose cosine is told while nothing is pointed at; of a smaller model it may name none. */
  readonly pair: PositionPair;
  open(): void;
  setPair(pair: PositionPair): void;
}

export type PositionsStore = ReturnType<typeof createPositions>;

export const COMPONENTS = 3;
/** Cells of the heatmap: more would be smaller than a pixel. */
const MOST_COMPARED = 256;

interface Around {
  readonly engine: Engine;
  readonly network: NetworkStore;
  readonly projector: Projector | undefined;
}

export function createPositions({ engine, network, projector }: Around) {
  const asking = createAsking();
  const store = createStore<PositionsState>()((set) => ({
    positions: WAITING,
    pair: FIRST_PAIR,
    setPair: (pair) => set({ pair }),
    open() {
      const { model } = network.getState();
      if (!model || !projector) return;
      const { contextLength } = model.config;
      asking.ask(
        'positions',
        '',
        (signal) => readPositions(engine, projector, contextLength, signal),
        (positions) => set({ positions }),
      );
    },
  }));

  network.subscribe((now, before) => {
    if (now.model === before.model) return;
    asking.forget();
    store.setState({ positions: WAITING, pair: FIRST_PAIR });
  });
  return store;
}

async function readPositions(
  engine: Engine,
  projector: Projector,
  contextLength: number,
  signal: AbortSignal,
): Promise<Positions> {
  const table = 'position';
  const { data: moments, shape } = await engine.embeddingMoments({ table }, { signal });
  const width = shape[1] ?? 0;
  const { axes, shares } = await projector.principalAxes(
    { covariance: moments.slice(width), width, count: COMPONENTS },
    { signal },
  );
  const curves = await engine.embeddingProjection({ table, offset: moments.slice(0, width), axes }, { signal });
  const count = Math.min(contextLength, curves.shape[0] ?? 0);
  const compared = spread(count, MOST_COMPARED);
  const rows = await readRows(engine, table, compared, signal);
  return { count, compared, cosines: cosinesOfRows(rows, width), curves: curves.data, shares };
}
