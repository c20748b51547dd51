/**
 * A second model beside the one of the page: which it is, what stands before it, and what both made of the text. What
 * works for it comes when it is asked for first (runComparison.ts). Leaves out another outcome of the same model
 * (comparison.ts).
 */
import { createStore } from 'zustand/vanilla';
import type { Follower } from '@/store/look.ts';
import { describeError } from '@/store/network.ts';
import type { AroundComparison, ModelComparisonState, ModelComparisonStore, Runner } from './comparisonState.ts';

export type { Gate, HeadPlace, ModelComparisonStore } from './comparisonState.ts';

const NOTHING = { gate: null, session: null, pair: null, isRunning: false, error: null } as const;

export function createModelComparison(around: AroundComparison): {
  readonly store: ModelComparisonStore;
  readonly follower: Follower;
} {
  let runner: Promise<Runner> | null = null;
  const { createEngine } = around;

  async function withRunner(act: (runner: Runner) => void | Promise<void>) {
    if (!createEngine) return;
    try {
      runner ??= import('./runComparison.ts').then((code) => code.createRunner({ ...around, createEngine }, store));
      await act(await runner);
    } catch (error) {
      // Its code did not arrive: it is asked for again when the visitor tries again.
      runner = null;
      store.setState({ gate: null, error: describeError(error) });
    }
  }
  const follow = () => {
    const { source, gate } = store.getState();
    // While another place is on show nobody sees it.
    if (source && !gate && around.selection.getState().page === 'workbench') void withRunner((run) => run.follow());
  };

  const store: ModelComparisonStore = createStore<ModelComparisonState>()((set, get) => {
    function begin(): void {
      get().session?.close();
      set(NOTHING);
    }
    return {
      isPossible: createEngine !== undefined,
      source: null,
      ...NOTHING,
      head: null,

      open(source, by = 'visitor') {
        begin();
        set({ source, head: null, gate: createEngine ? { kind: 'checking' } : null });
        void withRunner(async (run) => {
          const gate = await run.findGate(source, by);
          if (get().source !== source) return;
          set({ gate });
          follow();
        });
      },

      proceed() {
        set({ gate: null });
        follow();
      },

      reopen() {
        begin();
        follow();
      },

      close() {
        begin();
        set({ source: null, head: null });
      },

      follow,
      chooseHead: (head) => set({ head }),
    };
  });
  return { store, follower: { follow } };
}
