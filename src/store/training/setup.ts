/**
 * A new model as it is being chosen: its text, its sizes, its seed, and what a step of it would cost. While the model
 * at hand has learnt nothing, a choice takes effect at once; later it waits for a word, so that nothing is lost by a slip.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { unixLineEnds } from '@/model/tokens.ts';
import type { SizeChoice, TextSource } from './contract.ts';
import { isAtStake, type Following, type TrainingStore, type TrainingSurroundings } from './trainingState.ts';

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
  /** A model of this choice, now. True when it stands. */
  make(): Promise<boolean>;
  /**
   * Runs or steps. Before the first step of pre-training a choice that still waits is made, so that no other model
   * learns in its place; when it is refused, nothing begins.
   */
  beginWith(act: () => Promise<void>): Promise<void>;
  /** The choice as the model at hand has it. */
  takeBack(): void;
}

export type SetupStore = StoreApi<SetupState>;

/** How long a slider rests before a model is made, in milliseconds. */
const REST = 300;

export function createSetupStore(
  { trainer, wait, first }: TrainingSurroundings,
  training: TrainingStore,
): Following<SetupStore> {
  let changes = 0;
  let isMaking = false;
  /** The visitor has chosen something that no model was made of yet. */
  let isChosen = false;

  const store = createStore<SetupState>()((set, get) => {
    function change(changed: Partial<SetupState>): void {
      isChosen = true;
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
      setOwn(own) {
        isChosen = true;
        set({ own: unixLineEnds(own) });
      },
      setSizes: (sizes) => change({ sizes: { ...get().sizes, ...sizes } }),
      setSeed: (seed) => change({ seed }),
      async make() {
        const mine = ++changes;
        const { sizes, seed } = get();
        isMaking = true;
        const isMade = await training.getState().prepare({ text: textOf(get()), sizes, seed });
        isMaking = false;
        // What was chosen meanwhile counts.
        if (mine === changes) {
          isChosen &&= !isMade;
          await estimate();
        } else void settle();
        return isMade;
      },
      async beginWith(act) {
        const state = training.getState();
        const waits = state.phase === 'pretrain' && !isAtStake(state) && describesAnother(get(), training);
        if (!waits || (await get().make())) await act();
      },
      takeBack() {
        const { model, text } = training.getState();
        if (!model) return;
        isChosen = false;
        const { layerCount, headCount, width, contextLength } = model.sizes;
        const sizes = { layerCount, headCount, width, contextLength };
        set({
          sizes,
          seed: model.seed,
          // A model without its text learned from an own one that is not here.
          kind: text?.kind ?? 'own',
          ...(text?.kind === 'own' ? { own: text.text } : {}),
        });
        void settle();
      },
    };
  });

  /** The newest choice only, once it rests. */
  async function settle(): Promise<void> {
    const mine = ++changes;
    await wait(REST);
    if (mine !== changes) return;
    const state = training.getState();
    if (state.progress?.isRunning) return;
    const choice = store.getState();
    // A text of one's own is handed over with a button, when it is complete.
    const isOwnReady = choice.kind !== 'own' || state.model?.text?.kind === 'own';
    // Before the first model there is nothing to compare with: the choice is looked at again when that one stands.
    if (state.model && !isAtStake(state) && isOwnReady && describesAnother(choice, training)) await choice.make();
    else await estimate();
  }

  async function estimate(): Promise<void> {
    const { model, progress } = training.getState();
    if (!model || progress?.isRunning) return;
    const mine = changes;
    try {
      const { vocabularySize } = model.sizes;
      const { sizes } = store.getState();
      const { millisecondsPerStep } = await trainer.estimate({ sizes: { ...sizes, vocabularySize } });
      if (mine === changes) store.setState({ millisecondsPerStep });
    } catch {
      store.setState({ millisecondsPerStep: null });
    }
  }

  // A model that came some other way (a file, a recording, the last visit) is the choice from now on; only the first,
  // which comes by itself, does not undo what was chosen while it was on its way.
  let last = training.getState().model;
  function follow(): void {
    const before = last;
    last = training.getState().model;
    if (last === before || isMaking) return;
    if (before === null && isChosen) void settle();
    else store.getState().takeBack();
  }
  return { store, follower: { follow } };
}

const textOf = ({ kind, own }: SetupState): TextSource => (kind === 'own' ? { kind, text: own } : { kind });

/** Whether the choice differs from the model at hand. */
export function describesAnother(choice: SetupState, training: TrainingStore): boolean {
  const { model, text } = training.getState();
  if (!model) return true;
  const isOtherText = text
    ? text.kind !== choice.kind || (text.kind === 'own' && text.text !== choice.own)
    : choice.kind !== 'own' || choice.own !== '';
  const isOtherSize = (Object.keys(choice.sizes) as (keyof SizeChoice)[]).some(
    (name) => choice.sizes[name] !== model.sizes[name],
  );
  return isOtherText || isOtherSize || choice.seed !== model.seed;
}
