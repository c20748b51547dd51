/**
 * The way from the workbench to the lesson that is being made: states that were added and that the place *Teach*, which
 * is fetched when it is opened, has not taken yet. Kept in the browser, so that a reload loses none.
 */
import { createStore } from 'zustand/vanilla';
import type { Keep } from './preferences.ts';

/** More would be no lesson; and what is kept has its bounds. */
const MOST_WAITING = 60;

export interface TeachingState {
  /** The title of the lesson at hand, empty while it has none; null: none is being made. */
  readonly title: string | null;
  /** Addresses of the states that wait, in order. */
  readonly waiting: readonly string[];
  /** How many were added since the page was opened: says that a press did something. */
  readonly added: number;
  /** *Collect answers* is open, and asks about this text; empty: about what the page shows. Null: it is closed. */
  readonly collecting: string | null;
  collect(text?: string): void;
  endCollecting(): void;
  setTitle(title: string | null): void;
  add(address: string): void;
  /** Hands over what waits. */
  take(): readonly string[];
}

export type TeachingStore = ReturnType<typeof createTeaching>;

const TEACHING = 'glassbox.teaching';

export function createTeaching(keep: Keep) {
  return createStore<TeachingState>()((set, get) => {
    const write = (change: Partial<TeachingState>) => {
      set(change);
      const { title, waiting } = get();
      keep.write(TEACHING, JSON.stringify({ title, waiting }));
    };
    return {
      ...readKept(keep.read(TEACHING)),
      added: 0,
      collecting: null,
      collect: (collecting = '') => set({ collecting }),
      endCollecting: () => set({ collecting: null }),
      setTitle(title) {
        if (title !== get().title) write({ title });
      },
      add: (address) => write({ waiting: [...get().waiting, address].slice(-MOST_WAITING), added: get().added + 1 }),
      take() {
        const { waiting } = get();
        if (waiting.length > 0) write({ waiting: [] });
        return waiting;
      },
    };
  });
}

function readKept(kept: string | null): Pick<TeachingState, 'title' | 'waiting'> {
  try {
    const { title, waiting } = JSON.parse(kept ?? '{}') as { title?: unknown; waiting?: unknown };
    return {
      title: typeof title === 'string' ? title : null,
      waiting: Array.isArray(waiting) ? waiting.filter((each) => typeof each === 'string').slice(0, MOST_WAITING) : [],
    };
  } catch {
    return { title: null, waiting: [] };
  }
}
