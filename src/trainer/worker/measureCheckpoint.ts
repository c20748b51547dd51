/** When a model is looked at, and with what: the same prompt and the same questions all its life, so that what changes is the model. */
import { pairShare, wordShare } from '@/trainer/data/Corpus.ts';
import type { Corpus } from '@/trainer/data/Corpus.ts';
import { generate } from '@/trainer/network/generate.ts';
import { heldOutLoss, scoreQuestions } from '@/trainer/phases/evaluate.ts';
import type { CheckpointMeasure, Phase } from '@/trainer/protocol.ts';
import type { LearningModel } from './LearningModel.ts';

/** Close together at first, when much changes. */
const STEPS: Readonly<Record<Phase, readonly number[]>> = {
  pretrain: [0, 10, 25, 50, 100, 200, 300, 500, 700, 1000, 1300, 1600],
  finetune: [0, 25, 50, 100, 200, 300, 400],
  prefer: [0, 1, 2, 4, 8, 12, 16, 20],
};
const LATER_EVERY: Readonly<Record<Phase, number>> = { pretrain: 1000, finetune: 300, prefer: 10 };
const SAMPLE = { length: 160, temperature: 0.8, seed: 3, stop: null };

/** `step` counts clicks in preference tuning. */
export function isScheduled(phase: Phase, step: number): boolean {
  const steps = STEPS[phase];
  return steps.includes(step) || (step > steps.at(-1)! && step % LATER_EVERY[phase] === 0);
}

/** What every sample begins with: an English beginning where it fits the text, else the text's own first word. */
export function promptFor(corpus: Corpus | null): string {
  const beginning = corpus?.report.beginning ?? 'The ';
  return /\bThe /.test(beginning) ? 'The ' : (/^\s*\S{1,12}/u.exec(beginning)?.[0] ?? 'The ');
}

export function measureCheckpoint(
  model: LearningModel,
  phase: Phase,
  step: number,
  checkpoint: number,
): CheckpointMeasure {
  const { network, vocabulary, corpus, questions } = model;
  const prompt = promptFor(corpus);
  const [generated] = generate(network, [[...vocabulary.encodeLeniently(prompt)]], SAMPLE);
  const sample = vocabulary.decode(generated!.tokens);
  const asks = phase !== 'pretrain';
  return {
    phase,
    step,
    checkpoint,
    heldOutLoss: corpus && heldOutLoss(network, corpus),
    prompt,
    sample,
    wordShare: corpus && wordShare(prompt + sample, corpus.words),
    pairShare: corpus && pairShare(prompt + sample, corpus.pairs),
    trained: asks ? scoreQuestions(network, vocabulary, questions.trained) : null,
    heldOut: asks ? scoreQuestions(network, vocabulary, questions.heldOut) : null,
  };
}
