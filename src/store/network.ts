/**
 * Which model is loaded, and how loading goes. The model in use stays until the next one is
 * ready; a failed or stopped load leaves it as it was.
 */
import { createStore } from 'zustand/vanilla';
import type { Engine } from '@/engine/Engine.ts';
import { EngineError, isAborted } from '@/engine/EngineError.ts';
import type { EngineErrorData, LoadedModel, ModelSource, Progress, Result } from '@/engine/protocol.ts';
import { createBpeRules, type BpeRules } from '@/model/bpe/rules.ts';
import { createVocabulary, type Vocabulary } from '@/model/vocabulary.ts';
import { DEFAULT_SITE, type Site } from './catalog.ts';

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

/** Its graph is open and it is here: heads can be switched off, other texts be read. */
export function canChange(model: Model | null): boolean {
  return model?.transparency === 'full' && !isRecorded(model);
}

export interface NetworkState {
  readonly model: Model | null;
  /** What the owner of this site has set. */
  readonly site: Site;
  /** A Hub model the visitor asked about: its size, or null while the Hub is being asked. */
  readonly offer: { readonly source: ModelSource; readonly size: Result<'measure'> | null } | null;
  /** The load under way, if any. */
  readonly loading: { readonly source: ModelSource; readonly progress: Progress | null } | null;
  /** Why the last load failed, or the question about its size, and what was to be loaded. */
  readonly failure: {
    readonly source: ModelSource;
    readonly error: EngineErrorData;
    readonly asked: 'model' | 'size';
  } | null;
  /**
   * Load a model. Resolves to true once it is the one in use. `makeRoom` is called just before, when it
   * is sure to be: what belongs to the model in use must go at the same moment, for ids and numbers of
   * one model mean nothing to another.
   */
  load(source: ModelSource, makeRoom?: () => void): Promise<boolean>;
  stopLoading(): void;
  setSite(site: Site): void;
  /** Whether all of a Hub model is kept in this browser. Asks nobody else. */
  isKept(source: ModelSource): Promise<boolean>;
  /** Ask how large a model's files are. */
  measure(source: ModelSource): Promise<void>;
  /** The visitor does not want the model they asked about. */
  withdrawOffer(): void;
  dismissFailure(): void;
  /** Show this failure, of a model other than the one in use. */
  fail(failure: NonNullable<NetworkState['failure']>): void;
}

export type NetworkStore = ReturnType<typeof createNetwork>;

export function createNetwork(engine: Engine) {
  let controller: AbortController | null = null;

  return createStore<NetworkState>()((set, get) => ({
    model: null,
    site: DEFAULT_SITE,
    offer: null,
    loading: null,
    failure: null,

    setSite: (site) => set({ site }),

    async measure(source) {
      set({ offer: { source, size: null }, failure: null });
      const isCurrent = () => get().offer?.source === source;
      try {
        const size = await engine.measure({ source });
        if (isCurrent()) set({ offer: { source, size } });
      } catch (error) {
        if (isCurrent()) set({ offer: null, failure: { source, error: describeError(error), asked: 'size' } });
      }
    },

    async isKept(source) {
      try {
        return (await engine.measure({ source, isOffline: true })).cached;
      } catch {
        return false;
      }
    },

    withdrawOffer: () => set({ offer: null }),

    async load(source, makeRoom) {
      controller?.abort();
      const mine = (controller = new AbortController());
      set({ loading: { source, progress: null }, failure: null });
      try {
        const loaded = await engine.load(
          { source },
          {
            signal: mine.signal,
            onProgress: (progress) => mine === controller && set({ loading: { source, progress } }),
          },
        );
        if (mine !== controller) return false;
        // The source as it was asked for: files at hand need not be kept twice.
        const model = toModel({ ...loaded, source });
        makeRoom?.();
        // Its files are kept now, so that the offer to download them is no longer true.
        set({ model, loading: null, offer: null });
        return true;
      } catch (error) {
        if (mine !== controller) return false;
        set({
          loading: null,
          failure: isAborted(error) ? null : { source, error: describeError(error), asked: 'model' },
        });
        return false;
      }
    },

    stopLoading() {
      controller?.abort();
      controller = null;
      set({ loading: null });
    },

    fail: (failure) => set({ failure }),
    dismissFailure: () => set({ failure: null }),
  }));
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
