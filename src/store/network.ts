/**
 * Which model is loaded, and how loading goes. The model in use stays until the next one is
 * ready; a failed or stopped load leaves it as it was.
 */
import { createStore } from 'zustand/vanilla';
import type { Engine } from '@/engine/Engine.ts';
import { EngineError, isAborted } from '@/engine/EngineError.ts';
import type { EngineErrorData, LoadedModel, ModelSource, Progress } from '@/engine/protocol.ts';
import { createBpeRules, type BpeRules } from '@/model/bpe/rules.ts';
import { createVocabulary, type Vocabulary } from '@/model/vocabulary.ts';
import { windowLength, WORKBENCH_TOKENS } from '@/model/config.ts';
import { DEFAULT_SITE, type Site } from './catalog.ts';
import type { Device } from './device.ts';
import { textNeed } from './memoryNeed.ts';
import { createTransferRate, type Speed } from './transferRate.ts';

// What views need of the engine's words; they do not import the engine.
export type { EngineErrorData, ModelSource, Progress };

/** The loaded model as views know it. */
export type Model = Omit<LoadedModel, 'vocabularyBytes' | 'vocabularyOffsets' | 'specialTokens' | 'cutting'> & {
  readonly vocabulary: Vocabulary;
  /** How its tokenizer cuts a text; null where it is no byte-level BPE that cuts as GPT-2 does. */
  readonly bpe: BpeRules | null;
};

/** Nothing can be computed: its numbers come from a file. */
export function isRecorded(model: Model | null): boolean {
  return model?.recordedAt !== undefined;
}

/** A recording that stands for the model on its way, until that has come. */
export function isAhead(model: Model | null): boolean {
  return model?.source.kind === 'recording' && model.source.isAhead === true;
}

/** What the visitor has asked for is on show: a model that runs, or a recording of theirs. */
export function isHere(model: Model | null): boolean {
  return model !== null && !isAhead(model);
}

/** Its graph is open and it is here: heads can be switched off, other texts be read. */
export function canChange(model: Model | null): boolean {
  return model?.transparency === 'full' && !isRecorded(model);
}

/** How many of a text's last tokens the model reads; of a model that is not here yet nothing is known. */
export function windowOf({ model, window }: Pick<NetworkState, 'model' | 'window'>): number {
  if (!model) return Infinity;
  // A recording is shown as long as it is.
  return isRecorded(model) ? model.config.contextLength : windowLength(model.config, window);
}

/** What stands until the first model has come (ahead.ts). */
export interface Before {
  /** Null when there is nothing for the text in the box, or it could not be had. */
  open(): Promise<LoadedModel | null>;
  /** It is the model in use now. */
  show(): Promise<void>;
  /** The model has come and answers, and is to be in use: it computes what is on show, so that nothing moves. */
  giveWay(model: Model): Promise<void>;
}

export interface Loading {
  readonly source: ModelSource;
  readonly progress: Progress | null;
  /** Null where nothing is fetched, or not for long enough. */
  readonly speed: Speed | null;
}

export interface NetworkState {
  readonly model: Model | null;
  /** As many tokens as the model is to read at most; see windowOf. */
  readonly window: number;
  /** What holds: what the owner has set, but for the address of models where the visitor has set another. */
  readonly site: Site;
  /** What the owner of this site has set. */
  readonly owner: Site;
  /** The visitor's address of models; null: the owner's. */
  readonly mirror: string | null;
  /** The load under way, if any. */
  readonly loading: Loading | null;
  /** The visitor has asked for what only the model on its way can do. */
  readonly isAwaited: boolean;
  /** A download that waits for the visitor: what came of it is kept. */
  readonly paused: Loading | null;
  /** Why the last load failed, and what was to be loaded. */
  readonly failure: { readonly source: ModelSource; readonly error: EngineErrorData } | null;
  /**
   * Load a model. Resolves to true once it is the one in use. `makeRoom` is called just before, when it
   * is sure to be: what belongs to the model in use must go at the same moment, for ids and numbers of
   * one model mean nothing to another.
   */
  load(source: ModelSource, makeRoom?: () => void, before?: Before): Promise<boolean>;
  /** Resolves once no model is on its way any more that something stands for. */
  arrival(): Promise<void>;
  /** The load stops; what came of a download stays for the next one. */
  stopLoading(): void;
  /** As stopLoading, and the download stands there to be gone on with: by loading its source again. */
  pauseLoading(): void;
  /** The load stops, and what came of files that are not whole is forgotten. */
  cancelLoading(): Promise<void>;
  /** False when this device cannot hold what the model in use computes for so many tokens: then nothing changes. */
  setWindow(tokens: number): boolean;
  setSite(site: Site): void;
  setMirror(address: string | null): void;
  /** Whether all of a Hub model is kept in this browser. Asks nobody else. */
  isKept(source: ModelSource): Promise<boolean>;
  dismissFailure(): void;
  /** Show this failure, of a model other than the one in use. */
  fail(failure: NonNullable<NetworkState['failure']>): void;
}

