/**
 * A class before and after: two sets of CSV files side by side, how many were right each time, question by question. The
 * files are this page's own: of *Collect answers*, or of *Check yourself*, where one file may hold both times. Files of
 * several students are read as one, also where they were put one behind the other. Nothing of a person is in them.
 */
import { readDelimited } from '@/formats/readDelimited.ts';
import { MOST_LETTERS } from './cleanAnswer.ts';

export const SIDES = ['before', 'after'] as const;
export type Side = (typeof SIDES)[number];

export interface Result {
  /** Names the question in both sets: its number in the check, or its text. */
  readonly key: string;
  readonly question: string;
  readonly isRight: boolean;
}

/** `columns`: not those of such a file; `sitting`: rows of the other time alone; `empty`: no answer that is right or wrong. */
export type ReadResults =
  | { readonly results: readonly Result[]; readonly fault: null }
  | { readonly results: null; readonly fault: 'columns' | 'sitting' | 'empty'; readonly found: readonly string[] };

/** Rows of one file. */
export const MOST_RESULTS = 20_000;
/** The columns that a file must have. */
export const NEEDED = ['question', 'right'] as const;

const RIGHT: Readonly<Partial<Record<string, boolean>>> = {
  ...{ '1': true, '1.0': true, true: true, yes: true },
  ...{ '0': false, '0.0': false, false: false, no: false },
};
/** Of *Check yourself*: two weeks later is after, too. */
const SITTINGS: Readonly<Record<Side, readonly string[]>> = { before: ['before'], after: ['after', 'later'] };

export function readResults(text: string, side: Side): ReadResults {
  const [head = [], ...rows] = table(text);
  const names = head.map((name) => name.trim().toLowerCase());
  const found = names.slice(0, 12).map((name) => name.slice(0, 40));
  const at = (name: string) => names.indexOf(name);
  const [question, right, item, sitting] = [at('question'), at('right'), at('item'), at('sitting')] as const;
  if (question === -1 || right === -1) return { results: null, fault: 'columns', found };
  const others: string[] = [];
  const results = rows.flatMap((row): Result[] => {
    const isRight = RIGHT[(row[right] ?? '').trim().toLowerCase()];
    // Passed over, or the names of the columns once more.
    if (isRight === undefined) return [];
    const time = sitting === -1 ? '' : (row[sitting] ?? '').trim();
    if (time !== '' && !SITTINGS[side].includes(time)) {
      others.push(time);
      return [];
    }
    const asked = (row[question] ?? '').trim().slice(0, 5 * MOST_LETTERS);
    const number = item === -1 ? '' : (row[item] ?? '').trim();
    return [{ key: number === '' ? `text ${asked}` : `item ${number}`, question: asked, isRight }];
  });
  if (results.length > 0) return { results, fault: null };
  return { results: null, fault: others.length > 0 ? 'sitting' : 'empty', found };
}

/** By the sign that gives the columns that are needed: spreadsheets write semicolons in half of Europe. */
function table(text: string): string[][] {
  const ways = [',', ';', '\t'].map((sign) => readDelimited(text, sign, MOST_RESULTS));
  const isIt = (rows: readonly string[][]) =>
    NEEDED.every((name) => rows[0]?.some((cell) => cell.trim().toLowerCase() === name));
  const [first = []] = ways;
  return ways.find(isIt) ?? ways.find((rows) => (rows[0]?.length ?? 0) > 1) ?? first;
}

export interface Count {
  readonly right: number;
  readonly answered: number;
}

export interface Compared {
  readonly key: string;
  readonly question: string;
  /** Null where nobody answered it that time. */
  readonly before: Count | null;
  readonly after: Count | null;
}

export interface Comparison {
  /** In the order in which they came. */
  readonly rows: readonly Compared[];
  /** Of the questions that were answered both times; null where there is none. */
  readonly total: { readonly before: Count; readonly after: Count } | null;
}

export function compareResults(before: readonly Result[], after: readonly Result[]): Comparison {
  const questions = new Map<string, string>();
  for (const { key, question } of [...before, ...after]) if (!questions.has(key)) questions.set(key, question);
  const counts = { before: countBy(before), after: countBy(after) };
  const rows = [...questions].map(([key, question]) => ({
    key,
    question,
    before: counts.before.get(key) ?? null,
    after: counts.after.get(key) ?? null,
  }));
  const both = rows.flatMap((row) => (row.before && row.after ? [{ before: row.before, after: row.after }] : []));
  const sum = (list: readonly Count[]) =>
    list.reduce(
      (all, { right, answered }) => ({ right: all.right + right, answered: all.answered + answered }),
      NOBODY,
    );
  const total =
    both.length > 0 ? { before: sum(both.map((row) => row.before)), after: sum(both.map((row) => row.after)) } : null;
  return { rows, total };
}

const NOBODY: Count = { right: 0, answered: 0 };

function countBy(results: readonly Result[]): Map<string, Count> {
  const counts = new Map<string, Count>();
  for (const { key, isRight } of results) {
    const { right, answered } = counts.get(key) ?? NOBODY;
    counts.set(key, { right: right + Number(isRight), answered: answered + 1 });
  }
  return counts;
}
