/**
 * Which model is loaded, and how loading goes. The model in use stays until the next one is
 * ready; a failed or stopped load leaves it as it was.
 */
import { createStore } from 'zustand/vanilla';
import type { Engine } from '@/engine/Engine.ts';
import { EngineError, isAborted } from '@/engine/EngineError.ts';
import type { EngineErrorData, LoadedModel, ModelSource, Progress } from '@/engine/protocol.ts';
import { tokenId } from '@/model/axes.ts';
import type { Vocabulary } from '@/model/vocabulary.ts';

/** The loaded model as views know it. */
export type Model = Omit<LoadedModel, 'vocabularyBytes' | 'vocabularyOffsets' | 'specialTokens'> & {
  readonly vocabulary: Vocabulary;
};

export interface NetworkState {
  readonly model: Model | null;
  /** The load under way, if any. */
  readonly loading: { readonly source: ModelSource; readonly progress: Progress | null } | null;
  /** Why the last load failed, and what was to be loaded. */
  readonly failure: { readonly source: ModelSource; readonly error: EngineErrorData } | null;
  /** Load a model. Resolves to true once it is the one in use. */
  load(source: ModelSource): Promise<boolean>;
  stopLoading(): void;
  dismissFailure(): void;
  /** The worker died and took the model with it. */
  loseModel(error: EngineErrorData): void;
}

export type NetworkStore = ReturnType<typeof createNetwork>;

export function createNetwork(engine: Engine) {
  let controller: AbortController | null = null;

  return createStore<NetworkState>()((set, get) => ({
    model: null,
    loading: null,
    failure: null,

    async load(source) {
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
        set({ model: toModel(loaded), loading: null });
        return true;
      } catch (error) {
        if (mine !== controller) return false;
        set({ loading: null, failure: isAborted(error) ? null : { source, error: describeError(error) } });
        return false;
      }
    },

    stopLoading() {
      controller?.abort();
      controller = null;
      set({ loading: null });
    },

    dismissFailure: () => set({ failure: null }),

    loseModel(error) {
      const source = get().model?.source ?? get().loading?.source;
      if (source) set({ model: null, loading: null, failure: { source, error } });
    },
  }));
}

/** An error as data, whatever was thrown. */
export function describeError(error: unknown): EngineErrorData {
  if (error instanceof EngineError) return error.toData();
  return { name: 'Internal', detail: error instanceof Error ? error.message : String(error) };
}

function toModel({ vocabularyBytes, vocabularyOffsets, specialTokens, ...rest }: LoadedModel): Model {
  return {
    ...rest,
    vocabulary: { bytes: vocabularyBytes, offsets: vocabularyOffsets, special: new Set(specialTokens.map(tokenId)) },
  };
}
