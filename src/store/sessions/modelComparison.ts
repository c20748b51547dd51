/**
 * A second model beside the one of the page: which it is, what stands before it, and what both made of the text. What
 * works for it comes when it is asked for first (runComparison.ts). Leaves out another outcome of the same model
 * (comparison.ts).
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Engine } from '@/engine/Engine.ts';
import type { EngineErrorData, ModelSource } from '@/engine/protocol.ts';
import type { Device } from '@/store/device.ts';
import type { Follower } from '@/store/look.ts';
import type { MemoryNeed } from '@/store/memoryNeed.ts';
import { describeError, type NetworkStore } from '@/store/network.ts';
import type { SelectionStore } from '@/store/selection.ts';
import type { TraceStore } from '@/store/trace.ts';
import type { ComparedText } from './ComparedText.ts';
import type { Runner } from './runComparison.ts';
import type { Session } from './Session.ts';

/** What has to be settled before the second model is loaded. */
export type Gate =
  /** What this device keeps of it, and whether it holds both, is being found out. */
  | { readonly kind: 'checking' }
  /** A link names a model that would have to be fetched from elsewhere. */
  | { readonly kind: 'question'; readonly bytes: number | null }
  | { readonly kind: 'memory'; readonly need: MemoryNeed };

export interface HeadPlace {
  readonly layer: number;
  readonly head: number;
}

export interface ModelComparisonState {
  /** Whether there can be a second engine at all. */
  readonly isPossible: boolean;
  /** The second model; null while none is compared with. */
  readonly source: ModelSource | null;
  readonly gate: Gate | null;
  /** Null before it is begun. Its model and the way there are its own to tell. */
  readonly session: Session | null;
  readonly pair: ComparedText | null;
  readonly isRunning: boolean;
  /** Why the text on show could not be read by the second model. */
  readonly error: EngineErrorData | null;
  /** The head of the second model on show; null: the one that is chosen for the first. */
  readonly head: HeadPlace | null;
  /** `by` a link: nothing is fetched before the visitor has said so. */
  open(source: ModelSource, by?: 'visitor' | 'link'): void;
  /** The visitor has seen what stands before it, and goes on. */
  proceed(): void;
  /** Begin again with a worker of its own: the one before was lost, or did not come. */
  reopen(): void;
  close(): void;
  /** It is on show: what was read meanwhile is read here too. */
  follow(): void;
  chooseHead(head: HeadPlace | null): void;
}

export type ModelComparisonStore = StoreApi<ModelComparisonState>;

export interface AroundComparison {
  /** The page's own: it answers what is kept and how large a model is. */
  readonly engine: Engine;
  readonly network: NetworkStore;
  readonly trace: TraceStore;
  readonly selection: SelectionStore;
  readonly device: Device;
  /** A second engine; undefined where there is room for one only. */
  readonly createEngine: (() => Engine) | undefined;
}

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
