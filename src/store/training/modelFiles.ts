/** The model as files: a checkpoint to save and to load again, and the layout of a Hub repository, which opens like any GPT-2. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { NamedFile, Trainer, TrainerErrorData } from './contract.ts';
import { describeTrainerError, type Following, type TrainingStore } from './trainingState.ts';

export interface ModelFilesState {
  readonly work: 'saving' | 'loading' | 'exporting' | null;
  readonly failure: TrainerErrorData | null;
  /** What was made last, until the model learns on. */
  readonly exported: readonly NamedFile[];
  /** The model as one file; null when it failed. */
  save(): Promise<Uint8Array | null>;
  /** Takes a model up from a file. True when it stands. */
  load(bytes: Uint8Array): Promise<boolean>;
  /** The model as it is now, or was at a checkpoint: a name that no other model had, and the files; null when it failed. */
  exportModel(
    checkpoint?: number | null,
  ): Promise<{ readonly id: string; readonly files: readonly NamedFile[] } | null>;
  dismissFailure(): void;
}

export type ModelFilesStore = StoreApi<ModelFilesState>;

/** Far above any model that this page can make (about 40 MB with all that its training needs). */
export const MOST_BYTES = 200_000_000;

export function createModelFiles(trainer: Trainer, training: TrainingStore): Following<ModelFilesStore> {
  let exports = 0;

  const store = createStore<ModelFilesState>()((set) => {
    async function attempt<Value>(work: ModelFilesState['work'], job: () => Promise<Value>): Promise<Value | null> {
      set({ work, failure: null });
      try {
        return await job();
      } catch (error) {
        set({ failure: describeTrainerError(error) });
        return null;
      } finally {
        set({ work: null });
      }
    }

    return {
      work: null,
      failure: null,
      exported: [],

      save: () => attempt('saving', async () => (await trainer.save({ complete: true })).bytes),

      async load(bytes) {
        set({ work: 'loading', failure: null });
        // A model that was trained on the visitor's text finds it when it is still here.
        const { text, loadFile } = training.getState();
        const isLoaded = await loadFile(bytes, text?.kind === 'own' ? text : null);
        const { failure, dismissFailure } = training.getState();
        set({ work: null, failure: isLoaded ? null : (failure?.error ?? null) });
        // Told where the file was chosen, not twice.
        if (!isLoaded) dismissFailure();
        return isLoaded;
      },

      exportModel: (checkpoint = null) =>
        attempt('exporting', async () => {
          const { files } = await trainer.exportModel({ checkpoint });
          set({ exported: files });
          return { id: `trained-${++exports}`, files };
        }),

      dismissFailure: () => set({ failure: null }),
    };
  });

  /** What was followed last. */
  let last = training.getState();
  function follow(): void {
    const before = last;
    last = training.getState();
    const hasChanged = last.model !== before.model || last.progress?.step !== before.progress?.step;
    if (hasChanged && store.getState().exported.length > 0) store.setState({ exported: [] });
  }
  return { store, follower: { follow } };
}
