/** What every way of guessing is handed, and what it hands back once the answer is to be uncovered. */
import type { TokenId } from '@/model/axes.ts';
import type { Vocabulary } from '@/model/vocabulary.ts';
import type { Reading } from '@/store/aside.ts';
import type { PlayedRound } from '@/store/predictGame.ts';

export interface GuessFormProps {
  readonly reading: Reading;
  readonly vocabulary: Vocabulary;
  readonly seed: number;
  readonly round: number;
  readonly onReveal: (guess: Pick<PlayedRound, 'labels' | 'given' | 'model' | 'inPieces'>) => void;
}

/** The model's probabilities of these tokens, and of all others together. */
export function withRest({ probabilities }: Reading, ids: readonly TokenId[]): number[] {
  const of = ids.map((id) => probabilities[id] ?? 0);
  return [...of, Math.max(0, 1 - of.reduce((sum, share) => sum + share, 0))];
}
