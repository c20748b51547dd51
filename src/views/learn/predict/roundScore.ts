/** What a guess was worth against the model, in bits. */
import type { PlayedRound } from '@/store/predictGame.ts';
import { bitsLost, toShares } from '@/views/learn/scores.ts';

export interface RoundScore {
  /** What the model expects to be surprised by itself: the entropy of its shares. Nobody can do better on average. */
  readonly own: number;
  /** The surprise to be expected by whoever expects the guess: own + lost. */
  readonly yours: number;
  /** Lost against the model. */
  readonly lost: number;
  /** Lost by expecting all alike. */
  readonly evenly: number;
}

export function scoreRound({ model, given }: Pick<PlayedRound, 'model' | 'given'>): RoundScore {
  const shares = toShares(model, 0);
  const own = shares.reduce((sum, share) => sum - (share > 0 ? share * Math.log2(share) : 0), 0);
  const lost = bitsLost(model, given);
  const evenly = bitsLost(
    model,
    model.map(() => 1),
  );
  return { own, lost, evenly, yours: own + lost };
}

export function totalScore(rounds: readonly Pick<PlayedRound, 'model' | 'given'>[]): RoundScore {
  const sum = { own: 0, lost: 0, evenly: 0, yours: 0 };
  for (const round of rounds) {
    const score = scoreRound(round);
    sum.own += score.own;
    sum.lost += score.lost;
    sum.evenly += score.evenly;
    sum.yours += score.yours;
  }
  return sum;
}
