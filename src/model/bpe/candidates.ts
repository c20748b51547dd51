/** Why this pair first: every pair of neighbours that has a merge, the lowest rank, which wins, at the top. */
import type { Part } from './mergePiece.ts';
import { mergeOf, type BpeRules, type Merge } from './rules.ts';

export interface MergeCandidate extends Merge {
  /** Places of the piece where the two stand side by side. */
  readonly places: number;
}

export function mergeCandidates(parts: readonly Part[], rules: BpeRules): MergeCandidate[] {
  const places = new Map<number, number>();
  parts.forEach(({ id }, at) => {
    const right = parts[at + 1];
    const rank = right && rules.rankOf(id, right.id);
    if (rank !== undefined) places.set(rank, (places.get(rank) ?? 0) + 1);
  });
  return [...places]
    .sort(([left], [right]) => left - right)
    .map(([rank, count]) => ({ ...mergeOf(rules, rank), places: count }));
}
