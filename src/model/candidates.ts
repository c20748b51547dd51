/**
 * The rows of the next-token table, read out of a distribution: the best tokens, those kept in sight
 * for another reason (drawn, chosen, found), and one row for all the others. Leaves out their labels.
 */
import { tokenId, type TokenId } from './axes.ts';
import { FILTERS, type FilterName, type NextTokenDistribution } from './sampling.ts';

/** Why a token cannot be drawn. `greedy`: at temperature 0 only the best one can. */
export type Removal = FilterName | 'greedy';

export interface Candidate {
  readonly id: TokenId;
  /** Place in the order, from 0. */
  readonly rank: number;
  readonly logit: number;
  /** After the repetition penalty. */
  readonly penalized: number;
  /** Divided by the temperature; at T = 0 its limit, 0 or −∞. */
  readonly scaled: number;
  /** What the draw uses: 0 when removed. */
  readonly probability: number;
  /** Of the model alone: softmax of the raw logits over the whole vocabulary. */
  readonly base: number;
  readonly removal: Removal | null;
}

export interface CandidateList {
  readonly rows: readonly Candidate[];
  /** Further down the order, but in sight. */
  readonly pinned: readonly Candidate[];
  readonly rest: {
    readonly count: number;
    /** Of the tokens not shown: probability in the draw, and of the model alone. */
    readonly probability: number;
    readonly base: number;
  };
}

/** The `count` best candidates, and those of `pinnedIds` that are not among them. */
export function listCandidates(
  distribution: NextTokenDistribution,
  count: number,
  pinnedIds: readonly (TokenId | null)[],
): CandidateList {
  const { order, final, base, kept } = distribution;
  const shownCount = Math.min(count, order.length);
  const rows = Array.from({ length: shownCount }, (_, rank) => readCandidate(distribution, rank));
  const ranks = ranksOf(order);
  const pinnedRanks = new Set(pinnedIds.map((id) => (id === null ? 0 : (ranks[id] ?? 0))));
  const pinned = [...pinnedRanks]
    .filter((rank) => rank >= shownCount)
    .sort((left, right) => left - right)
    .map((rank) => readCandidate(distribution, rank));
  // Between those in sight, stretch by stretch: asking of each of 50,000 whether it is in sight takes longer than adding.
  let probability = 0;
  let from = shownCount;
  for (const stop of [...pinned.map(({ rank }) => rank), kept]) {
    for (let rank = from; rank < Math.min(stop, kept); rank++) probability += final[order[rank] as number] as number;
    from = stop + 1;
  }
  const shownBase = [...rows, ...pinned].reduce((sum, row) => sum + (base[row.id] as number), 0);
  return {
    rows,
    pinned,
    rest: {
      count: order.length - rows.length - pinned.length,
      probability,
      // A sum of rounded parts may exceed 1 by a hair.
      base: Math.max(0, 1 - shownBase),
    },
  };
}

export function readCandidate(distribution: NextTokenDistribution, rank: number): Candidate {
  const id = distribution.order[rank] ?? 0;
  return {
    id: tokenId(id),
    rank,
    logit: distribution.logits[id] ?? NaN,
    penalized: distribution.penalized[id] ?? NaN,
    scaled: distribution.scaled[id] ?? NaN,
    probability: distribution.final[id] ?? NaN,
    base: distribution.base[id] ?? NaN,
    removal: removalOf(distribution, rank),
  };
}

/** The first filter that removed the token at this rank; null when it can be drawn. */
export function removalOf({ greedy, kept, removedBy }: NextTokenDistribution, rank: number): Removal | null {
  if (rank < kept) return null;
  if (greedy) return 'greedy';
  return FILTERS.find((filter) => rank >= removedBy[filter].kept) ?? null;
}

const known = new WeakMap<Uint32Array, Uint32Array>();

/** The rank of each id: the order the other way round. Made once for a ranking. */
export function ranksOf(order: Uint32Array): Uint32Array {
  let ranks = known.get(order);
  if (!ranks) {
    const made = new Uint32Array(order.length);
    order.forEach((id, rank) => (made[id] = rank));
    known.set(order, made);
    ranks = made;
  }
  return ranks;
}
