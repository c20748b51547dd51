/**
 * What a teacher pastes, as a table: a column from a chat, a form or a spreadsheet, in whatever way its columns are set
 * apart. The way is found by itself where all rows agree on it, and the teacher can say another.
 */
import { readDelimited } from '@/formats/readDelimited.ts';

/** What stands between two columns. `colon`: a name, a colon, and what was said, as chats write it. */
export const SEPARATORS = ['none', 'tab', 'semicolon', 'comma', 'colon'] as const;
export type Separator = (typeof SEPARATORS)[number];

/** Rows that are read, and characters of all of them: beyond any class. */
export const MOST_ROWS = 2000;
export const MOST_PASTED = 1_000_000;

const SIGNS = { tab: '\t', semicolon: ';', comma: ',' } as const;
/** With the time before it, as some chats have it: `10:31:02 From Anna to everyone: mat`. */
const SAID = /^(.{1,80}?):\s+(\S.*)$/u;

/** Words over a column of answers, and over its neighbours, as forms and this page write them. */
const OVER_ANSWERS = /^(?:your\s+)?(?:answers?|responses?|repl(?:y|ies)|gue(?:ss|sses)|words?|predictions?|tokens?)$/iu;
const OVER_OTHERS =
  /^(?:#|id|(?:user\s*|full\s*|first\s*|last\s*)?names?|students?|e-?mail(?:\s+address)?|timestamp|time|date|questions?|count)$/iu;

export interface Table {
  readonly separator: Separator;
  readonly columns: number;
  /** The first row, where it says what is below; null: there is none. */
  readonly header: readonly string[] | null;
  readonly rows: readonly (readonly string[])[];
  /** The column that answers are most probably in, from 0. */
  readonly answers: number;
  /** There was more than is read. */
  readonly isCut: boolean;
}

export function readTable(pasted: string, chosen: Separator | null = null): Table {
  const text = pasted.slice(0, MOST_PASTED);
  const separator = chosen ?? findSeparator(text);
  // One more than is read says that there are more; the header is none of them.
  const all = split(text, separator, MOST_ROWS + 2);
  const [first = []] = all;
  const isHeader = first.some((cell) => isOver(OVER_ANSWERS, cell) || isOver(OVER_OTHERS, cell)) && all.length > 1;
  const header = isHeader ? first : null;
  const rows = all.slice(isHeader ? 1 : 0);
  const columns = all.reduce((most, row) => Math.max(most, row.length), 1);
  const named = header?.findIndex((cell) => isOver(OVER_ANSWERS, cell)) ?? -1;
  return {
    separator,
    columns,
    header,
    rows: rows.slice(0, MOST_ROWS),
    answers: named === -1 ? columns - 1 : named,
    isCut: rows.length > MOST_ROWS || pasted.length > MOST_PASTED,
  };
}

const isOver = (names: RegExp, cell: string) => names.test(cell.trim());

function findSeparator(text: string): Separator {
  // What stands at the beginning stands for the rest: a class of two thousand is not split four times.
  const sample = text.slice(0, 20_000);
  for (const each of ['tab', 'semicolon', 'comma'] as const) {
    const rows = split(sample, each, 50);
    const width = rows[0]?.length ?? 0;
    // One line with a comma is a sentence.
    if (width > 1 && rows.length > 1 && rows.every((row) => row.length === width)) return each;
  }
  if (split(sample, 'tab', 50).some((row) => row.length > 1)) return 'tab';
  const lines = split(sample, 'none', 50).map(([line = '']) => line.trim());
  return lines.length > 0 && lines.every((line) => SAID.test(line)) ? 'colon' : 'none';
}

function split(text: string, separator: Separator, most: number): string[][] {
  if (separator !== 'none' && separator !== 'colon') return readDelimited(text, SIGNS[separator], most);
  const lines = text
    .replace(/^\uFEFF/u, '')
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, most);
  if (separator === 'none') return lines.map((line) => [line]);
  return lines.map((line) => {
    const [, who, said] = SAID.exec(line.trim()) ?? [];
    return who === undefined || said === undefined ? ['', line] : [who, said];
  });
}
