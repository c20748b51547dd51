/**
 * The causal laboratory: what the visitor changes inside the network, and what comes of it on the text
 * on show. It runs beside the actual run and never disturbs it; the newest change wins. Undo and redo
 * restore whole experiments.
 */
import { createStore } from 'zustand/vanilla';
import type { Engine } from '@/engine/Engine.ts';
import { isAborted } from '@/engine/EngineError.ts';
import type { TokenId } from '@/model/axes.ts';
import { divergenceBits, firstDifference } from '@/model/divergence.ts';
import {
  hasChange,
  NO_EXPERIMENT,
  withChanges,
  withoutChanges,
  writeChanges,
  type Change,
  type Experiment,
  type Place,
} from '@/model/experiment.ts';
import { checkChanges, refuseAdding, type Refusal } from '@/model/experimentRules.ts';
import type { ComparisonStore, Side } from './comparison.ts';
import { createExperimentRunner, describeTexts, type Call } from './experimentRun.ts';
import type { ExperimentState } from './experimentState.ts';
import { canChange, describeError, windowOf, type Model, type NetworkStore } from './network.ts';
import type { SelectionStore } from './selection.ts';
import type { SequenceStore } from './sequence.ts';
import type { Shown, TraceStore } from './trace.ts';
import type { Wait } from './wait.ts';

export type ExperimentStore = ReturnType<typeof createExperiment>;

interface Around {
  readonly engine: Engine;
  readonly wait: Wait;
  readonly network: NetworkStore;
  readonly sequence: SequenceStore;
  readonly trace: TraceStore;
  readonly selection: SelectionStore;
  readonly comparison: ComparisonStore;
  /** Called when all numbers of a result are here: others may now be asked for. */
  onResult(): void;
}

/** A pause in typing another text, in milliseconds, after which it is read. */
const TYPING_PAUSE = 250;
const UNDO_STEPS = 100;
const NOTHING = { refusals: [], isRunning: false, progress: null, isStopped: false, error: null, found: null } as const;

