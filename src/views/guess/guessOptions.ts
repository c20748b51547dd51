/** The words that a guess is chosen from. */
import { tokenId, type TokenId } from '@/model/axes.ts';

/** Among the words that follow the most probable token: near ones and rarer ones. */
const BESIDE_BEST = [0, 2, 5] as const;
/** As many are looked through for whole words. */
const LOOKED_AT = 60;

/**
 * The most probable token and three other words of the most probable ones. Sorted as they read, so that their order
 * tells nothing of their probability.
 */
export function guessOptions(order: ArrayLike<number>, labelOf: (id: TokenId) => string): TokenId[] {
  const [best, ...others] = Array.from({ length: Math.min(LOOKED_AT, order.length) }, (_, rank) =>
    tokenId(order[rank] ?? 0),
  );
  if (best === undefined) return [];
  const words = others.filter((id) => /^·\p{L}{2,}$/u.test(labelOf(id)));
  const chosen = [best, ...BESIDE_BEST.flatMap((at) => words[at] ?? [])];
  return chosen.sort((left, right) => (labelOf(left) < labelOf(right) ? -1 : 1));
}
