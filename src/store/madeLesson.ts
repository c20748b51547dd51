/**
 * The lesson that a link or a file brought, as it came: `views/learn` reads it when it is opened. The browser keeps the
 * last one, so that a lesson from a file, which no address holds, is there after a reload.
 */
import { createStore } from 'zustand/vanilla';
import type { Keep } from './preferences.ts';

/** The ids of made lessons begin so; alone it is the room in which one is opened. */
export const MADE = 'made';
export const isMadeRoom = (room: string | null): boolean => room === MADE || room?.startsWith(`${MADE}-`) === true;

/** The longest lesson that an address carries, in letters; longer ones travel as files. */
export const MOST_IN_ADDRESS = 16_000;

/** Files that may hold a lesson, as a file box names them. */
export const LESSON_FILES = '.json,application/json';

const FILE = 'file:';
/** What a file holds, told from what a link holds. */
export const fromFile = (text: string): string => `${FILE}${text}`;
export const fileIn = (source: string): string | null => (source.startsWith(FILE) ? source.slice(FILE.length) : null);

export interface MadeLessonState {
  /** What a link holds after `made=`, or a file (`fromFile`). */
  readonly source: string | null;
  open(source: string): void;
}

export type MadeLessonStore = ReturnType<typeof createMadeLesson>;

const KEPT = 'glassbox.madeLesson';

export function createMadeLesson(keep: Keep) {
  return createStore<MadeLessonState>()((set) => ({
    source: keep.read(KEPT),
    open(source) {
      keep.write(KEPT, source);
      set({ source });
    },
  }));
}
