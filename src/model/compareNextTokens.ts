/**
 * What could come next for two models, side by side by what the tokens spell: an id means nothing to another vocabulary.
 */
import { tokenId, type TokenId } from './axes.ts';
import { largestIndices } from './largestIndices.ts';
import { softmax, type Numbers } from './softmax.ts';
import { tokenBytes, vocabularySize, type Vocabulary } from './vocabulary.ts';

/** Ids mean the same tokens to both. */
export function isSameVocabulary(one: Vocabulary, other: Vocabulary): boolean {
  if (one === other) return true;
  return (
    isEqual(one.offsets, other.offsets) &&
    isEqual(one.bytes, other.bytes) &&
    one.special.size === other.special.size &&
    [...one.special].every((id) => other.special.has(id))
  );
}

function isEqual(one: ArrayLike<number>, other: ArrayLike<number>): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return false;
  return true;
}

/** The token that spells the same; null when there is none. A control token is another thing than the same letters. */
export function findSameToken(id: TokenId, own: Vocabulary, other: Vocabulary): TokenId | null {
  const bytes = tokenBytes(own, id);
  const isSpecial = own.special.has(id);
  // Padding has no bytes, and is nothing that could be found elsewhere.
  if (bytes.length === 0) return null;
  const { offsets } = other;
  for (let at = 0; at < vocabularySize(other); at++)
    if (
      offsets[at + 1]! - offsets[at]! === bytes.length &&
      other.special.has(tokenId(at)) === isSpecial &&
      isEqual(tokenBytes(other, tokenId(at)), bytes)
    )
      return tokenId(at);
  return null;
}

/** What one side gives the token; null where its vocabulary has none that spells so. */
export interface SideChance {
  readonly id: TokenId;
  /** In 0…1, over the side's whole vocabulary. */
  readonly probability: number;
}
export interface NextTokenRow {
  readonly first: SideChance | null;
  readonly second: SideChance | null;
}

/** What a model computed for what comes next, V logits. */
export interface NextLogits {
  readonly vocabulary: Vocabulary;
  readonly logits: Numbers;
}

/** The `count` likeliest tokens of each side, one row a token, by the larger of its probabilities. */
export function compareNextTokens(first: NextLogits, second: NextLogits, count: number): NextTokenRow[] {
  const [p, q] = [softmax(first.logits), softmax(second.logits)];
  const isSame = isSameVocabulary(first.vocabulary, second.vocabulary);
  const find = (id: TokenId, own: Vocabulary, other: Vocabulary) => (isSame ? id : findSameToken(id, own, other));
  const chance = (id: TokenId | null, of: ArrayLike<number>) => (id === null ? null : { id, probability: of[id] ?? 0 });
  const rowsOfFirst = largestIndices(p, count).map((at): NextTokenRow => {
    const id = tokenId(at);
    return { first: chance(id, p), second: chance(find(id, first.vocabulary, second.vocabulary), q) };
  });
  const known = new Set(rowsOfFirst.map((row) => row.second?.id));
  const rowsOfSecond = largestIndices(q, count)
    .map(tokenId)
    .filter((id) => !known.has(id))
    .map((id): NextTokenRow => ({
      first: chance(find(id, second.vocabulary, first.vocabulary), p),
      second: chance(id, q),
    }));
  const larger = (row: NextTokenRow) => Math.max(row.first?.probability ?? 0, row.second?.probability ?? 0);
  return [...rowsOfFirst, ...rowsOfSecond].sort((a, b) => larger(b) - larger(a));
}
