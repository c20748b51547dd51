/**
 * The recorded runs are what today's code does: it repeats their beginnings, step by step, and their ends on average.
 * What came of them, which is what the page promises, is measured on the recorded models (recorded.test.ts).
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openCorpus, wordShare } from '@/trainer/data/Corpus.ts';
import { checkQuestions } from '@/trainer/data/QuestionList.ts';
import { splitQuestions, writeQuestions } from '@/trainer/data/worldQuestions.ts';
import { generate } from '@/trainer/network/generate.ts';
import { Network } from '@/trainer/network/Network.ts';
import { DEFAULT_SIZES } from '@/trainer/network/sizes.ts';
import { heldOutLoss } from '@/trainer/phases/evaluate.ts';
import { FinetuneRun } from '@/trainer/phases/FinetuneRun.ts';
import type { PhaseRun } from '@/trainer/phases/PhaseRun.ts';
import { PretrainRun } from '@/trainer/phases/PretrainRun.ts';
import { FINETUNE_DEFAULTS, PRETRAIN_DEFAULTS } from '@/trainer/phases/settings.ts';
import { RECORDED } from '@/trainer/protocol.ts';
import { loadModel } from '@/trainer/worker/LearningModel.ts';
import { openPast } from '@/trainer/worker/recordedPast.ts';
import { MODULES } from '../support/networks.ts';

const SEED = 1;
const readFile = (name: string) => {
  const url = new URL(`../../../../public/training/${name}.safetensors`, import.meta.url);
  return Uint8Array.from(readFileSync(fileURLToPath(url)));
};
const open = async (name: string) => {
  const { model } = await loadModel(readFile(name), null, 'recorded', MODULES.simd);
  return { ...model, corpus: model.corpus! };
};
const mean = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
const lossesOf = (run: PhaseRun, steps: number) => Array.from({ length: steps }, () => run.advance().loss);

async function recordedLosses() {
  const past = openPast(
    await open('finetuned'),
    RECORDED.map((name) => readFile(`${name}.run`)),
  );
  const [pretrain, finetune] = past.phases.map(({ losses }) => Array.from(losses));
  return { pretrain: pretrain!, finetune: finetune! };
}

/** A network that has learned nothing, of the default sizes, on the default world. */
async function bear() {
  const { contextLength } = DEFAULT_SIZES;
  const corpus = await openCorpus({ kind: 'world' }, contextLength);
  const questions = checkQuestions(splitQuestions(writeQuestions(), SEED), corpus.vocabulary, contextLength);
  const network = new Network({ ...DEFAULT_SIZES, vocabularySize: corpus.vocabulary.size }, MODULES.simd);
  network.initialize(SEED);
  return { network, corpus, questions };
}

test('a model of the seed knows nothing, and learns as the recorded one did', { timeout: 300_000 }, async () => {
  const { network, corpus } = await bear();
  expect(heldOutLoss(network, corpus)).toBeGreaterThan(0.95 * Math.log(corpus.vocabulary.size));
  const recorded = (await recordedLosses()).pretrain.slice(0, 150);
  const losses = lossesOf(new PretrainRun(network, corpus, PRETRAIN_DEFAULTS, SEED), recorded.length);
  const apart = losses.map((loss, step) => Math.abs(loss - recorded[step]!));
  // What is rounded differently by another machine grows with the steps.
  expect(Math.max(...apart)).toBeLessThan(0.02);
});

test('the last steps of pre-training lose nothing, and what is written are words', { timeout: 300_000 }, async () => {
  const { network, corpus, vocabulary } = await open('pretrained');
  const sampleOptions = { length: 400, temperature: 0.8, seed: 3, stop: null };
  const [sample] = generate(network, [[...vocabulary.encode('The ')]], sampleOptions);
  expect(wordShare(vocabulary.decode(sample!.tokens), corpus.words)).toBeGreaterThanOrEqual(0.95);

  const recorded = (await recordedLosses()).pretrain.slice(-60);
  const run = new PretrainRun(network, corpus, PRETRAIN_DEFAULTS, SEED);
  run.resume(PRETRAIN_DEFAULTS.steps - recorded.length);
  expect(Math.abs(mean(lossesOf(run, recorded.length)) - mean(recorded))).toBeLessThan(0.05);
  expect(heldOutLoss(network, corpus)).toBeLessThan(0.5);
});

test(
  'fine-tuning begins as the recorded one did, from a model kept in half precision',
  { timeout: 300_000 },
  async () => {
    const { network, corpus, vocabulary } = await open('pretrained');
    const { questions } = await bear();
    network.optimizer.reset();
    const recorded = (await recordedLosses()).finetune.slice(0, 60);
    const run = new FinetuneRun(network, { corpus, vocabulary, questions }, FINETUNE_DEFAULTS, SEED);
    const losses = lossesOf(run, recorded.length);
    for (const [step, loss] of losses.entries()) expect(Math.abs(loss / recorded[step]! - 1)).toBeLessThan(0.05);
  },
);
