/**
 * What a screen reader would have to say of a token whose label it cannot read out: the dot of `·Mary` is a space,
 * a lone `,` is often left silent. In parts, without words: those are the catalog's (views/shared/tokenWords.ts).
 *
 *     ·Mary     a space before, Mary
 *     ,"        comma, quotation mark
 *     ⏎⏎        new line, twice
 *     Mary      nothing: the label says it all
 */
import type { LabelPart } from './tokenLabel.ts';

/** Signs that have a name, by the key of their word. */
export const SPOKEN_SIGNS = {
  '·': 'space',
  '⏎': 'newLine',
  '⇥': 'tab',
  ',': 'comma',
  '.': 'fullStop',
  ':': 'colon',
  ';': 'semicolon',
  '!': 'exclamationMark',
  '?': 'questionMark',
  '-': 'hyphen',
  '–': 'dash',
  '—': 'longDash',
  _: 'underscore',
  "'": 'apostrophe',
  '‘': 'openingSingleQuote',
  '’': 'apostrophe',
  '"': 'quotationMark',
  '“': 'openingQuote',
  '”': 'closingQuote',
  '…': 'ellipsis',
  '(': 'openingBracket',
  ')': 'closingBracket',
  '[': 'openingSquareBracket',
  ']': 'closingSquareBracket',
  '{': 'openingBrace',
  '}': 'closingBrace',
  '<': 'lessThan',
  '>': 'greaterThan',
  '/': 'slash',
  '\\': 'backslash',
  '|': 'bar',
  '*': 'asterisk',
  '+': 'plus',
  '=': 'equals',
  '&': 'ampersand',
  '%': 'percent',
  '#': 'hash',
  '@': 'at',
  '^': 'caret',
  '~': 'tilde',
  '`': 'backtick',
  $: 'dollar',
} as const;

/** Signs of the label; as characters of a text they have another meaning. */
const BLANKS = '·⏎⇥';

export type SpokenSign = (typeof SPOKEN_SIGNS)[keyof typeof SPOKEN_SIGNS];

/** `sign`: one sign, `count` times in a row. `code`, `bytes`: as in a label. */
export type SpokenPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'sign'; readonly sign: SpokenSign; readonly count: number }
  | { readonly kind: 'code' | 'bytes'; readonly text: string };

export interface SpokenToken {
  /** One space stands before what `parts` say. */
  readonly hasSpaceBefore: boolean;
  readonly parts: readonly SpokenPart[];
}

/** Null where the label can be read out as it is. */
export function spokenToken(label: readonly LabelPart[]): SpokenToken | null {
  const [first, ...rest] = label.flatMap(splitPart).reduce<SpokenPart[]>(joinAlike, []);
  if (first === undefined || (first.kind === 'text' && rest.length === 0)) return null;
  const hasSpaceBefore = first.kind === 'sign' && first.sign === 'space' && first.count === 1 && rest.length > 0;
  return { hasSpaceBefore, parts: hasSpaceBefore ? rest : [first, ...rest] };
}

function splitPart({ kind, label }: LabelPart): SpokenPart[] {
  if (kind === 'code' || kind === 'bytes') return [{ kind, text: label }];
  return Array.from(label, (character): SpokenPart => {
    // A middle dot in the text itself is no space, and is left to the voice.
    const sign = kind === 'text' && BLANKS.includes(character) ? undefined : signOf(character);
    return sign === undefined ? { kind: 'text', text: character } : { kind: 'sign', sign, count: 1 };
  });
}

const signOf = (character: string): SpokenSign | undefined =>
  (SPOKEN_SIGNS as Readonly<Record<string, SpokenSign | undefined>>)[character];

function joinAlike(parts: SpokenPart[], next: SpokenPart): SpokenPart[] {
  const last = parts.at(-1);
  if (last?.kind === 'text' && next.kind === 'text')
    return [...parts.slice(0, -1), { kind: 'text', text: last.text + next.text }];
  if (last?.kind === 'sign' && next.kind === 'sign' && last.sign === next.sign)
    return [...parts.slice(0, -1), { ...last, count: last.count + 1 }];
  return [...parts, next];
}
