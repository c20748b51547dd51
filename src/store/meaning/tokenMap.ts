/** The vocabulary on a plane: by principal axes (linear, with what it loses as a number), or by UMAP when asked for. */
import { createStore } from 'zustand/vanilla';
import type { Engine } from '@/engine/Engine.ts';
import type { Progress } from '@/engine/protocol.ts';
import { MOST_EMBEDDING_NUMBERS } from '@/engine/protocol.ts';
import type { Projector } from '@/engine/projection/Projector.ts';
import { createAsking, WAITING, type Answer } from '@/store/asking.ts';
import type { Model, NetworkStore } from '@/store/network.ts';
import { readRows } from './meaning.ts';

export const PROJECTIONS = ['pca', 'umap'] as const;
export type Projection = (typeof PROJECTIONS)[number];

export interface TokenMap {
  readonly projection: Projection;
  /** V×2. */
  readonly places: Float32Array;
  /** Of the first axes, the share of all variance along each; null where axes mean nothing (UMAP). */
  readonly shares: Float32Array | null;
}

/** The middle of what is on show, in units of the map (all of it is 0 … 1 across), and how near one looks: 1 shows all. */
export interface MapView {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

export const WHOLE_MAP: MapView = { x: 0.5, y: 0.5, zoom: 1 };
export const MOST_ZOOM = 400;

export interface TokenMapState {
  readonly projection: Projection;
  readonly map: Answer<TokenMap>;
  readonly progress: { readonly done: number; readonly total: number } | null;
  readonly view: MapView;
  /** Whether the projection on its way was given up. */
  readonly isStopped: boolean;
  /** UMAP takes all rows at once: for a large vocabulary they are too many. */
  canUmap(): boolean;
  /** Compute what is chosen, unless it is here. */
  open(): void;
  setProjection(projection: Projection): void;
  setView(view: MapView): void;
  stop(): void;
}

export type TokenMapStore = ReturnType<typeof createTokenMap>;

/** Shares that are told: the two on show, and what the next would add. */
const AXES = 8;

interface Around {
  readonly engine: Engine;
  readonly network: NetworkStore;
  /** Absent where nothing projects: the map then says so. */
  readonly projector: Projector | undefined;
}

export function createTokenMap({ engine, network, projector }: Around) {
  const asking = createAsking();
  /** Maps of the loaded model that are done: changing to and fro computes nothing. */
  const done = new Map<Projection, TokenMap>();

  function fits(model: Model | null): boolean {
    return model !== null && model.config.vocabularySize * model.config.width <= MOST_EMBEDDING_NUMBERS;
  }

  const store = createStore<TokenMapState>()((set, get) => {
    const tell = (progress: { done: number; total: number }) => set({ progress });

    async function compute(projection: Projection, model: Model, signal: AbortSignal): Promise<TokenMap> {
      const known = done.get(projection);
      if (known) return known;
      if (!projector) throw new Error('There is nothing here that projects.');
      const { vocabularySize, width } = model.config;
      const map =
        projection === 'pca'
          ? await byPrincipalAxes(engine, projector, vocabularySize, tell, signal)
          : {
              projection,
              shares: null,
              places: await projector.umap(
                { rows: await readRows(engine, 'token', [...new Array(vocabularySize).keys()], signal), width },
                { signal, onProgress: (at, total) => tell({ done: at, total }) },
              ),
            };
      done.set(projection, map);
      return map;
    }

    return {
      projection: 'pca',
      map: WAITING,
      progress: null,
      view: WHOLE_MAP,
      isStopped: false,
      canUmap: () => fits(network.getState().model),

      open() {
        const { model } = network.getState();
        if (!model) return;
        const projection = get().projection === 'umap' && !fits(model) ? 'pca' : get().projection;
        set({ projection, isStopped: false });
        asking.ask(
          'map',
          projection,
          (signal) => compute(projection, model, signal),
          (map) => set({ map, ...(map.state === 'waiting' ? {} : { progress: null }) }),
        );
      },

      setProjection(projection) {
        if (projection === get().projection) return;
        set({ projection, view: WHOLE_MAP, progress: null });
        get().open();
      },

      setView: ({ x, y, zoom }) =>
        set({ view: { x: within(x, 0, 1), y: within(y, 0, 1), zoom: within(zoom, 1, MOST_ZOOM) } }),

      stop() {
        asking.stop();
        set({ progress: null, isStopped: get().map.state === 'waiting' });
      },
    };
  });

  network.subscribe((now, before) => {
    if (now.model === before.model) return;
    asking.forget();
    done.clear();
    store.setState({ map: WAITING, progress: null, view: WHOLE_MAP, isStopped: false });
  });
  return store;
}

async function byPrincipalAxes(
  engine: Engine,
  projector: Projector,
  vocabularySize: number,
  tell: (progress: { done: number; total: number }) => void,
  signal: AbortSignal,
): Promise<TokenMap> {
  const onProgress = (progress: Progress) => progress.phase === 'run' && tell(progress);
  const moments = await engine.embeddingMoments({ table: 'token' }, { signal, onProgress });
  const width = moments.shape[1] ?? 0;
  const { axes, shares } = await projector.principalAxes(
    { covariance: moments.data.slice(width), width, count: AXES },
    { signal },
  );
  const places = await engine.embeddingProjection(
    { table: 'token', offset: moments.data.slice(0, width), axes: axes.slice(0, 2 * width) },
    { signal, onProgress },
  );
  // A matrix may hold rows beyond the vocabulary, which pad it.
  return { projection: 'pca', places: places.data.slice(0, 2 * vocabularySize), shares };
}

const within = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value));