export type NetworkStore = ReturnType<typeof createNetwork>;

export function createNetwork(
  engine: Engine,
  now = () => performance.now(),
  memoryGigabytes: Device['memoryGigabytes'] = () => null,
) {
  let controller: AbortController | null = null;

  const store = createStore<NetworkState>()((set, get) => ({
    model: null,
    isAwaited: false,
    window: WORKBENCH_TOKENS,
    site: DEFAULT_SITE,
    owner: DEFAULT_SITE,
    mirror: null,
    loading: null,
    paused: null,
    failure: null,

    setWindow(tokens) {
      const { model } = get();
      if (model && !fitsWindow(model, tokens, memoryGigabytes())) return false;
      set({ window: tokens });
      return true;
    },

    setSite(owner) {
      set({ owner });
      get().setMirror(get().mirror);
    },
    setMirror(mirror) {
      const { owner } = get();
      set({ mirror, site: mirror === null ? owner : { ...owner, hub: mirror } });
    },

    async isKept(source) {
      try {
        return (await engine.check({ source, isOffline: true })).exports.some(({ isKept }) => isKept);
      } catch {
        return false;
      }
    },

    async load(source, makeRoom, before) {
      controller?.abort();
      const mine = (controller = new AbortController());
      set({ loading: { source, progress: null, speed: null }, paused: null, failure: null });
      const rate = createTransferRate(now);
      const follow = (progress: Progress) => {
        if (mine !== controller) return;
        const isFetched = progress.phase === 'download' && !progress.fromCache;
        const speed = isFetched ? rate(progress) : null;
        set({ loading: { source, progress, speed } });
      };
      try {
        const standing = before ? await before.open() : null;
        if (mine !== controller) return false;
        if (standing) {
          set({ model: toModel(standing) });
          await before?.show();
        }
        const loaded = await engine.load({ source }, { signal: mine.signal, onProgress: follow });
        if (mine !== controller) return false;
        // The source as it was asked for: files at hand need not be kept twice.
        const model = toModel({ ...loaded, source });
        if (standing) await before?.giveWay(model);
        if (mine !== controller) return false;
        makeRoom?.();
        // A window that was chosen for a smaller model may be more than there is room for.
        const window = fitsWindow(model, get().window, memoryGigabytes()) ? get().window : WORKBENCH_TOKENS;
        set({ model, window, loading: null, isAwaited: false });
        return true;
      } catch (error) {
        if (mine !== controller) return false;
        set({ loading: null, failure: isAborted(error) ? null : { source, error: describeError(error) } });
        endWaiting();
        return false;
      }
    },

    stopLoading() {
      controller?.abort();
      controller = null;
      set({ loading: null });
      endWaiting();
    },

    arrival() {
      if (!isAhead(get().model)) return Promise.resolve();
      set({ isAwaited: true });
      return new Promise((done) => {
        const stop = store.subscribe(({ model }) => {
          if (isAhead(model)) return;
          stop();
          // What an address asks for is put back when its model is here, and would take away what is done before that.
          setTimeout(done);
        });
      });
    },

    pauseLoading() {
      const { loading } = get();
      get().stopLoading();
      set({ paused: loading && { ...loading, speed: null } });
    },

    async cancelLoading() {
      if (get().loading) get().pauseLoading();
      const { paused } = get();
      // The engine sees the download out before it forgets it.
      if (paused?.source.kind === 'hub')
        await engine.forget({ source: paused.source, unfinished: true }).catch(() => undefined);
      if (get().paused === paused) set({ paused: null });
    },

    fail: (failure) => set({ failure }),
    dismissFailure: () => set({ failure: null }),
  }));

  /** Nothing is on its way: what stood for it would wait in vain. */
  function endWaiting() {
    if (isAhead(store.getState().model)) store.setState({ model: null, isAwaited: false });
  }
  return store;
}

/** The least window is never refused: without one there is no page. */
function fitsWindow(model: Model, tokens: number, memoryGigabytes: number | null): boolean {
  const length = windowLength(model.config, tokens);
  return length <= WORKBENCH_TOKENS || textNeed(model, length, memoryGigabytes).fits;
}

/** An error as data, whatever was thrown. */
export function describeError(error: unknown): EngineErrorData {
  if (error instanceof EngineError) return error.toData();
  return { name: 'Internal', detail: error instanceof Error ? error.message : String(error) };
}

function toModel({ vocabularyBytes, vocabularyOffsets, specialTokens, cutting, ...rest }: LoadedModel): Model {
  const vocabulary = createVocabulary(vocabularyBytes, vocabularyOffsets, specialTokens);
  return { ...rest, vocabulary, bpe: cutting && readRules(vocabulary, cutting) };
}

/** A vocabulary that lacks a byte is another kind: what it leaves out of a text nobody here can say. */
function readRules(vocabulary: Vocabulary, { merges, plain }: NonNullable<LoadedModel['cutting']>): BpeRules | null {
  try {
    return createBpeRules(vocabulary, merges, plain);
  } catch {
    return null;
  }
}
