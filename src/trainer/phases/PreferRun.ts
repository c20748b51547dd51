/**
 * Phase 3, preference tuning by direct preference optimization. For a question with a chosen answer c and a
 * rejected one r, and a frozen copy of the model as reference:
 *
 *     margin = β·[(ln p(c) − ln p_ref(c)) − (ln p(r) − ln p_ref(r))],    loss = −ln σ(margin)
 *
 * Its gradient weighs the tokens of c by −β·σ(−margin) and those of r by the same, upwards: so it is again one weight
 * a token. Beside the pairs, known answers are rehearsed, without their style ("PTX" in InstructGPT): without
 * them the model soon says only what was liked, right or not.
 *
 * Source: Rafailov et al., "Direct Preference Optimization", 2023. The large models of 2022 learnt a reward model
 * from tens of thousands of judgements first, and then followed it by reinforcement (PPO).
 */
import { buildConversation } from '@/trainer/data/Conversation.ts';
import type { Conversation } from '@/trainer/data/Conversation.ts';
import type { QuestionList } from '@/trainer/data/QuestionList.ts';
import { withoutStop } from '@/trainer/data/styles.ts';
import { TrainingRows } from '@/trainer/data/TrainingRows.ts';
import type { Vocabulary } from '@/trainer/data/Vocabulary.ts';
import type { Network } from '@/trainer/network/Network.ts';
import { draw } from '@/trainer/randomStreams.ts';
import { learnFrom } from './PhaseRun.ts';
import type { PhaseRun, StepReport } from './PhaseRun.ts';
import { Reference } from './Reference.ts';
import type { PreferSettings } from './settings.ts';

/** Pairs in a step: the newest and earlier ones. Each takes two rows. */
const PAIRS_PER_STEP = 4;
const REHEARSAL_ROWS = 8;
const WARM_UP_STEPS = 5;
/** Decay would pull towards 0, which is not where the reference is. */
const DECAY = 0;

/** A click: what was chosen, what was rejected, and how likely the reference finds both (ln p). */
export interface JudgedPair {
  readonly chosen: Conversation;
  readonly rejected: Conversation;
  readonly reference: readonly [chosen: number, rejected: number];
}

/** All that was clicked, and what it is measured against: with the parameters, enough to go on. */
export interface ClickMemory {
  readonly reference: Float32Array;
  readonly pairs: readonly JudgedPair[];
  /** Draws of earlier pairs, and rounds of questions, so far. */
  readonly draws: number;
  readonly rounds: number;
}

export class PreferRun implements PhaseRun {
  readonly phase = 'prefer';
  readonly plannedSteps = 0;
  settings: PreferSettings;
  reference: Reference;
  /** Rounds of questions asked so far to find two answers that differ (preferences.ts). */
  rounds = 0;
  readonly #pairs: JudgedPair[] = [];
  readonly #rehearsal: readonly Conversation[];
  #step = 0;
  #draws = 0;

  constructor(
    readonly network: Network,
    readonly vocabulary: Vocabulary,
    readonly questions: QuestionList,
    settings: PreferSettings,
    readonly seed: number,
  ) {
    this.settings = settings;
    this.reference = new Reference(network);
    this.#rehearsal = questions.trained.map(({ question, answer }) =>
      buildConversation(vocabulary, question, withoutStop(answer), false),
    );
  }

  get step(): number {
    return this.#step;
  }

  get clicks(): number {
    return this.#pairs.length;
  }

  resume(step: number): void {
    this.#step = step;
  }

  get memory(): ClickMemory {
    return { reference: this.reference.parameters, pairs: this.#pairs, draws: this.#draws, rounds: this.rounds };
  }

  /** Takes up the clicks of an earlier time. */
  recall({ reference, pairs, draws, rounds }: ClickMemory): void {
    this.reference = new Reference(this.network, reference);
    this.#pairs.push(...pairs);
    this.#draws = draws;
    this.rounds = rounds;
  }

  /** Takes a click in; the steps follow by `advance`. */
  addPair(chosen: Conversation, rejected: Conversation): void {
    const [first, second] = this.reference.logProbabilities([chosen, rejected]);
    this.#pairs.push({ chosen, rejected, reference: [first!, second!] });
  }

  advance(): StepReport {
    const { beta, rate, rehearse } = this.settings;
    const newest = this.#pairs[this.#pairs.length - 1];
    if (!newest) throw new RangeError('There is no pair yet.');
    const pairs = Array.from({ length: PAIRS_PER_STEP }, (_, i) => (i === 0 ? newest : this.#pick(this.#pairs)));
    const T = this.network.sizes.contextLength;
    const batch = new TrainingRows(2 * PAIRS_PER_STEP + (rehearse ? REHEARSAL_ROWS : 0), T);
    pairs.forEach(({ chosen, rejected }, i) => {
      batch.setConversation(2 * i, chosen);
      batch.setConversation(2 * i + 1, rejected);
    });
    for (let row = 2 * PAIRS_PER_STEP; row < batch.rows; row++)
      batch.setConversation(row, this.#pick(this.#rehearsal), 1 / REHEARSAL_ROWS);
    const losses = this.network.batch.forward(batch.tokens, batch.targets, batch.rows, batch.used);
    let loss = 0;
    pairs.forEach(({ reference }, i) => {
      const margin = beta * (ratio(batch, losses, 2 * i, reference[0]) - ratio(batch, losses, 2 * i + 1, reference[1]));
      loss += Math.log1p(Math.exp(-margin)) / PAIRS_PER_STEP;
      const push = beta / (1 + Math.exp(margin)) / PAIRS_PER_STEP;
      scaleRow(batch, 2 * i, push);
      scaleRow(batch, 2 * i + 1, -push);
    });
    // The first steps after the reference was frozen are short: the optimizer knows nothing yet.
    const warm = Math.min(1, (this.#step++ + 1) / WARM_UP_STEPS);
    return { ...learnFrom(this.network, batch, losses, rate * warm, DECAY), loss };
  }

  /** Mean margin and loss over all clicks so far, as the model is now; 0 and ln 2 before the first. */
  measureClicks(): { margin: number; loss: number } {
    if (this.#pairs.length === 0) return { margin: 0, loss: Math.LN2 };
    const { beta } = this.settings;
    const now = this.reference.currentLogProbabilities(
      this.#pairs.flatMap(({ chosen, rejected }) => [chosen, rejected]),
    );
    const margins = this.#pairs.map(
      ({ reference }, i) => beta * (now[2 * i]! - reference[0] - (now[2 * i + 1]! - reference[1])),
    );
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    return { margin: mean(margins), loss: mean(margins.map((margin) => Math.log1p(Math.exp(-margin)))) };
  }

  #pick<Value>(list: readonly Value[]): Value {
    return list[Math.floor(draw(this.seed, 'replay', this.#draws++) * list.length)]!;
  }
}

/** ln p(answer) − ln p_ref(answer). The row's weights are its mask. */
function ratio(batch: TrainingRows, losses: Float32Array, row: number, reference: number): number {
  const T = batch.contextLength;
  let logProbability = 0;
  for (let m = row * T; m < (row + 1) * T; m++) logProbability -= batch.weights[m]! * losses[m]!;
  return logProbability - reference;
}

function scaleRow(batch: TrainingRows, row: number, factor: number): void {
  const T = batch.contextLength;
  for (let m = row * T; m < (row + 1) * T; m++) batch.weights[m]! *= factor;
}
