/** One question to a class and what came back, from what was pasted and from codes, as one list of answers. */
import { looksLikeCode, questionHash, readCode, type AnswerCode } from './answerCode.ts';
import { cleanAnswer, isTooLong } from './cleanAnswer.ts';
import { readTable, type Separator, type Table } from './readTable.ts';

export interface CodedAnswer {
  /** The random name that a student's page gave itself. */
  readonly student: string;
  readonly answer: string;
}

export interface Round {
  /** The text that the class goes on with. */
  readonly question: string;
  /** It was written here, and is not the workbench's. */
  readonly isOwn: boolean;
  readonly pasted: string;
  /** How its columns are set apart, and which one the answers are in; null: as the page finds it. */
  readonly separator: Separator | null;
  readonly column: number | null;
  /** Answers that came by codes, the newest last; one a student. */
  readonly coded: readonly CodedAnswer[];
  readonly isRevealed: boolean;
  /** A space is put before each answer, as words stand in a text. */
  readonly hasSpace: boolean;
  /** The first letter may be a capital or not, whichever the model finds more probable. */
  readonly anyCapital: boolean;
}

export const EMPTY_ROUND: Round = {
  question: '',
  isOwn: false,
  pasted: '',
  separator: null,
  column: null,
  coded: [],
  isRevealed: false,
  hasSpace: true,
  anyCapital: false,
};

/** Of codes, in one round. */
export const MOST_CODED = 2000;

export interface Answers {
  readonly table: Table;
  readonly column: number;
  /** In the order in which they stand, pasted ones first; equal ones as often as they were given. */
  readonly answers: readonly string[];
  /** Rows that were left out, from 1: longer than an answer, or the code of another question. */
  readonly tooLong: readonly number[];
  readonly otherQuestion: readonly number[];
}

/** Codes that were pasted as text count as codes that were shown. */
export function answersOf({ question, pasted, separator, column: chosen, coded }: Round): Answers {
  const table = readTable(pasted, separator);
  const column = Math.min(chosen ?? table.answers, table.columns - 1);
  const hash = questionHash(question);
  const said: string[] = [];
  const tooLong: number[] = [];
  const otherQuestion: number[] = [];
  const codes = new Map<string, string>();
  table.rows.forEach((row, at) => {
    const cell = (row[column] ?? '').trim();
    const place = at + (table.header ? 2 : 1);
    if (looksLikeCode(cell)) {
      const { code } = readCode(cell);
      if (code?.question === hash) codes.set(code.student, code.answer);
      else otherQuestion.push(place);
      return;
    }
    const answer = cleanAnswer(cell);
    if (isTooLong(answer)) tooLong.push(place);
    else if (answer !== '') said.push(answer);
  });
  for (const { student, answer } of coded) codes.set(student, answer);
  return { table, column, answers: [...said, ...codes.values()], tooLong, otherQuestion };
}

/** `again`: this student's answer was counted already; `changed`: it takes the place of their earlier one. */
export type Taken = 'new' | 'changed' | 'again' | 'otherQuestion' | 'full';

export function takeCode(round: Round, { question, student, answer }: AnswerCode): { taken: Taken; round: Round } {
  if (question !== questionHash(round.question)) return { taken: 'otherQuestion', round };
  const known = round.coded.find((each) => each.student === student);
  if (known?.answer === answer) return { taken: 'again', round };
  if (!known && round.coded.length >= MOST_CODED) return { taken: 'full', round };
  const coded = [...round.coded.filter((each) => each.student !== student), { student, answer }];
  return { taken: known ? 'changed' : 'new', round: { ...round, coded } };
}

/** Nothing is lost by another question. */
export const isUntouched = ({ pasted, coded, isOwn }: Round): boolean =>
  pasted.trim() === '' && coded.length === 0 && !isOwn;
