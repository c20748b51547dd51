/**
 * What a head does on this text, as a fact that a view can put into one sentence, and which head to
 * look at first. Everything is computed from the attention weights of this text; a head may do
 * something else on another, and a pattern of weights does not say why.
 */
import { head, layer, position, type Head, type Layer, type Position, type TokenId } from './axes.ts';
import {
  afterOccurrences,
  attentionRow,
  earlierOccurrences,
  liftOf,
  scoreHead,
  type HeadAttention,
  type HeadScores,
  type PatternScore,
} from './headScores.ts';
import { slice } from './tensor.ts';
import type { AttentionTensor } from './trace.ts';

/** A pattern is claimed from this far above uniform attention (see `liftOf`). */
const CLEAR_LIFT = 0.4;
/** And from this many queries: one case is no pattern. */
const FEWEST_QUERIES = 2;
/** A head is broad when its rows have, on average, this share of the entropy they could have. */
const BROAD_ENTROPY = 0.85;
/** One key stands out in a row with this much of the weight. */
const CLEAR_WEIGHT = 0.4;
const TOP_KEYS = 3;

export interface KeyWeight {
  readonly key: Position;
  readonly weight: number;
}

/** An earlier occurrence of the query's token, the key a pattern names because of it, and the weight there. */
export interface Recurrence extends KeyWeight {
  readonly occurrence: Position;
}

interface Described extends PatternScore {
  /** The chosen query; the score speaks of all of them. */
  readonly query: Position;
  /** Where the chosen query looks most: up to three keys with any weight, largest first. */
  readonly topKeys: readonly KeyWeight[];
}

/**
 * What the head does, by its strongest claim. `score`, `baseline` and `queryCount` are those of the
 * pattern (headScores.ts); for `focused` the score is 1 − broad, how narrow its rows are.
 */
export type HeadDescription =
  /** Looks for the token's earlier occurrence and at what came after it; `match` where this query has one. */
  | ({ readonly kind: 'induction'; readonly match: Recurrence | null } & Described)
  /** Looks at earlier occurrences of the same token. */
  | ({ readonly kind: 'duplicate'; readonly match: Recurrence | null } & Described)
  | ({ readonly kind: 'previous' | 'first' | 'self' } & Described)
  /** No known pattern, but few keys at a time: `topKeys` says which. */
  | ({ readonly kind: 'focused' } & Described)
  /** A little of everything. */
  | ({ readonly kind: 'broad' } & Described);

export type HeadKind = HeadDescription['kind'];

/**
 * Describe one head for a text of T ≥ 1 tokens; `query` is the last when left out. Position is the
 * simplest explanation, so `previous` is asked first: in "A B A" the token after the first A is also
 * the previous one. `first` is asked after the patterns of recurrence, whose heads rest on the first
 * token wherever nothing recurs. Throws RangeError when sizes disagree or the query is no position.
 */
export function describeHead(
  attention: HeadAttention,
  ids: ArrayLike<TokenId>,
  query = ids.length - 1,
): HeadDescription {
  if (!Number.isInteger(query) || query < 0 || query >= ids.length)
    throw new RangeError(`No query ${query} among ${ids.length} tokens.`);
  const scores = scoreHead(attention, ids);
  const described = { query: position(query), topKeys: topKeysOf(attention, query) };
  // A single token can look at nothing but itself.
  if (ids.length === 1) return { kind: 'self', score: 1, baseline: 1, queryCount: 1, ...described };
  const row = attentionRow(attention, query);
  const kind = strongestClaim(scores);
  switch (kind) {
    case 'induction':
      return { kind, match: bestMatch(row, afterOccurrences(ids, query), 1), ...scores[kind], ...described };
    case 'duplicate':
      return { kind, match: bestMatch(row, earlierOccurrences(ids, query), 0), ...scores[kind], ...described };
    case 'focused': {
      const { score, queryCount } = scores.broad;
      return { kind, score: 1 - score, baseline: 0, queryCount, ...described };
    }
    case 'previous':
    case 'first':
    case 'self':
    case 'broad':
      return { kind, ...scores[kind], ...described };
  }
}

