/**
 * The second cut: a piece is bytes, and merges make tokens of them. Of all pairs of neighbours that have a merge, the
 * one of the lowest rank, which was learnt first, is made one; among equals the leftmost. Until no pair has a merge.
 *
 *     piece   t   h   e   r   e         ranks here: t·h 24, h·e 2, r·e 4
 *     1       t   he  r   e             h·e has the lowest
 *     2       t   he  re                then r·e, and so on
 *
 * Two merges may lie far from one another in the list and near in the word, and a merge makes new pairs: so no piece
 * can be cut by looking for its longest tokens.
 *
 * A step is kept as three places in the bytes, so that the cut after k steps is all boundaries between bytes but the
 * k that merges have closed. Sources: Sennrich et al. 2016, algorithm 1; `bpe` in OpenAI's encoder.py.
 */
import { tokenId, type TokenId } from '@/model/axes.ts';
import { mergeOf, type BpeRules } from './rules.ts';
import { NumberHeap } from './NumberHeap.ts';

/** One merge at one place: bytes [from, middle) and [middle, to) become one token. */
export interface MergeStep {
  readonly rank: number;
  readonly from: number;
  readonly middle: number;
  readonly to: number;
}

export interface MergedPiece {
  readonly bytes: Uint8Array;
  readonly steps: readonly MergeStep[];
  /** The tokens when no pair has a merge any more. */
  readonly ids: readonly TokenId[];
}

/** A token of a piece, of bytes [from, to). */
export interface Part {
  readonly id: TokenId;
  readonly from: number;
  readonly to: number;
}

/** All merges of one piece, in order. Takes n · log n steps for n bytes: pieces of some scripts are whole paragraphs. */
export function mergePiece(bytes: Uint8Array, rules: BpeRules): MergedPiece {
  const count = bytes.length;
  // A linked list by the first byte of each part; where a part ends is where the next begins.
  const ids = Int32Array.from(bytes, (byte) => rules.byteIds[byte]!);
  const next = Int32Array.from({ length: count + 1 }, (_, at) => at + 1);
  const previous = Int32Array.from({ length: count + 1 }, (_, at) => at - 1);
  const isGone = new Uint8Array(count + 1);
  const waiting = new NumberHeap();
  const wait = (from: number) => {
    const middle = next[from]!;
    const rank = from >= 0 && middle < count ? rules.rankOf(ids[from]!, ids[middle]!) : undefined;
    // Rank first, then place: one number, far below 2⁵³.
    if (rank !== undefined) waiting.push(rank * (count + 1) + from);
  };
  for (let from = 0; from + 1 < count; from++) wait(from);

  const steps: MergeStep[] = [];
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    const from = key % (count + 1);
    const rank = (key - from) / (count + 1);
    const middle = next[from]!;
    // What waited may have been merged away on either side since.
    if (isGone[from] || middle >= count || rules.rankOf(ids[from]!, ids[middle]!) !== rank) continue;
    const to = next[middle]!;
    steps.push({ rank, from, middle, to });
    ids[from] = mergeOf(rules, rank).result;
    isGone[middle] = 1;
    next[from] = to;
    if (to < count) previous[to] = from;
    if (previous[from]! >= 0) wait(previous[from]!);
    wait(from);
  }
  const left: TokenId[] = [];
  for (let at = 0; at < count; at = next[at]!) left.push(tokenId(ids[at]!));
  return { bytes, steps, ids: left };
}

/** The tokens of the piece after its first `done` merges. */
export function partsAfter({ bytes, steps }: MergedPiece, done: number, rules: BpeRules): Part[] {
  const ids = Int32Array.from(bytes, (byte) => rules.byteIds[byte]!);
  const isClosed = new Uint8Array(bytes.length);
  for (const { rank, from, middle } of steps.slice(0, done)) {
    ids[from] = mergeOf(rules, rank).result;
    isClosed[middle] = 1;
  }
  const parts: Part[] = [];
  for (let from = 0; from < bytes.length;) {
    let to = from + 1;
    while (to < bytes.length && isClosed[to]) to++;
    parts.push({ id: tokenId(ids[from]!), from, to });
    from = to;
  }
  return parts;
}
