/**
 * One model, its whole life: the same prompts and questions at every checkpoint that has a name, from random to
 * preference-tuned. Of a recorded model the earlier ones are not at hand: a second
 * trainer fetches or repeats them, when asked to.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { describeMoment } from './answers.ts';
import { coalesce } from './coalesce.ts';
import type { RecordedName, Checkpoint, Trainer, TrainerErrorData } from './contract.ts';
import { describeTrainerError, type Following, type TrainingState, type TrainingStore } from './trainingState.ts';

export const CHECKPOINT_NAMES = ['random', 'early', 'pretrained', 'loaded', 'finetuned', 'preferred'] as const;
export type CheckpointName = (typeof CHECKPOINT_NAMES)[number];

/** What every checkpoint is asked: a text to go on with, or a question to answer. */
export interface Ask {
  readonly kind: 'text' | 'question';
  readonly text: string;
}

/** A moment of this model's life; `checkpoint` null is the model as it is now. */
export interface NamedCheckpoint {
  readonly name: CheckpointName;
  readonly checkpoint: number | null;
  readonly step: number;
}

export interface LifeState {
  readonly asks: readonly Ask[];
  readonly chosen: number;
  readonly checkpoints: readonly NamedCheckpoint[];
  /** By name, for each ask what came. */
  readonly replies: { readonly [S in CheckpointName]?: readonly string[] };
  /** Checkpoints fetched beside the model under training, with what they replied. */
  readonly borrowed: { readonly [S in CheckpointName]?: readonly string[] };
  readonly borrowing: 'random' | 'early' | 'pretrained' | 'finetuned' | null;
  readonly failure: TrainerErrorData | null;
  /** Where a model that was loaded stood in its life. */
  readonly origin: Origin;
  choose(index: number): void;
  /** A prompt or question of the visitor's own, in place of the last one of its kind. */
  ask(ask: Ask): Promise<void>;
  /** The checkpoints before the one that a recorded model was loaded at. */
  borrow(): Promise<void>;
}

export type LifeStore = StoreApi<LifeState>;

const ASKS: readonly Ask[] = [
  { kind: 'text', text: 'The colour of ' },
  { kind: 'text', text: 'The fox ' },
  { kind: 'question', text: 'What colour is grass?' },
  { kind: 'question', text: 'Where does the bee live?' },
];
/** Asks that come with the page; one more is the visitor's. */
const GIVEN = ASKS.length;
const SAMPLING = { temperature: 0.8, seed: 5 } as const;
const LENGTH = 60;
/** Steps of pre-training after which the model is called early: words come, sense does not. */
const EARLY_STEP = 200;

/** Where a loaded model stands in its life; other files do not say. */
export type Origin = RecordedName | 'file' | null;

export function nameCheckpoints(
  checkpoints: readonly Checkpoint[],
  progress: TrainingState['progress'],
  origin: Origin,
): readonly NamedCheckpoint[] {
  const named = (name: CheckpointName, checkpoint: Checkpoint | undefined): NamedCheckpoint[] =>
    checkpoint ? [{ name, checkpoint: checkpoint.id, step: checkpoint.step }] : [];
  const reached = (phase: Checkpoint['phase']) =>
    checkpoints.findLast((checkpoint) => checkpoint.phase === phase && checkpoint.step > 0);
  const loaded = checkpoints.find(({ kind }) => kind === 'loaded');
  const early = checkpoints.findLast(
    ({ phase, step, kind }) => phase === 'pretrain' && kind === 'scheduled' && step > 0 && step <= EARLY_STEP,
  );
  const pretrained = reached('pretrain');
  const all = [
    ...named(
      'random',
      checkpoints.find(({ kind }) => kind === 'random'),
    ),
    ...named('early', early),
    ...named('pretrained', origin === 'pretrained' ? loaded : pretrained === early ? undefined : pretrained),
    ...named('loaded', origin === 'file' ? loaded : undefined),
    ...named('finetuned', origin === 'finetuned' ? (reached('finetune') ?? loaded) : reached('finetune')),
    ...named('preferred', reached('prefer')),
  ];
  const current = progress?.phase && progress.step > 0 ? NOW[progress.phase] : null;
  if (!progress || !current || (current === 'pretrained' && progress.step <= EARLY_STEP)) return all;
  // The phase under way has gone on since its last checkpoint.
  const now: NamedCheckpoint = { name: current, checkpoint: null, step: progress.step };
  return [...all.filter(({ name }) => name !== current), now];
}

