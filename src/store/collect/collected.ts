/**
 * What a class answered, as long as its tab is open: an accidental reload loses nothing, and closing the tab leaves
 * nothing behind. No name is in it.
 */
import * as z from 'zod/mini';
import { createStore } from 'zustand/vanilla';
import type { Keep } from '@/store/preferences.ts';
import type { AnswerCode } from './answerCode.ts';
import { MOST_LETTERS } from './cleanAnswer.ts';
import { MOST_PASTED, SEPARATORS } from './readTable.ts';
import { EMPTY_ROUND, MOST_CODED, takeCode, type Round, type Taken } from './round.ts';

/** Characters of a question. */
export const MOST_QUESTION = 4000;

export interface CollectedState {
  readonly round: Round;
  /** What a new question took the place of, or what was left out: one step back. */
  readonly before: Round | null;
  change(change: Partial<Omit<Round, 'coded'>>): void;
  take(code: AnswerCode): Taken;
  /** Takes a student's answer out. */
  leaveOut(student: string): void;
  /** Begins anew. */
  begin(question: string): void;
  undo(): void;
}

export type CollectedStore = ReturnType<typeof createCollected>;

const COLLECTED = 'glassbox.collected';

const kept = z.object({
  question: z.string().check(z.maxLength(MOST_QUESTION)),
  isOwn: z.boolean(),
  pasted: z.string().check(z.maxLength(MOST_PASTED + 1)),
  separator: z.nullable(z.enum(SEPARATORS)),
  column: z.nullable(z.number().check(z.int(), z.gte(0))),
  coded: z
    .array(z.object({ student: z.string(), answer: z.string().check(z.maxLength(2 * MOST_LETTERS)) }))
    .check(z.maxLength(MOST_CODED)),
  isRevealed: z.boolean(),
  hasSpace: z.boolean(),
  anyCapital: z.boolean(),
});

export function createCollected(keep: Keep) {
  return createStore<CollectedState>()((set, get) => {
    const put = (round: Round, before = get().before) => {
      set({ round, before });
      keep.write(COLLECTED, JSON.stringify(round));
    };
    return {
      round: readKept(keep.read(COLLECTED)),
      before: null,
      change({ question, pasted, ...rest }) {
        const { round } = get();
        put({
          ...round,
          ...rest,
          question: (question ?? round.question).slice(0, MOST_QUESTION),
          // One letter more than is read says that there was more.
          pasted: (pasted ?? round.pasted).slice(0, MOST_PASTED + 1),
        });
      },
      take(code) {
        const { taken, round } = takeCode(get().round, code);
        if (round !== get().round) put(round);
        return taken;
      },
      leaveOut(student) {
        const { round } = get();
        put({ ...round, coded: round.coded.filter((each) => each.student !== student) }, round);
      },
      begin(question) {
        const { hasSpace, anyCapital } = get().round;
        put({ ...EMPTY_ROUND, hasSpace, anyCapital, question: question.slice(0, MOST_QUESTION) }, get().round);
      },
      undo() {
        const { before } = get();
        if (before) put(before, null);
      },
    };
  });
}

/** What was kept may be of another version of the page, or be edited by hand. */
function readKept(text: string | null): Round {
  try {
    const parsed = kept.safeParse(JSON.parse(text ?? 'null'));
    return parsed.success ? parsed.data : EMPTY_ROUND;
  } catch {
    return EMPTY_ROUND;
  }
}
