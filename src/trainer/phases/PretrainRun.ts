/**
 * Phase 1, pre-training: predict the next token of a text, at every place of it at once.
 *
 *     loss = −(1/n) Σ_t ln p(token t+1 | tokens 0 … t)
 *
 * Source: Radford et al. 2019. Theirs: 40 GB of text and 1.5 billion parameters; here: 300,000 characters and 158,000.
 */
import type { Corpus } from '@/trainer/data/Corpus.ts';
import { textRows } from '@/trainer/data/TrainingRows.ts';
import { learningRate } from '@/trainer/network/learningRate.ts';
import type { Network } from '@/trainer/network/Network.ts';
import { trainOn } from './PhaseRun.ts';
import type { PhaseRun, StepReport } from './PhaseRun.ts';
import type { PretrainSettings } from './settings.ts';

const SCHEDULE = { warmUpSteps: 50, fallShare: 0.3, floor: 0.05 };

export class PretrainRun implements PhaseRun {
  readonly phase = 'pretrain';
  settings: PretrainSettings;
  #step = 0;

  constructor(
    readonly network: Network,
    readonly corpus: Corpus,
    settings: PretrainSettings,
    readonly seed: number,
  ) {
    this.settings = settings;
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
    const { rate, rows, steps } = this.settings;
    const T = this.network.sizes.contextLength;
    const batch = textRows(this.corpus.train, rows, T, this.seed, 'pretrain', this.#step);
    return trainOn(this.network, batch, learningRate({ ...SCHEDULE, peak: rate, steps }, this.#step++));
  }
}
