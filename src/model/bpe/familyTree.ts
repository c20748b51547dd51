/**
 * The merges that built one token of a piece, as a tree: its two parts, their parts, down to bytes. The same token may
 * be built in two ways, by other merges, in another word.
 */
import { tokenId, type TokenId } from '@/model/axes.ts';
import type { MergedPiece } from './mergePiece.ts';
import { mergeOf, type BpeRules } from './rules.ts';

export interface FamilyTree {
  readonly id: TokenId;
  /** Bytes [from, to) of the piece. */
  readonly from: number;
  readonly to: number;
  /** The merge that made it; null for a byte, which was there from the beginning. */
  readonly rank: number | null;
  /** Two, or none. */
  readonly parts: readonly FamilyTree[];
}

/** Of the token that begins at byte `from` and ends before `to`. */
export function familyTree(piece: MergedPiece, from: number, to: number, rules: BpeRules): FamilyTree {
  const step = piece.steps.find((one) => one.from === from && one.to === to);
  if (!step) return { id: tokenId(rules.byteIds[piece.bytes[from] ?? 0]!), from, to, rank: null, parts: [] };
  const { rank, middle } = step;
  return {
    id: mergeOf(rules, rank).result,
    from,
    to,
    rank,
    parts: [familyTree(piece, from, middle, rules), familyTree(piece, middle, to, rules)],
  };
}
