/**
 * The lessons that an instructor is making, and the one at hand. Every change is kept in the browser at once and can be
 * undone; what is typed in one box is one change.
 */
import { createStore } from 'zustand/vanilla';
import type { Keep } from '@/store/preferences.ts';
import { fromTravelling, madeSchema, MOST, toTravelling, type MadeLesson, type MadeStep } from './MadeLesson.ts';

export interface Draft {
  readonly id: number;
  readonly lesson: MadeLesson;
}

interface Kept {
  readonly drafts: readonly Draft[];
  /** The id of the draft at hand; null: none. */
  readonly atHand: number | null;
}

export interface DraftsState extends Kept {
  /** The step that is edited, from 0. */
  readonly at: number;
  /** What undo goes back to, newest last. */
  readonly past: readonly (Kept & { readonly at: number })[];
  create(lesson: MadeLesson): void;
  choose(id: number): void;
  /** Removes the draft at hand. */
  discard(): void;
  /** `box`: what is typed there in a row is one change. */
  change(change: Partial<MadeLesson>, box?: string): void;
  changeStep(at: number, change: Partial<MadeStep>, box?: string): void;
  insertStep(at: number, step: MadeStep): void;
  removeStep(at: number): void;
  /** Its place becomes `to`. */
  moveStep(from: number, to: number): void;
  edit(at: number): void;
  undo(): void;
}

export type DraftsStore = ReturnType<typeof createDrafts>;

const DRAFTS = 'glassbox.drafts';
const MOST_DRAFTS = 30;
const MOST_UNDO = 100;

export const lessonAtHand = ({ drafts, atHand }: Kept): MadeLesson | null =>
  drafts.find(({ id }) => id === atHand)?.lesson ?? null;

export function createDrafts(keep: Keep) {
  return createStore<DraftsState>()((set, get) => {
    let lastBox: string | null = null;
    const write = (change: Kept, at = get().at) => {
      set({ ...change, at });
      keep.write(DRAFTS, JSON.stringify({ ...change, drafts: change.drafts.map(toKept) }));
    };
    const remember = (box: string | null) => {
      const isSameBox = box !== null && box === lastBox;
      lastBox = box;
      const { drafts, atHand, at, past } = get();
      if (!isSameBox) set({ past: [...past, { drafts, atHand, at }].slice(-MOST_UNDO) });
    };
    const put = (lesson: MadeLesson, box: string | null, at = get().at) => {
      remember(box);
      const { drafts, atHand } = get();
      write({ atHand, drafts: drafts.map((draft) => (draft.id === atHand ? { ...draft, lesson } : draft)) }, at);
    };
    const putSteps = (steps: readonly MadeStep[], box: string | null, at?: number) => {
      const lesson = lessonAtHand(get());
      if (lesson && steps.length <= MOST.steps) put({ ...lesson, steps }, box, at);
    };
    const steps = () => lessonAtHand(get())?.steps ?? [];
    return {
      ...readKept(keep.read(DRAFTS)),
      at: 0,
      past: [],
      create(lesson) {
        remember(null);
        const { drafts } = get();
        const id = Math.max(0, ...drafts.map((draft) => draft.id)) + 1;
        write({ drafts: [...drafts, { id, lesson }].slice(-MOST_DRAFTS), atHand: id }, 0);
      },
      choose(id) {
        lastBox = null;
        write({ drafts: get().drafts, atHand: id }, 0);
      },
      discard() {
        remember(null);
        const drafts = get().drafts.filter(({ id }) => id !== get().atHand);
        write({ drafts, atHand: drafts.at(-1)?.id ?? null }, 0);
      },
      change(change, box) {
        const lesson = lessonAtHand(get());
        if (lesson) put({ ...lesson, ...change }, box ?? null);
      },
      changeStep: (at, change, box) =>
        putSteps(
          steps().map((step, index) => (index === at ? { ...step, ...change } : step)),
          box === undefined ? null : `${at} ${box}`,
        ),
      insertStep: (at, step) => putSteps(steps().toSpliced(at, 0, step), null, at),
      removeStep: (at) => putSteps(steps().toSpliced(at, 1), null, Math.max(0, Math.min(at, steps().length - 2))),
      moveStep(from, to) {
        const moved = steps()[from];
        if (!moved || to < 0 || to >= steps().length) return;
        putSteps(steps().toSpliced(from, 1).toSpliced(to, 0, moved), null, to);
      },
      edit(at) {
        lastBox = null;
        set({ at });
      },
      undo() {
        const before = get().past.at(-1);
        if (!before) return;
        lastBox = null;
        set({ past: get().past.slice(0, -1) });
        write({ drafts: before.drafts, atHand: before.atHand }, before.at);
      },
    };
  });
}

const toKept = ({ id, lesson }: Draft) => ({ id, lesson: toTravelling(lesson) });

/** What was kept may be of another version of the page, or be edited by hand: what can be read is there. */
function readKept(kept: string | null): Kept {
  try {
    const { drafts, atHand } = JSON.parse(kept ?? '{}') as { drafts?: unknown; atHand?: unknown };
    const read = (Array.isArray(drafts) ? drafts : []).flatMap((given: unknown): Draft[] => {
      const { id, lesson } = (given ?? {}) as { id?: unknown; lesson?: unknown };
      const parsed = madeSchema.safeParse(lesson);
      return typeof id === 'number' && parsed.success ? [{ id, lesson: fromTravelling(parsed.data) }] : [];
    });
    return { drafts: read, atHand: read.find(({ id }) => id === atHand)?.id ?? read.at(-1)?.id ?? null };
  } catch {
    return { drafts: [], atHand: null };
  }
}
