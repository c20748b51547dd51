/** The state of a training as the page gets it. */
import type { TrainerState } from '@/trainer/protocol.ts';
import type { Training } from './Training.ts';

type Outside = Pick<TrainerState, 'modelId' | 'isRunning' | 'stepsPerSecond' | 'failure'>;

/** `outside`: what the training does not know of itself. */
export function describeState(training: Training, outside: Outside): TrainerState {
  const { run, lastStep, losses, heldOut, measures, preference, charactersSeen } = training;
  return {
    ...outside,
    phase: run?.phase ?? null,
    step: run?.step ?? 0,
    plannedSteps: run?.plannedSteps ?? 0,
    learningRate: lastStep?.learningRate ?? null,
    gradientNorm: lastStep?.gradientNorm ?? null,
    charactersSeen,
    losses: Float32Array.from(losses),
    heldOutSteps: Int32Array.from(heldOut, ({ step }) => step),
    heldOutLosses: Float32Array.from(heldOut, ({ loss }) => loss),
    measures: [...measures],
    preference: [...preference],
  };
}

/** The phases that a recorded model went through before, each as it was at its end. */
export function describePast({ past, measures }: Training, modelId: number): TrainerState[] {
  return (past?.phases ?? []).map(({ phase, step, charactersSeen, losses, heldOutSteps, heldOutLosses }) => ({
    modelId,
    phase,
    isRunning: false,
    failure: null,
    step,
    plannedSteps: step,
    learningRate: null,
    gradientNorm: null,
    stepsPerSecond: null,
    charactersSeen,
    // Copies: what is told is handed over.
    losses: losses.slice(),
    heldOutSteps: heldOutSteps.slice(),
    heldOutLosses: heldOutLosses.slice(),
    measures: measures.filter((measure) => measure.phase === phase),
    preference: [],
    isRecorded: true,
  }));
}
