/**
 * A model's training: which phase is under way, one step after the other, and what is measured and kept on the
 * way. The same calls in the same order give the same numbers; time plays no part. Leaves out the clock
 * and the messages (TrainerHost.ts).
 */
import type { Progress } from '@/trainer/checkpoint/checkpoint.ts';
import { FinetuneRun } from '@/trainer/phases/FinetuneRun.ts';
import { changeSettings } from '@/trainer/phases/checkSettings.ts';
import type { PhaseRun, StepReport } from '@/trainer/phases/PhaseRun.ts';
import { PreferRun } from '@/trainer/phases/PreferRun.ts';
import { PretrainRun } from '@/trainer/phases/PretrainRun.ts';
import { FINETUNE_DEFAULTS, PREFER_DEFAULTS, PRETRAIN_DEFAULTS } from '@/trainer/phases/settings.ts';
import { heldOutLoss } from '@/trainer/phases/evaluate.ts';
import type { CheckpointMeasure, PhaseChoice, PreferenceMeasure, Checkpoint } from '@/trainer/protocol.ts';
import { TrainerError } from '@/trainer/TrainerError.ts';
import type { LearningModel } from './LearningModel.ts';
import { isScheduled, measureCheckpoint } from './measureCheckpoint.ts';
import type { Past } from './recordedPast.ts';
import { Checkpoints } from './Checkpoints.ts';

/** Steps between two looks at the held-out text. */
const HELD_OUT_EVERY = 25;

export class Training {
  readonly checkpoints = new Checkpoints();
  readonly measures: CheckpointMeasure[] = [];
  readonly preference: PreferenceMeasure[] = [];
  /** Of the phase under way. */
  readonly losses: number[] = [];
  readonly heldOut: { step: number; loss: number }[] = [];
  run: PhaseRun | null = null;
  lastStep: StepReport | null = null;
  charactersSeen = 0;

  constructor(
    readonly model: LearningModel,
    kind: Checkpoint['kind'],
    /** What a recorded model went through before. */
    readonly past: Past | null = null,
  ) {
    const ids = past?.checkpoints.map(({ parameters, ...about }) => this.checkpoints.add(parameters, about)) ?? [];
    const { phase, step } = past?.phases.at(-1) ?? { phase: null, step: 0 };
    const id = this.checkpoints.add(model.network.parameters, { phase, step, kind });
    past?.phases.forEach((each) =>
      each.measures.forEach((measure) => {
        const at = past.checkpoints.findIndex((one) => isMomentOf(one, measure));
        // Of a moment whose parameters are not in the recording, its numbers are known all the same.
        const lacks = -1 - this.measures.length;
        const isNow = measure.phase === phase && measure.step === step;
        this.measures.push({ ...measure, checkpoint: isNow ? id : (ids[at] ?? lacks) });
      }),
    );
  }

  get isComplete(): boolean {
    return this.run !== null && this.run.plannedSteps > 0 && this.run.step >= this.run.plannedSteps;
  }

  /** Starts a phase on the model as it is. Throws NoText or PairsRefused. */
  begin(choice: PhaseChoice): void {
    this.run = this.#makeRun(choice);
    this.model.network.optimizer.reset();
    this.#forgetPhase();
    if (this.run.phase === 'prefer') this.mark('scheduled');
  }

  /** Goes on where a file stopped. */
  resume(progress: Progress): void {
    const { optimizer } = this.model.network;
    this.begin({ phase: progress.phase, settings: progress.settings });
    optimizer.moments.first.set(progress.first.subarray(0, optimizer.moments.first.length));
    optimizer.moments.second.set(progress.second.subarray(0, optimizer.moments.second.length));
    optimizer.reset(progress.optimizerStep);
    this.run?.resume(progress.step);
    if (this.run instanceof PreferRun && progress.clicks) this.run.recall(progress.clicks);
    for (const loss of progress.losses) this.losses.push(loss);
  }

