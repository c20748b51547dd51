/**
 * The course: which lesson is open and at which step, and what this visitor has predicted and answered so far. Kept in
 * the browser, never sent anywhere. What a lesson says and shows is not its concern (src/lessons).
 */
import { createStore } from 'zustand/vanilla';
import type { Keep } from './preferences.ts';

/** What was predicted or answered at one question, and what came of it. */
export interface Answer {
  /** Shares in the order of the options, one share, or the index of the option chosen. */
  readonly given: readonly number[];
  /** Bits lost against the model; for a choice 0 when it was right and 1 when not. Null where it was skipped. */
  readonly score: number | null;
}

interface Progress {
  /** The furthest step of each lesson, from 0, by its id. */
  readonly reached: Readonly<Record<string, number>>;
  /** Lessons gone through to the end. */
  readonly done: readonly string[];
  /** By lesson and question: `one-token/predict`. */
  readonly answers: Readonly<Record<string, Answer>>;
  /** What was written in one's own words, likewise; empty where it was passed over. */
  readonly texts: Readonly<Record<string, string>>;
}

export interface CourseState extends Progress {
  /** The id of a lesson or another room of the course; null: its entrance. */
  readonly room: string | null;
  readonly step: number;
  open(room: string | null, step: number): void;
  reach(lesson: string, step: number, isLast: boolean): void;
  answer(question: string, answer: Answer): void;
  write(question: string, text: string): void;
  /** Begin anew. */
  forget(): void;
}

export type CourseStore = ReturnType<typeof createCourse>;

const COURSE = 'glassbox.course';
const NOTHING: Progress = { reached: {}, done: [], answers: {}, texts: {} };

export function createCourse(keep: Keep) {
  return createStore<CourseState>()((set, get) => {
    const write = (progress: Partial<Progress>) => {
      set(progress);
      const { reached, done, answers, texts } = get();
      keep.write(COURSE, JSON.stringify({ reached, done, answers, texts }));
    };
    return {
      ...readProgress(keep.read(COURSE)),
      room: null,
      step: 0,
      open: (room, step) => set({ room, step }),
      reach(lesson, step, isLast) {
        const { reached, done } = get();
        if ((reached[lesson] ?? -1) >= step && (!isLast || done.includes(lesson))) return;
        write({
          reached: { ...reached, [lesson]: Math.max(step, reached[lesson] ?? 0) },
          done: isLast && !done.includes(lesson) ? [...done, lesson] : done,
        });
      },
      answer: (question, answer) => write({ answers: { ...get().answers, [question]: answer } }),
      write: (question, text) => write({ texts: { ...get().texts, [question]: text } }),
      forget: () => write(NOTHING),
    };
  });
}

/** What was kept may be of another version of the page, or be edited by hand. */
function readProgress(kept: string | null): Progress {
  try {
    const { reached, done, answers, texts } = JSON.parse(kept ?? '{}') as Partial<Progress>;
    const isRecord = (value: unknown): value is object =>
      typeof value === 'object' && value !== null && !Array.isArray(value);
    return {
      reached: isRecord(reached) ? pick(reached, (step): step is number => typeof step === 'number') : {},
      done: Array.isArray(done) ? done.filter((id) => typeof id === 'string') : [],
      answers: isRecord(answers) ? pick(answers, isAnswer) : {},
      texts: isRecord(texts) ? pick(texts, (text): text is string => typeof text === 'string') : {},
    };
  } catch {
    return NOTHING;
  }
}

function isAnswer(value: unknown): value is Answer {
  const { given, score } = (value ?? {}) as Partial<Answer>;
  return Array.isArray(given) && given.every(Number.isFinite) && (score === null || Number.isFinite(score));
}

function pick<Value>(record: object, holds: (value: unknown) => value is Value): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).filter((entry): entry is [string, Value] => holds(entry[1])));
}
