/** What the view shows of a text under two models: pure functions of what both have read. */
import { alignTokens, placeTokens } from '@/model/alignTokens.ts';
import { bitsOfParts, bitsOfToken, textBits, type PartBits, type ReadText, type TextBits } from '@/model/textBits.ts';
import { tokenLabel } from '@/model/tokenLabel.ts';
import { readTokens } from '@/model/tokens.ts';
import { SIDES, type ComparedText, type ReadSide, type SideName } from '@/store/sessions/ComparedText.ts';

export interface ComparedToken {
  readonly label: string;
  readonly isFragment: boolean;
  readonly isSpecial: boolean;
  /** −log₂ p; null where nothing was predicted. */
  readonly bits: number | null;
  readonly isUnread: boolean;
  /** Where it ends, in bytes of the text. */
  readonly end: number;
  /** Whether only this cut has an end where the token begins. */
  readonly beginsAlone: boolean;
}

/** Of a side, its tokens, and the characters of the text that it reads as others. */
export interface ComparedRow {
  readonly tokens: readonly ComparedToken[];
  readonly unknown: readonly string[];
}

export interface ComparedTokens extends Readonly<Record<SideName, ComparedRow>> {
  readonly parts: readonly PartBits[];
  readonly bits: TextBits;
}

/** Null where the second model's tokens do not spell the text character by character. */
export function compareTokens(pair: ComparedText): ComparedTokens | null {
  const read = { first: readText(pair.first, pair.text), second: readText(pair.second, pair.text) };
  if (!read.first || !read.second) return null;
  const parts = bitsOfParts(alignTokens(read.first.ends, read.second.ends), read.first, read.second);
  const starts = {
    first: new Set(parts.map((part) => part.first[0])),
    second: new Set(parts.map((part) => part.second[0])),
  };
  const rowOf = (side: SideName) => makeRow(pair[side], read[side]!, starts[side], pair.text);
  return { parts, bits: textBits(parts), first: rowOf('first'), second: rowOf('second') };
}

function readText({ model, ids, unread, read }: ReadSide, text: string): ReadText | null {
  const tokens = readTokens(ids, model.vocabulary);
  const places = placeTokens(
    tokens.map(({ bytes }) => bytes),
    text,
  );
  return places && { ...places, unread, surprisal: read.surprisal };
}

function makeRow({ model, ids }: ReadSide, read: ReadText, starts: ReadonlySet<number>, text: string): ComparedRow {
  const tokens = readTokens(ids, model.vocabulary).map((token, at): ComparedToken => ({
    label: tokenLabel(token),
    isFragment: token.fragment !== null,
    isSpecial: token.isSpecial,
    bits: bitsOfToken(read, at),
    isUnread: at < read.unread,
    end: read.ends[at] ?? 0,
    beginsAlone: !starts.has(at),
  }));
  const bytes = new TextEncoder().encode(text);
  const unknown = read.changed.map(([from, to]) => new TextDecoder().decode(bytes.subarray(from, to)));
  return { tokens, unknown: [...new Set(unknown)] };
}

/** Of all places where a cut has an end, the text's own left out, those that both have. */
export function countAgreed({ first, second, parts }: ComparedTokens): { readonly same: number; readonly all: number } {
  const places = (row: ComparedRow) => row.tokens.map(({ end }) => end);
  const last = parts.at(-1)?.to;
  const all = new Set([...places(first), ...places(second)].filter((end) => end > 0 && end !== last));
  return { same: Math.max(0, parts.length - 1), all: all.size };
}

/** The part in which a token of a side stands. */
export function partOf(parts: readonly PartBits[], side: SideName, at: number): PartBits | null {
  return parts.find((part) => at >= part[side][0] && at < part[side][1]) ?? null;
}

export { SIDES };
