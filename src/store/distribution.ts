/**
 * The next-token distribution on show, derived from the logits on show and the sampling settings.
 * Ranking the vocabulary depends on the logits and the repetition penalty alone, so it is kept
 * while temperature and filters move.
 */
import { tokenId } from '@/model/axes.ts';
import { uniform } from '@/model/philox.ts';
import {
  distribute,
  draw,
  rankLogits,
  type Draw,
  type NextTokenDistribution,
  type RankedLogits,
  type SamplingSettings,
} from '@/model/sampling.ts';
import type { SamplingStore } from './sampling.ts';
import type { GeneratedToken, SequenceStore } from './sequence.ts';
import type { Shown, TraceStore } from './trace.ts';

export interface NextToken {
  readonly distribution: NextTokenDistribution;
  /** Where the draw falls on the cumulative bar; for greedy, the whole bar is one token. */
  readonly draw: Draw;
  /** Generated tokens before this one: the counter of the draw. */
  readonly step: number;
  /** The number in [0, 1) that decides the draw, from the seed and the number of the step. */
  readonly u: number;
  /** The token that will be appended unless another is forced. */
  readonly upcoming: GeneratedToken;
}

export interface Distribution {
  /** What comes next after the text on show; null while nothing is shown. The same object as long as nothing changed. */
  read(stores: {
    readonly trace: TraceStore;
    readonly sampling: SamplingStore;
    readonly sequence: SequenceStore;
  }): NextToken | null;
}

export function createDistribution(): Distribution {
  let ranked: { shown: Shown; penalty: number; ranking: RankedLogits } | null = null;
  let counted: { logits: Float32Array; step: number } | null = null;
  let last: { ranking: RankedLogits; settings: SamplingSettings; step: number; next: NextToken } | null = null;

  function rank(shown: Shown, penalty: number): RankedLogits {
    // A part that arrives later makes a new `shown` around the same logits.
    if (ranked?.shown.logits !== shown.logits || ranked.penalty !== penalty)
      ranked = { shown, penalty, ranking: rankLogits(shown.logits, shown.ids, penalty) };
    return ranked.ranking;
  }

  /**
   * The step the logits on show belong to. While the model runs, the text is already a token longer;
   * its number must not be mixed with the logits of the step before.
   */
  function stepOf(shown: Shown, cursor: number): number {
    if (counted?.logits !== shown.logits) counted = { logits: shown.logits, step: cursor };
    return counted.step;
  }

  return {
    read({ trace, sampling, sequence }) {
      const { shown } = trace.getState();
      if (!shown) return null;
      const { settings } = sampling.getState();
      const step = stepOf(shown, sequence.getState().cursor);
      const ranking = rank(shown, settings.repetitionPenalty);
      if (last?.ranking !== ranking || last.settings !== settings || last.step !== step)
        last = { ranking, settings, step, next: findNext(ranking, settings, step) };
      return last.next;
    },
  };
}

function findNext(ranking: RankedLogits, settings: SamplingSettings, step: number): NextToken {
  const distribution = distribute(ranking, settings);
  const u = uniform(settings.seed, step);
  const drawn = draw(distribution, u);
  const id = tokenId(drawn.id);
  const upcoming: GeneratedToken = distribution.greedy ? { id, choice: 'greedy', u: null } : { id, choice: 'drawn', u };
  return { distribution, draw: drawn, step, u, upcoming };
}
