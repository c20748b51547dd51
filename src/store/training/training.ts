/**
 * The model under training: what it is, how far it is, and the actions that all phases share. What the visitor
 * looks at meanwhile is in watch.ts; settings of a new model in setup.ts. Stores with questions of their own are followers:
 * an action that has changed something, and a state that the trainer told, ends by calling them. Nobody watches this store
 * in order to ask the trainer.
 */
import { createStore } from 'zustand/vanilla';
import type { Follower } from '@/store/look.ts';
import {
  FINETUNE_DEFAULTS,
  PREFER_DEFAULTS,
  PRETRAIN_DEFAULTS,
  type Phase,
  type PreparedModel,
  type TextSource,
  type TrainerState,
} from './contract.ts';
import { createKeeper } from './keeper.ts';
import { joinHistory, type KeptModel } from './keeping.ts';
import {
  describeTrainerError,
  type TrainingState,
  type TrainingStore,
  type TrainingSurroundings,
  type Work,
  wouldBeLost,
} from './trainingState.ts';

/** `followers`: made after this store, which they read, so the list is filled then. */
export function createTrainingStore(
  surroundings: TrainingSurroundings,
  followers: readonly Follower[] = [],
): TrainingStore {
  const { trainer, shelf, now, first } = surroundings;
  let opened: Promise<void> | null = null;
  /** Curves of the model that was taken up last, from before. */
  let earlier: { readonly modelId: number; readonly seen: NonNullable<KeptModel['seen']> } | null = null;

  const complete = (state: TrainerState): TrainerState =>
    earlier?.modelId === state.modelId && state.phase ? joinHistory(state, earlier.seen[state.phase]) : state;

  const keeper = createKeeper(
    surroundings,
    () => store.getState(),
    (savedAt) => store.setState({ savedAt }),
  );

  const follow = () => {
    for (const follower of followers) follower.follow();
  };

  const store: TrainingStore = createStore<TrainingState>()((set, get) => {
    /** Changes what is on show, and has that followed. */
    function show(change: Partial<TrainingState>) {
      set(change);
      follow();
    }

    /** Does what the visitor waits for; a failure is kept with its name. False when it failed. */
    async function attempt(work: Work, job: () => Promise<void>): Promise<boolean> {
      set({ work, failure: null });
      try {
        await job();
        return true;
      } catch (error) {
        set({ failure: { error: describeTrainerError(error), work } });
        return false;
      } finally {
        show({ work: null });
      }
    }

    async function takeUp(model: PreparedModel, text: TextSource | null): Promise<void> {
      const { checkpoints } = await trainer.checkpoints({});
      set((state) => ({
        model,
        text: textOf(model, text),
        checkpoints,
        look: null,
        // The state of the new model may have come before the answer, and may not.
        ...(state.progress?.modelId === model.modelId ? {} : { progress: null, seen: {} }),
      }));
    }

    /** Makes a model, with a copy of the one that it replaces. Until it stands nothing has changed, so a refusal changes nothing. */
    async function replace(make: () => Promise<PreparedModel>, text: TextSource | null): Promise<void> {
      const before = await copyPresent();
      await takeUp(await make(), text);
      if (before) set({ before, note: { kind: 'replaced' } });
    }

    async function copyPresent(): Promise<KeptModel | null> {
      if (!get().model || get().isOfLesson || !wouldBeLost(get())) return null;
      try {
        const { bytes } = await trainer.save({ complete: true });
        return { bytes, text: get().text, seen: get().seen, savedAt: now() };
      } catch (error) {
        // What came apart cannot be taken up again, and does not stand in the way of another.
        if (describeTrainerError(error).name === 'Diverged') return null;
        throw error;
      }
    }

    async function beginIfNeeded(): Promise<void> {
      const { phase, progress, settings } = get();
      if (progress?.phase !== phase) await trainer.begin({ phase, settings: settings[phase] });
    }

    /** The bytes are handed over, so a copy goes: it may be asked for again. */
    const load = ({ bytes, text, seen }: KeptModel, work: Work) =>
      attempt(work, async () => {
        const model = await trainer.load({ bytes: bytes.slice(), text });
        await takeUp(model, text);
        if (!seen) return;
        earlier = { modelId: model.modelId, seen };
        const progress = get().progress && complete(get().progress!);
        const phases = progress?.phase ? { ...seen, [progress.phase]: progress } : seen;
        set({ progress, seen: phases });
      });

    async function takeUpKept(): Promise<boolean> {
      const kept = await shelf.read();
      if (!kept || !(await load(kept, 'opening'))) return false;
      set({ note: { kind: 'resumed', savedAt: kept.savedAt }, savedAt: kept.savedAt });
      const phase = get().progress?.phase;
      if (phase) show({ phase });
      return true;
    }

    return {
      phase: 'pretrain',
      aside: 'samples',
      model: null,
      text: null,
      progress: null,
      seen: {},
      checkpoints: [],
      look: null,
      speed: null,
      settings: { pretrain: PRETRAIN_DEFAULTS, finetune: FINETUNE_DEFAULTS, prefer: PREFER_DEFAULTS },
      work: null,
      failure: null,
      note: null,
      before: null,
      isOfLesson: false,
      savedAt: null,

      open() {
        opened ??= (async () => {
          set({ work: 'opening' });
          if (await takeUpKept()) return;
          // What could not be taken up is told beside the model that stands there instead.
          const { failure } = get();
          await get().prepare(first);
          if (failure) set({ failure });
          if (shelf.isBesideAnother()) set({ note: { kind: 'beside' } });
        })();
        return opened;
      },

      showPhase: (phase) => show({ phase }),
      showAside: (aside) => show({ aside }),
      lookAt: (look) => show({ look }),

      prepare: (choice) => attempt('preparing', () => replace(() => trainer.prepare(choice), choice.text)),

      async bringBack() {
        const { before } = get();
        if (!before) return;
        if (!(await load(before, 'loading'))) return;
        show({ before: null, isOfLesson: false, note: null, phase: get().progress?.phase ?? get().phase });
      },

      async start() {
        show({ look: null });
        await attempt('starting', async () => {
          await beginIfNeeded();
          await trainer.run({ stepsPerSecond: get().speed });
        });
      },

      async pause() {
        await trainer.pause({}).catch(() => undefined);
      },

      async step(count) {
        show({ look: null });
        await attempt('stepping', async () => {
          await beginIfNeeded();
          await trainer.step({ count });
        });
      },

      async setSpeed(speed) {
        set({ speed });
        if (get().progress?.isRunning) await trainer.run({ stepsPerSecond: speed }).catch(() => undefined);
      },

      async setSettings(choice) {
        const { settings, progress } = get();
        set({ settings: { ...settings, [choice.phase]: { ...settings[choice.phase], ...choice.settings } } });
        if (progress?.phase !== choice.phase || progress.step === 0) return;
        const isTaken = await attempt('starting', async () => {
          await trainer.adjust(choice);
        });
        if (!isTaken) set({ settings: { ...get().settings, [choice.phase]: settings[choice.phase] } });
      },

      async restart() {
        const { phase, model, text, checkpoints, progress } = get();
        if (!model) return;
        if (phase === 'pretrain' && text) {
          await get().prepare({ text, sizes: model.sizes, seed: model.seed });
          return;
        }
        if (progress?.phase !== phase) return;
        // Where this phase began: the last checkpoint of another one.
        const start = checkpoints.findLast((checkpoint) => checkpoint.phase !== phase) ?? checkpoints[0];
        if (start) await get().restore(start.id);
      },

      restore: async (checkpoint) => {
        await attempt('restoring', async () => {
          await trainer.restore({ checkpoint });
          const { checkpoints } = await trainer.checkpoints({});
          set({ checkpoints, look: null });
        });
      },

      loadRecorded: async (name) => {
        let past: readonly TrainerState[] = [];
        const fetchModel = async () => {
          const model = await trainer.loadRecorded({ name });
          past = model.past;
          return model;
        };
        const isLoaded = await attempt('loading', () => replace(fetchModel, null));
        if (!isLoaded) return false;
        const recorded: { [P in Phase]?: TrainerState } = {};
        for (const each of past) if (each.phase) recorded[each.phase] = each;
        show({ note: { kind: 'recorded', name }, seen: { ...recorded, ...get().seen } });
        return true;
      },

      loadFile: (bytes, text) => attempt('loading', () => replace(() => trainer.load({ bytes, text }), text)),

      keep: () => keeper.keep(),

      async recover() {
        const { text, model } = get();
        if (await takeUpKept()) return;
        await get().prepare({
          text: text ?? first.text,
          sizes: model?.sizes ?? first.sizes,
          seed: model?.seed ?? first.seed,
        });
      },

      setOfLesson: (isOfLesson) => set({ isOfLesson }),
      dismissFailure: () => set({ failure: null }),
      dismissNote: () => set({ note: null }),
    };
  });

  trainer.onState((told) => {
    const progress = complete(told);
    const { progress: last, seen } = store.getState();
    const isSame = last?.modelId === progress.modelId;
    const known = isSame ? seen : {};
    store.setState({ progress, seen: progress.phase ? { ...known, [progress.phase]: progress } : known });
    if (!isSame || last.measures.length !== progress.measures.length || last.phase !== progress.phase)
      void trainer.checkpoints({}).then(
        ({ checkpoints }) => {
          store.setState({ checkpoints });
          follow();
        },
        () => undefined,
      );
    if (progress.failure && !last?.failure) store.setState({ failure: { error: progress.failure, work: 'starting' } });
    follow();
    keeper.follow(progress, last);
  });
  return store;
}

/** What a model learns from, by its own account: a file says which of the page's texts it was, and an own text must be given. */
function textOf({ text }: PreparedModel, given: TextSource | null): TextSource | null {
  if (text === null) return null;
  if (text.kind !== 'own') return { kind: text.kind };
  return given?.kind === 'own' ? given : null;
}
