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
  /** x and y of each token, of the first of the vocabulary alone where `reduced` says so. */
  readonly places: Float32Array;
  /** Of the first axes, the share of all variance along each; null where axes mean nothing (UMAP). */
  readonly shares: Float32Array | null;
  /** What UMAP was given in place of all rows, where they are too many: the first tokens, on so many main axes. */
  readonly reduced: { readonly axes: number; readonly share: number } | null;
}

export interface MapProgress {
  readonly done: number;
  readonly total: number;
  /** Seconds that it will still take, going on as so far; null before that can be told. */
  readonly left: number | null;
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
  readonly progress: MapProgress | null;
  readonly view: MapView;
  /** Whether the projection on its way was given up. */
  readonly isStopped: boolean;
  /** Compute what is chosen, unless it is here. */
  open(): void;
  setProjection(projection: Projection): void;
  setView(view: MapView): void;
  stop(): void;
}

export type TokenMapStore = ReturnType<typeof createTokenMap>;

/** Shares that are told: the two on show, and what the next would add. */
const AXES = 8;
/**
 * Tokens that UMAP places of a vocabulary whose rows are too many for it: it holds all of them at once, compares each
 * with each, and its work grows with them. They are the first of the vocabulary, which are written most.
 */
export const UMAP_TOKENS = 8192;
/** A matrix may have more rows than the vocabulary has tokens, which pad it: by so much at most. */
const PADDING = 1.05;
/** A time that is told earlier would jump about. */
const TELL_LEFT_AFTER = 3;

interface Around {
  readonly engine: Engine;
  readonly network: NetworkStore;
  /** Absent where nothing projects: the map then says so. */
  readonly projector: Projector | undefined;
  /** Numbers of a matrix that can be had at once. */
  readonly most?: number;
}

type Tell = (progress: { readonly done: number; readonly total: number }) => void;

export function createTokenMap({ engine, network, projector, most = MOST_EMBEDDING_NUMBERS }: Around) {
  const asking = createAsking();
  /** Maps of the loaded model that are done: changing to and fro computes nothing. */
  const done = new Map<Projection, TokenMap>();

  const store = createStore<TokenMapState>()((set, get) => {
    /** Says how far it is, and, by how long that took, how long it will be. */
    function teller(): Tell {
      const begun = performance.now();
      return (progress) => {
        const seconds = (performance.now() - begun) / 1000;
        const isKnown = seconds >= TELL_LEFT_AFTER && progress.done > 0;
        const left = isKnown ? (seconds * (progress.total - progress.done)) / progress.done : null;
        set({ progress: { ...progress, left } });
      };
    }

    async function compute(projection: Projection, model: Model, signal: AbortSignal): Promise<TokenMap> {
      const known = done.get(projection);
      if (known) return known;
      if (!projector) throw new Error('There is nothing here that projects.');
      const task: Task = { engine, projector, model, most, signal, teller };
      const map = await (projection === 'pca' ? byPrincipalAxes(task) : byUmap(task));
      done.set(projection, map);
      return map;
    }

    return {
      projection: 'pca',
      map: WAITING,
      progress: null,
      view: WHOLE_MAP,
      isStopped: false,

      open() {
        const { model } = network.getState();
        if (!model) return;
        const { projection } = get();
        set({ isStopped: false });
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

interface Task {
  readonly engine: Engine;
  readonly projector: Projector;
  readonly model: Model;
  readonly most: number;
  readonly signal: AbortSignal;
  readonly teller: () => Tell;
}

async function byPrincipalAxes(task: Task): Promise<TokenMap> {
  const { shares, projectOn } = await findAxes(task, AXES);
  return { projection: 'pca', places: await projectOn(2), shares, reduced: null };
}

async function byUmap(task: Task): Promise<TokenMap> {
  const { engine, projector, model, most, signal, teller } = task;
  const { vocabularySize, width } = model.config;
  const place = (rows: Float32Array, of: number) => {
    const tell = teller();
    return projector.umap({ rows, width: of }, { signal, onProgress: (at, total) => tell({ done: at, total }) });
  };
  if (vocabularySize * width <= most) {
    const rows = await readRows(engine, 'token', [...new Array(vocabularySize).keys()], signal);
    return { projection: 'umap', places: await place(rows, width), shares: null, reduced: null };
  }
  const count = Math.max(2, Math.min(width, Math.floor(most / (PADDING * vocabularySize))));
  const { shares, projectOn } = await findAxes(task, count);
  const rows = (await projectOn(count)).slice(0, count * UMAP_TOKENS);
  const share = shares.reduce((sum, part) => sum + part, 0);
  return { projection: 'umap', places: await place(rows, count), shares: null, reduced: { axes: count, share } };
}

/** The main axes of all rows, each with its share, and where the tokens stand along the first of them. */
async function findAxes({ engine, projector, model, signal, teller }: Task, most: number) {
  const tell = teller();
  const onProgress = (progress: Progress) => progress.phase === 'run' && tell(progress);
  const moments = await engine.embeddingMoments({ table: 'token' }, { signal, onProgress });
  const width = moments.shape[1] ?? 0;
  const { axes, shares } = await projector.principalAxes(
    { covariance: moments.data.slice(width), width, count: most },
    { signal },
  );
  const projectOn = async (count: number): Promise<Float32Array> => {
    const { data } = await engine.embeddingProjection(
      { table: 'token', offset: moments.data.slice(0, width), axes: axes.slice(0, count * width) },
      { signal, onProgress },
    );
    // A matrix may hold rows beyond the vocabulary, which pad it.
    return data.slice(0, count * model.config.vocabularySize);
  };
  return { shares, projectOn };
}

const within = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value));