export function createExperiment(around: Around) {
  const { engine, wait, network, sequence, trace, selection, comparison, onResult } = around;
  const runner = createExperimentRunner(engine, trace);
  let controller: AbortController | null = null;
  /** What the numbers here, or those on their way, belong to. */
  let asked: { readonly model: Model; readonly ids: readonly TokenId[]; readonly words: string } | null = null;
  let edits = 0;

  const store = createStore<ExperimentState>()((set, get) => {
    function stopWork() {
      controller?.abort();
      controller = null;
      asked = null;
    }

    function clear() {
      stopWork();
      set(NOTHING);
      comparison.getState().setPair('experiment', null);
    }

    function placeOf(model: Model, shown: Shown): Place {
      return { layerCount: model.config.layerCount, headCount: model.config.headCount, length: shown.ids.length };
    }

    async function readTexts() {
      const { generated, cursor } = sequence.getState();
      const behind = generated.slice(0, cursor).map((token) => token.id);
      return runner.readTexts(get(), behind, windowOf(network.getState()));
    }

    /** What the panel says of the other text while a swap is being made. */
    async function readOther() {
      const { model } = network.getState();
      const { shown } = trace.getState();
      const { other } = get();
      if (!model || !shown || other === '') return set({ otherText: null });
      try {
        const { other: ids } = await readTexts();
        if (get().other !== other) return;
        const differsAt = ids.length === shown.ids.length ? firstDifference(ids, shown.ids) : null;
        set({ otherText: { length: ids.length, differsAt } });
      } catch {
        // Asked again, and answered in words, when the swap is.
        set({ otherText: null });
      }
    }

    /** Carry out the experiment on the text on show. `isQuiet`: the visitor did not ask for it just now. */
    async function bring(isQuiet: boolean) {
      const { model } = network.getState();
      const { shown } = trace.getState();
      const { changes, other, toward, away } = get();
      if (!model || !shown) return;
      if (changes.length === 0 || !canChange(model)) return clear();
      const words = JSON.stringify([writeChanges(changes), other, toward, away]);
      if (asked?.model === model && asked.ids === shown.ids && asked.words === words) return;
      controller?.abort();
      const mine = (controller = new AbortController());
      asked = { model, ids: shown.ids, words };
      set({ isRunning: true, isStopped: false, progress: null, error: null });
      const isCurrent = () => mine === controller;
      const call: Call = {
        signal: mine.signal,
        onProgress: (progress) => progress.phase === 'run' && isCurrent() && set({ progress }),
      };
      try {
        await carryOut(model, shown, changes, call, isCurrent, isQuiet);
      } catch (error) {
        if (!isCurrent()) return;
        // A newer text has taken the place of this one, and is on its way here.
        asked = null;
        set({ isRunning: false, progress: null, error: isAborted(error) ? null : describeError(error) });
      }
    }

    async function carryOut(
      model: Model,
      shown: Shown,
      changes: readonly Change[],
      call: Call,
      isCurrent: () => boolean,
      isQuiet: boolean,
    ) {
      const began = performance.now();
      const texts = await readTexts();
      if (!isCurrent()) return;
      const place = placeOf(model, shown);
      const refusals = checkChanges(changes, place, describeTexts(shown.ids, texts));
      const possible = changes.filter((_, at) => refusals[at] === null);
      set({ refusals });
      if (possible.length === 0) {
        comparison.getState().setPair('experiment', null);
        set({ found: null, isRunning: false, progress: null });
        return;
      }
      const intervention = await runner.intervene(possible, place, texts, shown, call);
      if (!isCurrent()) return;
      const after = await runner.run(shown, intervention, call);
      if (!isCurrent()) return;
      const bits = divergenceBits(shown.logits, after.logits);
      const { ids, logits, surprisal, attention } = shown;
      const before: Side = { label: null, ids, logits, surprisal, attention, continuation: null };
      comparison.getState().setPair('experiment', { before, after }, isQuiet);
      set({ found: { ids, bits, milliseconds: performance.now() - began }, isRunning: false, progress: null });
      // What follows takes a run a token; the numbers that are here need not wait for it.
      const next = await runner.continueRun(after.runId, call);
      const actual = await runner.continueShown(shown, call);
      if (!isCurrent()) return;
      const pair = { before: { ...before, continuation: actual }, after: { ...after, continuation: next } };
      comparison.getState().setPair('experiment', pair, true);
      onResult();
    }

    /** Go to another experiment, remembering this one. */
    function go(next: Partial<Experiment>) {
      const { past, changes } = get();
      const isFirst = changes.length === 0 && (next.changes?.length ?? 0) > 0;
      set({ past: [...past.slice(1 - UNDO_STEPS), snapshot(get())], future: [], refused: null, ...next });
      if (isFirst) selection.getState().setOutcome('compare');
      void bring(false);
    }

    return {
      ...NO_EXPERIMENT,
      ...NOTHING,
      otherText: null,
      past: [],
      future: [],
      refused: null,

      async add(added) {
        const { model } = network.getState();
        const { shown } = trace.getState();
        if (!model || !shown) return false;
        let refusal: Refusal | null;
        try {
          const texts = describeTexts(shown.ids, await readTexts());
          refusal = refuseAdding(added, get().changes, placeOf(model, shown), texts);
        } catch (error) {
          set({ error: describeError(error) });
          return false;
        }
        set({ refused: refusal });
        if (refusal) return false;
        go({ changes: withChanges(get().changes, added) });
        return true;
      },

      remove(removed) {
        if (removed.some((change) => hasChange(get().changes, change)))
          go({ changes: withoutChanges(get().changes, removed) });
      },

      async toggle(change) {
        if (hasChange(get().changes, change)) get().remove([change]);
        else await get().add([change]);
      },

      setTexts(texts) {
        const mine = ++edits;
        set({ ...texts, refused: null });
        void wait(TYPING_PAUSE).then(async () => {
          if (mine === edits) await Promise.all([readOther(), bring(false)]);
        });
      },

      setExperiment: (experiment) => go(experiment),

      restore(experiment) {
        clear();
        set({ ...experiment, past: [], future: [], refused: null });
        get().follow();
      },

      reset: () => go(NO_EXPERIMENT),

      undo() {
        const { past, future } = get();
        const last = past.at(-1);
        if (!last) return;
        set({ ...last, past: past.slice(0, -1), future: [snapshot(get()), ...future], refused: null });
        void bring(false);
      },

      redo() {
        const { past, future } = get();
        const [next, ...rest] = future;
        if (!next) return;
        set({ ...next, past: [...past, snapshot(get())], future: rest, refused: null });
        void bring(false);
      },

      stop() {
        stopWork();
        set({ isRunning: false, progress: null, isStopped: true });
      },

      rerun() {
        asked = null;
        void bring(false);
      },

      dismissRefusal: () => set({ refused: null }),

      follow() {
        const { guide, outcome } = selection.getState();
        if (guide === 'whatif') void readOther();
        const isSeen = guide === 'whatif' || outcome === 'compare';
        if (isSeen && !get().isStopped) void bring(true);
      },
    };
  });

  network.subscribe((now, before) => {
    if (now.model === before.model) return;
    // Token ids and numbers of one model mean nothing to another; what was asked for is asked of the new one.
    controller?.abort();
    controller = null;
    asked = null;
    runner.forget();
    for (const kind of ['experiment', 'branches'] as const) comparison.getState().setPair(kind, null);
    store.setState({ ...NOTHING, refused: null });
  });

  return store;
}

function snapshot({ changes, other, toward, away }: Experiment): Experiment {
  return { changes, other, toward, away };
}