  /** What a file needs so that `resume` goes on exactly here; null when no phase is under way. */
  get progress(): Progress | null {
    if (!this.run) return null;
    const { optimizer } = this.model.network;
    const { phase, step } = this.run;
    const settings = { ...this.#settings() };
    return {
      phase,
      step,
      settings,
      optimizerStep: optimizer.step,
      losses: Float32Array.from(this.losses),
      ...optimizer.moments,
      clicks: this.run instanceof PreferRun ? this.run.memory : null,
    };
  }

  /** Changes settings of the phase under way. */
  adjust(choice: PhaseChoice): void {
    const { run } = this;
    if (run instanceof PretrainRun && choice.phase === 'pretrain')
      run.settings = changeSettings(run.settings, choice.settings);
    else if (run instanceof FinetuneRun && choice.phase === 'finetune')
      run.settings = changeSettings(run.settings, choice.settings);
    else if (run instanceof PreferRun && choice.phase === 'prefer')
      run.settings = changeSettings(run.settings, choice.settings);
    else throw new TrainerError('NoPhase', `The phase under way is not ${choice.phase}.`);
  }

  /** One step, measured where it is due. Throws NoPhase, or Diverged. */
  advance(): void {
    const { run } = this;
    if (!run) throw new TrainerError('NoPhase', 'No phase is under way.');
    if (run instanceof PreferRun && run.clicks === 0)
      throw new TrainerError('NoPhase', 'Preference tuning steps after a click.');
    if (run.plannedSteps > 0) this.#measure(run);
    this.lastStep = run.advance();
    const { loss, rows } = this.lastStep;
    this.losses.push(loss);
    this.charactersSeen += rows.targets.reduce((count, target) => count + (target >= 0 ? 1 : 0), 0);
    if (this.isComplete) this.mark('end');
  }

  /** Keeps the parameters and measures what they can do. */
  mark(kind: 'scheduled' | 'end'): void {
    const { run, model } = this;
    if (!run) return;
    const { phase, step } = run;
    const checkpoint = this.checkpoints.add(model.network.parameters, { phase, step, kind });
    const measure = measureCheckpoint(model, phase, step, checkpoint);
    this.measures.push(measure);
    if (measure.heldOutLoss !== null) this.heldOut.push({ step, loss: measure.heldOutLoss });
  }

  /** Goes to a checkpoint. No phase is under way then. */
  restore(id: number): void {
    this.model.network.parameters.set(this.checkpoints.find(id));
    this.model.network.optimizer.reset();
    this.run = null;
    this.#forgetPhase();
  }

  #measure(run: PhaseRun): void {
    const { corpus, network } = this.model;
    if (isScheduled(run.phase, run.step)) this.mark('scheduled');
    else if (corpus && run.step % HELD_OUT_EVERY === 0)
      this.heldOut.push({ step: run.step, loss: heldOutLoss(network, corpus) });
  }

  #forgetPhase(): void {
    this.lastStep = null;
    this.charactersSeen = 0;
    this.losses.length = this.heldOut.length = this.preference.length = 0;
  }

  #settings(): object {
    const { run } = this;
    return run instanceof PretrainRun || run instanceof FinetuneRun || run instanceof PreferRun ? run.settings : {};
  }

  #makeRun(choice: PhaseChoice): PhaseRun {
    const { network, corpus, vocabulary, questions, seed } = this.model;
    if (choice.phase === 'pretrain') {
      if (!corpus) throw new TrainerError('NoText', 'This model was loaded without the text it was trained on.');
      return new PretrainRun(network, corpus, changeSettings(PRETRAIN_DEFAULTS, choice.settings), seed);
    }
    if (questions.trained.length === 0)
      throw new TrainerError('PairsRefused', 'There is no question that fits this model.');
    if (choice.phase === 'finetune') {
      const settings = changeSettings(FINETUNE_DEFAULTS, choice.settings);
      return new FinetuneRun(network, { corpus, vocabulary, questions }, settings, seed);
    }
    return new PreferRun(network, vocabulary, questions, changeSettings(PREFER_DEFAULTS, choice.settings), seed);
  }
}

/** Before the first step of all the model is random, whichever phase comes. */
function isMomentOf({ phase, step, kind }: Omit<Checkpoint, 'id'>, measure: CheckpointMeasure): boolean {
  if (kind === 'random') return measure.phase === 'pretrain' && measure.step === 0;
  return phase === measure.phase && step === measure.step;
}
