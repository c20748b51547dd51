/**
 * The clicks of preference tuning: two answers, one of them chosen, by the visitor or by an automatic judge, and
 * learnt from at once. What the clicks change is told by the trainer's state (`preference`).
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PreferencePair, PreferSettings, Style, Trainer, TrainerErrorData } from './contract.ts';
import { describeTrainerError, type Following, type TrainingStore } from './trainingState.ts';

/** A click that was learnt from. */
export interface Click {
  readonly question: string;
  readonly chosen: string;
  readonly rejected: string;
  readonly by: 'hand' | 'judge';
}

export interface PreferenceState {
  /** `off`: not begun. `waiting`: two answers are on show. `exhausted`: no two answers differed. */
  readonly status: 'off' | 'beginning' | 'drawing' | 'waiting' | 'learning' | 'judging' | 'exhausted';
  readonly pair: PreferencePair | null;
  /** The pair that was learnt from last, with the place of the winner, while the next is on its way. */
  readonly decided: { readonly pair: PreferencePair; readonly winner: 0 | 1 } | null;
  /** What was drawn in vain. */
  readonly exhausted: { readonly draws: number; readonly question: string; readonly answer: string } | null;
  readonly clicks: readonly Click[];
  /** The style that the automatic judge likes. */
  readonly preferred: Style;
  /** Clicks of the judge done and wanted. */
  readonly judging: { readonly done: number; readonly wanted: number } | null;
  readonly failure: TrainerErrorData | null;
  begin(): Promise<void>;
  /** Does nothing while no pair waits. */
  choose(winner: 0 | 1): Promise<void>;
  /** Another pair; nothing is learnt from this one. */
  skip(): Promise<void>;
  judge(count: number): Promise<void>;
  stopJudging(): void;
  setPreferred(style: Style): void;
  /** Settings of the leash, for all clicks from now on. */
  setSettings(settings: Partial<PreferSettings>): Promise<void>;
  /** Back to before the first click. */
  restart(): Promise<void>;
  dismissFailure(): void;
}

export type PreferenceStore = StoreApi<PreferenceState>;

export function createPreference(trainer: Trainer, training: TrainingStore): Following<PreferenceStore> {
  /** Grows whenever a judge at work must stop. */
  let stops = 0;

  const store = createStore<PreferenceState>()((set, get) => {
    function fail(error: unknown) {
      set({ status: 'off', pair: null, judging: null, failure: describeTrainerError(error) });
    }

    /** Goes on with clicks that came from a file, or were there before a failure, unless it is to be `anew`. */
    async function begin(anew = false): Promise<boolean> {
      if (get().status !== 'off') return true;
      set({ status: 'beginning', failure: null });
      try {
        training.getState().lookAt(null);
        const { settings, progress } = training.getState();
        if (anew || progress?.phase !== 'prefer') {
          await trainer.begin({ phase: 'prefer', settings: settings.prefer });
          set({ clicks: [] });
        }
        set({ decided: null, exhausted: null });
        return true;
      } catch (error) {
        fail(error);
        return false;
      }
    }

    async function draw(): Promise<void> {
      set({ status: 'drawing', pair: null });
      try {
        const drawn = await trainer.drawPair({});
        if (drawn.kind === 'pair') set({ status: 'waiting', pair: drawn.pair, decided: null });
        else set({ status: 'exhausted', pair: null, decided: null, exhausted: drawn });
      } catch (error) {
        fail(error);
      }
    }

    function remember(pair: PreferencePair, winner: 0 | 1, by: Click['by']) {
      const { question, answers } = pair;
      const click = { question, chosen: answers[winner], rejected: answers[winner === 0 ? 1 : 0], by };
      const clicks = [...get().clicks, click];
      set({ clicks, decided: { pair, winner } });
    }

    return {
      status: 'off',
      pair: null,
      decided: null,
      exhausted: null,
      clicks: [],
      preferred: 'friendly',
      judging: null,
      failure: null,

      async begin() {
        if (await begin()) await draw();
      },

      async choose(winner) {
        const { pair, status } = get();
        if (!pair || status !== 'waiting') return;
        set({ status: 'learning', decided: { pair, winner } });
        try {
          await trainer.choose({ pairId: pair.id, winner });
          remember(pair, winner, 'hand');
          await draw();
        } catch (error) {
          fail(error);
        }
      },

      async skip() {
        if (get().status === 'waiting' || get().status === 'exhausted') await draw();
      },

      async judge(wanted) {
        if (get().judging || !(await begin())) return;
        const mine = stops;
        set({ status: 'judging', pair: null, exhausted: null, judging: { done: 0, wanted } });
        try {
          for (let done = 0; done < wanted && mine === stops;) {
            const { drawn, winner } = await trainer.judge({ preferred: get().preferred });
            if (drawn.kind === 'exhausted' || winner === null) {
              const last = drawn.kind === 'exhausted' ? drawn : null;
              if (get().status === 'judging') set({ status: 'exhausted', judging: null, exhausted: last });
              return;
            }
            remember(drawn.pair, winner, 'judge');
            set({ judging: { done: ++done, wanted } });
          }
          set({ judging: null });
          // Another model may have taken the place of this one.
          if (get().status === 'judging') await draw();
        } catch (error) {
          fail(error);
        }
      },

      stopJudging() {
        stops++;
      },

      setPreferred: (preferred) => set({ preferred }),

      async setSettings(settings) {
        const { progress, setSettings } = training.getState();
        await setSettings({ phase: 'prefer', settings });
        // The phase is under way from its first pair on, before the first step.
        if (get().status !== 'off' && (progress?.step ?? 0) === 0)
          await trainer.adjust({ phase: 'prefer', settings }).catch(() => undefined);
      },

      async restart() {
        stops++;
        await training.getState().restart();
        set({ status: 'off', pair: null, decided: null, exhausted: null, clicks: [], judging: null, failure: null });
        if (await begin(true)) await draw();
      },

      dismissFailure: () => set({ failure: null }),
    };
  });

  /** What the trainer had told when this was followed last. */
  let last = training.getState().progress;
  function follow(): void {
    const before = last;
    const { progress } = training.getState();
    last = progress;
    if (!progress || progress === before) return;
    const hasLeft = progress.modelId !== before?.modelId || (before.phase === 'prefer' && progress.phase !== 'prefer');
    // While a phase begins, what is told may still be of before.
    const { status } = store.getState();
    if (!hasLeft || status === 'off' || status === 'beginning') return;
    stops++;
    store.setState({ status: 'off', pair: null, decided: null, exhausted: null, clicks: [], judging: null });
  }
  return { store, follower: { follow } };
}
