/**
 * How a token is written where only its text can be shown: on a chip, in a table, beside an arc.
 * Every character is visible and none is lost: what has no shape gets a sign or its code, and bytes
 * that are no whole character are written as bytes. Leaves out colour and hatching (elements).
 *
 *     " cat"          ·cat
 *     "\n\n"          ⏎⏎
 *     U+200B          U+200B
 *     F0 9F           F0 9F
 *     " " E2 80       · E2 80     a blank stands only between unlike parts, for spaces are shown as ·
 *
 * A label needs the token's own bytes only: a reader of UTF-8 who starts in the middle of a
 * character is in step again at the next one (see utf8.ts), so the neighbours change nothing.
 */
import type { TokenId } from './axes.ts';
import type { Token } from './tokens.ts';
import { readUtf8 } from './utf8.ts';
import { tokenBytes, type Vocabulary } from './vocabulary.ts';

/**
 * A piece of a label. `text`: characters as they are; `blank`: a sign for a space, newline or tab;
 * `code`: the code point of a character without a shape; `bytes`: part of a character, in hex.
 */
export interface LabelPart {
  readonly kind: 'text' | 'blank' | 'code' | 'bytes';
  readonly label: string;
}

const BLANK_SIGNS: ReadonlyMap<string, string> = new Map([
  [' ', '·'],
  ['\n', '⏎'],
  ['\t', '⇥'],
]);

/**
 * Characters one cannot see, or not tell from others: control, format, private and unassigned ones
 * (C), every space but U+0020 (Z), those that fonts ignore (zero-width joiner, variation selectors),
 * the braille blank, and U+FFFD, which would look like a fault of the page.
 */
const SHAPELESS = /[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800\uFFFD]/u;
/** Marks that sit on the character before them. */
const COMBINING = /\p{M}/u;

/** The label of a token in the text. */
export function tokenLabel(token: Token): string {
  return joinLabelParts(tokenLabelParts(token));
}

/** The label of a token of the vocabulary, such as a candidate for the next. */
export function candidateLabel(vocabulary: Vocabulary, id: TokenId): string {
  return joinLabelParts(candidateLabelParts(vocabulary, id));
}

/** The label of a token in pieces, for views that set signs, codes and bytes apart. */
export function tokenLabelParts(token: Token): LabelPart[] {
  return labelParts(token.bytes, token.id);
}

export function candidateLabelParts(vocabulary: Vocabulary, id: TokenId): LabelPart[] {
  return labelParts(tokenBytes(vocabulary, id), id);
}

/** One character as it is written on a chip: as itself, as a sign for a blank, or as its code. */
export function codePointLabel(codePoint: number): string {
  return characterPart(codePoint, false).label;
}

/** Of bytes that are no token of a vocabulary at hand. */
export function bytesLabelParts(bytes: Uint8Array): LabelPart[] {
  return labelParts(bytes, 0);
}

function labelParts(bytes: Uint8Array, id: number): LabelPart[] {
  // Some vocabularies have padding tokens without bytes; they have nothing but a number.
  if (bytes.length === 0) return [{ kind: 'code', label: `#${id}` }];
  const parts: LabelPart[] = [];
  for (const { from, to, codePoint } of readUtf8(bytes)) {
    const previous = parts.at(-1);
    const part =
      codePoint === null
        ? { kind: 'bytes' as const, label: Array.from(bytes.subarray(from, to), hexadecimal).join(' ') }
        : characterPart(codePoint, previous?.kind === 'text');
    if (previous?.kind === part.kind) parts[parts.length - 1] = mergeParts(previous, part);
    else parts.push(part);
  }
  return parts;
}

function characterPart(codePoint: number, followsText: boolean): LabelPart {
  const character = String.fromCodePoint(codePoint);
  const sign = BLANK_SIGNS.get(character);
  if (sign !== undefined) return { kind: 'blank', label: sign };
  const isShapeless = SHAPELESS.test(character) || (COMBINING.test(character) && !followsText);
  if (isShapeless) return { kind: 'code', label: `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}` };
  return { kind: 'text', label: character };
}

function mergeParts(left: LabelPart, right: LabelPart): LabelPart {
  return { kind: left.kind, label: joinLabelParts([left, right]) };
}

export function joinLabelParts(parts: readonly LabelPart[]): string {
  return parts.reduce((label, part, i) => {
    const previous = parts[i - 1];
    const touches = previous === undefined || (isCompact(previous) && isCompact(part));
    return touches ? label + part.label : `${label} ${part.label}`;
  }, '');
}

/** Codes and bytes are set apart by a blank; signs and characters follow one another directly. */
function isCompact(part: LabelPart): boolean {
  return part.kind === 'text' || part.kind === 'blank';
}

function hexadecimal(byte: number): string {
  return byte.toString(16).toUpperCase().padStart(2, '0');
}