function strongestClaim(scores: HeadScores): HeadKind {
  const claimed = (['previous', 'induction', 'duplicate', 'self', 'first'] as const).find((name) =>
    isClear(scores[name]),
  );
  return claimed ?? (scores.broad.score >= BROAD_ENTROPY ? 'broad' : 'focused');
}

function isClear(pattern: PatternScore): boolean {
  return pattern.queryCount >= FEWEST_QUERIES && liftOf(pattern) >= CLEAR_LIFT;
}

function topKeysOf(attention: HeadAttention, query: number): KeyWeight[] {
  const keys = Array.from(attentionRow(attention, query), (weight, key) => ({ key: position(key), weight }));
  return keys
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || a.key - b.key)
    .slice(0, TOP_KEYS);
}

/** Of the keys a recurrence names, the one with the most weight; the occurrence lies `step` before it. */
function bestMatch(row: Float32Array, keys: readonly number[], step: number): Recurrence | null {
  const best = keys.reduce<number | null>((most, key) => (most === null || row[key]! > row[most]! ? key : most), null);
  return best === null ? null : { occurrence: position(best - step), key: position(best), weight: row[best]! };
}

/** A head and what it does. */
export interface FoundHead {
  readonly layer: Layer;
  readonly head: Head;
  readonly description: HeadDescription;
}

/**
 * The head to start on, for a query (the last token when left out):
 *
 * 1. one whose query looks strongly at an earlier token that is neither the first nor the previous
 *    one: only what the tokens are, not where they stand, is likely to explain that. A key n back
 *    counts weight · (1 − 1/n), for near keys are more often a habit of position;
 * 2. else the clearest induction, then duplicate, then previous-token head on this text;
 * 3. else the head with the narrowest rows.
 *
 * Equal heads: the lower layer, then the lower head. Throws RangeError when sizes disagree or there is no token.
 */
export function findInterestingHead(
  attention: AttentionTensor,
  ids: ArrayLike<TokenId>,
  query = ids.length - 1,
): FoundHead {
  const heads = listHeads(attention);
  const byContent = bestOf(heads, ({ weights }) => contentWeight(attentionRow(weights, query)));
  const found = byContent ?? clearestHead(heads, ids);
  if (!found) throw new RangeError('There is no head to find.');
  return { layer: found.layer, head: found.head, description: describeHead(found.weights, ids, query) };
}

interface PlacedHead {
  readonly layer: Layer;
  readonly head: Head;
  readonly weights: HeadAttention;
}

function listHeads(attention: AttentionTensor): PlacedHead[] {
  const [layerCount, headCount] = attention.shape;
  return Array.from({ length: layerCount }, (_, l) => {
    const ofLayer = slice(attention, l);
    return Array.from({ length: headCount }, (_, h) => ({
      layer: layer(l),
      head: head(h),
      weights: slice(ofLayer, h),
    }));
  }).flat();
}

/** The first item with the largest value above 0; null when there is none. */
function bestOf<Item>(items: readonly Item[], valueOf: (item: Item) => number): Item | null {
  let [best, most]: [Item | null, number] = [null, 0];
  for (const item of items) {
    const value = valueOf(item);
    if (value > most) [best, most] = [item, value];
  }
  return best;
}

/** How strongly a row looks at one earlier token because of what it is; 0 when it does not clearly. */
function contentWeight(row: Float32Array): number {
  const key = row.indexOf(Math.max(...row));
  const distance = row.length - 1 - key;
  if (key === 0 || distance < 2 || row[key]! < CLEAR_WEIGHT) return 0;
  return row[key]! * (1 - 1 / distance);
}

function clearestHead(heads: readonly PlacedHead[], ids: ArrayLike<TokenId>): PlacedHead | null {
  const scored = heads.map((item) => ({ item, scores: scoreHead(item.weights, ids) }));
  for (const name of ['induction', 'duplicate', 'previous'] as const) {
    const found = bestOf(scored, ({ scores }) => (isClear(scores[name]) ? liftOf(scores[name]) : 0));
    if (found) return found.item;
  }
  // 2 − broad is above 0 for every head, so that even the broadest is found when all are alike.
  return bestOf(scored, ({ scores }) => 2 - scores.broad.score)?.item ?? null;
}
