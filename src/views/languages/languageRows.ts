/**
 * The rows of the price of languages: one paragraph in each language, the visitor's own text after them. Pure functions, so
 * that the table, its bars and its file of numbers say the same.
 */
import type { ColumnId, LanguageSort, SortKey } from '@/store/tokenizerChoices.ts';
import type { Declaration } from '@/store/tokenizers/declaration.ts';

export interface LanguageRow {
  /** The language's tag; null for the visitor's own text. */
  readonly tag: string | null;
  readonly name: string;
  readonly direction: 'ltr' | 'rtl' | 'auto';
  readonly text: string;
  readonly bytes: number;
  /** By tokenizer; absent while it is not counted. */
  readonly tokens: ReadonlyMap<ColumnId, number>;
}

export interface RowSources {
  readonly declaration: readonly Declaration[];
  readonly nameOf: (tag: string) => string;
  readonly counts: ReadonlyMap<ColumnId, readonly number[]>;
}

const bytesOf = (text: string) => new TextEncoder().encode(text).length;

export function languageRows({ declaration, nameOf, counts }: RowSources): LanguageRow[] {
  return declaration.map(({ language, direction, text }, at) => ({
    tag: language,
    name: nameOf(language),
    direction,
    text,
    bytes: bytesOf(text),
    tokens: new Map([...counts].map(([column, tokens]) => [column, tokens[at]!])),
  }));
}

export function ownRow(name: string, text: string, tokens: ReadonlyMap<ColumnId, number>): LanguageRow {
  return { tag: null, name, direction: 'auto', text, bytes: bytesOf(text), tokens };
}

/** Tokens divided by those of the English paragraph, which is the first of `rows`; null while one is not counted. */
export function ratioOf(row: LanguageRow, column: ColumnId, rows: readonly LanguageRow[]): number | null {
  const own = row.tokens.get(column);
  const english = rows.find(({ tag }) => tag === 'en')?.tokens.get(column);
  return own === undefined || !english ? null : own / english;
}

/** Equals stay as they were listed; what is not counted comes last. */
export function sortRows(rows: readonly LanguageRow[], { by, isDescending }: LanguageSort): LanguageRow[] {
  if (by === 'listed') return isDescending ? rows.toReversed() : [...rows];
  const sign = isDescending ? -1 : 1;
  return rows.toSorted((left, right) => {
    if (by === 'language') return sign * left.name.localeCompare(right.name);
    const [a, b] = [valueOf(left, by), valueOf(right, by)];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return sign * (a - b);
  });
}

function valueOf(row: LanguageRow, by: Exclude<SortKey, 'listed' | 'language'>): number | null {
  return by === 'bytes' ? row.bytes : (row.tokens.get(by) ?? null);
}

/** What so many of these paragraphs cost, at the price of a million tokens. */
export function costOf(tokens: number, price: number, times: number): number {
  return (tokens * times * price) / 1_000_000;
}

/** How many of them fit. */
export function fitting(tokens: number, room: number): number {
  return Math.floor(room / tokens);
}

/** The rows with the fewest and the most tokens; null while they are not counted. */
export function extremes(
  rows: readonly LanguageRow[],
  column: ColumnId,
): { least: LanguageRow; most: LanguageRow } | null {
  const counted = sortRows(
    rows.filter(({ tokens }) => tokens.has(column)),
    { by: column, isDescending: false },
  );
  const [least] = counted;
  const most = counted.at(-1);
  return least && most ? { least, most } : null;
}
