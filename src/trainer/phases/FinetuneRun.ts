/**
 * Phase 2, supervised fine-tuning: the same loss on conversations, where only answers count.
 *
 *     loss = −(1/n) Σ over answer tokens ln p(token | question and answer so far)
 *
 * Some of the steps are on the old text ("mixing"); without them the model forgets it within a minute.
 * Source: Ouyang et al. 2022 (InstructGPT), step 1. Theirs: 13,000 demonstrations written by people.
 */
import { buildConversation } from '@/trainer/data/Conversation.ts';
import type { Conversation } from '@/trainer/data/Conversation.ts';
import type { Corpus } from '@/trainer/data/Corpus.ts';
import type { QuestionList } from '@/trainer/data/QuestionList.ts';
import { styled, STYLES } from '@/trainer/data/styles.ts';
import { textRows, TrainingRows } from '@/trainer/data/TrainingRows.ts';
import type { Vocabulary } from '@/trainer/data/Vocabulary.ts';
import { learningRate } from '@/trainer/network/learningRate.ts';
import type { Network } from '@/trainer/network/Network.ts';
import { draw } from '@/trainer/randomStreams.ts';
import { trainOn } from './PhaseRun.ts';
import type { PhaseRun, StepReport } from './PhaseRun.ts';
import type { FinetuneSettings } from './settings.ts';

const SCHEDULE = { warmUpSteps: 20, fallShare: 0.3, floor: 0.1 };

interface Material {
  /** Null when the model came without its text: then nothing is mixed in. */
  readonly corpus: Corpus | null;
  readonly vocabulary: Vocabulary;
  readonly questions: QuestionList;
}

export class FinetuneRun implements PhaseRun {
  readonly phase = 'finetune';
  settings: FinetuneSettings;
  readonly #conversations: readonly Conversation[];
  #step = 0;

  constructor(
    readonly network: Network,
    readonly material: Material,
    settings: FinetuneSettings,
    readonly seed: number,
  ) {
    this.settings = settings;
    const { questions, vocabulary } = material;
    // Every answer in every style: which of them is wanted is for preference tuning to say.
    this.#conversations = questions.trained.flatMap(({ question, answer }) =>
      STYLES.map((style) => buildConversation(vocabulary, question, styled(answer, style))),
    );
  }

  get step(): number {
    return this.#step;
  }

  get plannedSteps(): number {
    return this.settings.steps;
  }

  resume(step: number): void {
    this.#step = step;
  }

  advance(): StepReport {
    const { rate, steps } = this.settings;
    const batch = this.#nextRows();
    return trainOn(this.network, batch, learningRate({ ...SCHEDULE, peak: rate, steps }, this.#step++));
  }

  #nextRows(): TrainingRows {
    const { rows, mixShare } = this.settings;
    const T = this.network.sizes.contextLength;
    const { corpus } = this.material;
    if (corpus && draw(this.seed, 'mixing', this.#step) < mixShare)
      return textRows(corpus.train, rows, T, this.seed, 'finetuneText', this.#step);
    const batch = new TrainingRows(rows, T);
    for (let row = 0; row < rows; row++) {
      const pick = draw(this.seed, 'finetuneRows', this.#step * rows + row);
      batch.setConversation(row, this.#conversations[Math.floor(pick * this.#conversations.length)]!);
    }
    batch.normalize();
    return batch;
  }
}