const NOW = { pretrain: 'pretrained', finetune: 'finetuned', prefer: 'preferred' } as const;

async function replyTo(trainer: Trainer, asks: readonly Ask[], checkpoint: number | null): Promise<string[]> {
  const questions = asks.filter(({ kind }) => kind === 'question').map(({ text }) => text);
  const { answers } = await trainer.answer({ questions, ...SAMPLING, checkpoint });
  const replies: string[] = [];
  let answered = 0;
  for (const { kind, text } of asks) {
    if (kind === 'question') replies.push(answers[answered++]?.answer ?? '');
    else replies.push((await trainer.continueText({ prompt: text, length: LENGTH, ...SAMPLING, checkpoint })).text);
  }
  return replies;
}

export function createLife(
  trainer: Trainer,
  training: TrainingStore,
  createSecond: () => Trainer,
): Following<LifeStore> {
  const store = createStore<LifeState>()((set, get) => ({
    asks: ASKS,
    chosen: 2,
    checkpoints: [],
    replies: {},
    borrowed: {},
    borrowing: null,
    failure: null,
    origin: null,
    choose: (chosen) => set({ chosen }),

    async ask(ask) {
      if (ask.text.trim() === '') return;
      set({ asks: [...get().asks.slice(0, GIVEN), ask], chosen: GIVEN, failure: null, borrowed: {} });
      await refresh();
    },

    async borrow() {
      const { model } = training.getState();
      if (!model || get().borrowing) return;
      const second = createSecond();
      const { asks, checkpoints } = get();
      const isMissing = (name: CheckpointName) => !checkpoints.some((one) => one.name === name);
      const take = async (name: CheckpointName) => {
        const replies = await replyTo(second, asks, null);
        if (get().asks === asks) set({ borrowed: { ...get().borrowed, [name]: replies } });
      };
      try {
        set({ borrowing: 'random', failure: null });
        await second.prepare({ text: { kind: 'world' }, sizes: model.sizes, seed: model.seed });
        await take('random');
        set({ borrowing: 'early' });
        await second.begin({ phase: 'pretrain' });
        await second.step({ count: EARLY_STEP });
        await take('early');
        for (const name of ['pretrained', 'finetuned'] as const) {
          if (!isMissing(name) || (name === 'finetuned' && isMissing('preferred'))) continue;
          set({ borrowing: name });
          await second.loadRecorded({ name });
          await take(name);
        }
      } catch (error) {
        set({ failure: describeTrainerError(error) });
      } finally {
        second.dispose();
        set({ borrowing: null });
      }
    },
  }));

  const refresh = coalesce(async () => {
    const { model, checkpoints, progress } = training.getState();
    if (!model) return;
    const named = nameCheckpoints(checkpoints, progress, store.getState().origin);
    const { asks } = store.getState();
    try {
      const replies: { [S in CheckpointName]?: readonly string[] } = {};
      for (const { name, checkpoint } of named) replies[name] = await replyTo(trainer, asks, checkpoint);
      store.setState({ checkpoints: named, replies });
    } catch (error) {
      store.setState({ failure: describeTrainerError(error), asks: ASKS, chosen: 0, checkpoints: named });
    }
  });

  /** What was followed last. */
  let last = training.getState();
  let known = '';
  function follow(): void {
    const state = training.getState();
    const before = last;
    last = state;
    if (state.model && state.model.modelId !== before.model?.modelId) {
      const origin = state.model.provenance === 'live' ? null : 'file';
      store.setState({ checkpoints: [], replies: {}, borrowed: {}, failure: null, origin });
    }
    if (state.note?.kind === 'recorded' && state.note !== before.note) {
      store.setState({ origin: state.note.name });
      known = '';
    }
    if (state.aside !== 'life') return;
    const next = describeMoment({ ...state, look: null });
    if (next === known) return;
    known = next;
    void refresh();
  }
  return { store, follower: { follow } };
}
