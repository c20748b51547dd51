/**
 * A new model as it is being chosen: its text, its sizes, its seed, and what a step of it would cost. While the model
 * at hand has learnt nothing, a choice takes effect at once; later it waits for a word, so that nothing is lost by a slip.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { unixLineEnds } from '@/model/tokens.ts';
import type { SizeChoice, TextSource } from './contract.ts';
import { hasLearnt, type TrainingStore, type TrainingSurroundings } from './trainingState.ts';

export interface SetupState {
  readonly kind: TextSource['kind'];
  /** The visitor's own text, kept while another is chosen. */
  readonly own: string;
  readonly sizes: SizeChoice;
  readonly seed: number;
  /** Timed on a few steps; null until then. */
  readonly millisecondsPerStep: number | null;
  setKind(kind: TextSource['kind']): void;
  setOwn(own: string): void;
  setSizes(sizes: Partial<SizeChoice>): void;
  setSeed(seed: number): void;
  /** A model of this choice, now. */
  make(): Promise<void>;
  /** The choice as the model at hand has it. */
  takeBack(): void;
}

export type SetupStore = StoreApi<SetupState>;

/** How long a slider rests before a model is made, in milliseconds. */
const REST = 300;

export function createSetupStore({ trainer, wait, first }: TrainingSurroundings, training: TrainingStore): SetupStore {
  let changes = 0;
  let isMaking = false;

  const store = createStore<SetupState>()((set, get) => {
    const textOf = ({ kind, own }: SetupState): TextSource => (kind === 'own' ? { kind, text: own } : { kind });

    /** The newest choice only, once it rests. */
    async function settle(): Promise<void> {
      const mine = ++changes;
      await wait(REST);
      if (mine !== changes) return;
      const { model, progress } = training.getState();
      if (progress?.isRunning) return;
      // A text of one's own is handed over with a button, when it is complete.
      const isOwnReady = get().kind !== 'own' || model?.text?.kind === 'own';
      if (!hasLearnt(training.getState()) && isOwnReady && describesAnother(get(), training)) await get().make();
      else await estimate();
    }

    async function estimate(): Promise<void> {
      const { model, progress } = training.getState();
      if (!model || progress?.isRunning) return;
      const mine = changes;
      try {
        const { vocabularySize } = model.sizes;
        const { millisecondsPerStep } = await trainer.estimate({ sizes: { ...get().sizes, vocabularySize } });
        if (mine === changes) set({ millisecondsPerStep });
      } catch {
        set({ millisecondsPerStep: null });
      }
    }

    function change(changed: Partial<SetupState>): void {
      set({ ...changed, millisecondsPerStep: null });
      void settle();
    }

    return {
      kind: first.text.kind,
      own: '',
      sizes: first.sizes,
      seed: first.seed,
      millisecondsPerStep: null,
      setKind: (kind) => change({ kind }),
      setOwn: (own) => set({ own: unixLineEnds(own) }),
      setSizes: (sizes) => change({ sizes: { ...get().sizes, ...sizes } }),
      setSeed: (seed) => change({ seed }),
      async make() {
        const mine = ++changes;
        const { sizes, seed } = get();
        isMaking = true;
        await training.getState().prepare({ text: textOf(get()), sizes, seed });
        isMaking = false;
        // What was chosen meanwhile counts.
        if (mine === changes) await estimate();
        else void settle();
      },
      takeBack() {
        const { model, text } = training.getState();
        if (!model) return;
        const { layerCount, headCount, width, contextLength } = model.sizes;
        const sizes = { layerCount, headCount, width, contextLength };
        set({
          sizes,
          seed: model.seed,
          kind: text?.kind ?? 'world',
          ...(text?.kind === 'own' ? { own: text.text } : {}),
        });
        void settle();
      },
    };
  });

  // A model that came some other way (a file, a recording, the last visit) is the choice from now on.
  training.subscribe((state, last) => {
    if (state.model !== last.model && !isMaking) store.getState().takeBack();
  });
  return store;
}

/** Whether the choice differs from the model at hand. */
export function describesAnother(choice: SetupState, training: TrainingStore): boolean {
  const { model, text } = training.getState();
  if (!model) return true;
  const isOtherText = text?.kind !== choice.kind || (text.kind === 'own' && text.text !== choice.own);
  const isOtherSize = (Object.keys(choice.sizes) as (keyof SizeChoice)[]).some(
    (name) => choice.sizes[name] !== model.sizes[name],
  );
  return isOtherText || isOtherSize || choice.seed !== model.seed;
}
