/**
 * What a model that learns characters has learnt so far, as rules that can be measured. Each phase begins where its
 * rule holds for the first time, after the phase before has begun; what was not reached is not there.
 *
 *     noise:      from the start, loss about ln V
 *     letters:    held-out loss below that of one who only knows how often each character comes
 *     words:      held-out loss below that of one who knows pairs of characters, and at least half of the words of the
 *                 measure's sample stand in the text
 *     sentences:  at least nine in ten neighbouring words of the sample stand side by side in the text, too
 *
 * The last rule is of word order, not of sense: what is said may still be wrong.
 */
export const LEARNING_PHASES = ['noise', 'letters', 'words', 'sentences'] as const;
export type LearningPhaseName = (typeof LEARNING_PHASES)[number];

export const WORDS_SHARE = 0.5;
export const PAIRS_SHARE = 0.9;

export interface LearningMeasures {
  /** How many steps were done at each look at the held-out text, and its loss there, nats. */
  readonly heldOutSteps: ArrayLike<number>;
  readonly heldOutLosses: ArrayLike<number>;
  /** Losses of those who know how often characters, and pairs of them, come; on the same held-out text. */
  readonly unigramLoss: number;
  readonly bigramLoss: number;
  /** Of one run, in the order of its steps. */
  readonly measures: readonly {
    readonly step: number;
    readonly heldOutLoss: number | null;
    readonly wordShare: number | null;
    readonly pairShare?: number | null;
  }[];
}

export interface LearningPhase {
  readonly name: LearningPhaseName;
  /** The step at which its rule was found to hold first. */
  readonly from: number;
}

/** Empty before anything was measured. */
export function findLearningPhases(run: LearningMeasures): readonly LearningPhase[] {
  const { heldOutSteps, heldOutLosses, unigramLoss, bigramLoss, measures } = run;
  if (heldOutSteps.length === 0) return [];
  const phases: LearningPhase[] = [{ name: 'noise', from: 0 }];
  const begin = (name: LearningPhaseName, from: number | undefined) => {
    if (from !== undefined) phases.push({ name, from });
  };
  begin(
    'letters',
    Array.from(heldOutSteps).find((step, at) => step > 0 && heldOutLosses[at]! < unigramLoss),
  );
  if (phases.length === 2)
    begin(
      'words',
      measures.find(
        ({ step, heldOutLoss, wordShare }) =>
          step > phases[1]!.from && (heldOutLoss ?? Infinity) < bigramLoss && (wordShare ?? 0) >= WORDS_SHARE,
      )?.step,
    );
  if (phases.length === 3)
    begin(
      'sentences',
      measures.find(({ step, pairShare }) => step > phases[2]!.from && (pairShare ?? 0) >= PAIRS_SHARE)?.step,
    );
  return phases;
}

/** The phase at a step; null before anything was measured. */
export function learningPhaseAt(phases: readonly LearningPhase[], step: number): LearningPhaseName | null {
  return phases.findLast(({ from }) => from <= step)?.name ?? null;
}
