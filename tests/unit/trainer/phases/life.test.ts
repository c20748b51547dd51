/** The whole life of a model, by steps and not by seconds: what the page promises that a student will see. */
import { expect, test } from 'vitest';
import { wordShare } from '@/trainer/data/Corpus.ts';
import { generate } from '@/trainer/network/generate.ts';
import { heldOutLoss, scoreQuestions } from '@/trainer/phases/evaluate.ts';
import { FinetuneRun } from '@/trainer/phases/FinetuneRun.ts';
import { conversationOf, drawAnswers, judge, measurePreference } from '@/trainer/phases/preferences.ts';
import { PreferRun } from '@/trainer/phases/PreferRun.ts';
import { PretrainRun } from '@/trainer/phases/PretrainRun.ts';
import { FINETUNE_DEFAULTS, PREFER_DEFAULTS, PRETRAIN_DEFAULTS } from '@/trainer/phases/settings.ts';
import { bear } from '../support/life.ts';

const SEED = 1;
const CLICKS = 20;

test('a model learns to write, to answer, and to answer as it is liked', { timeout: 900_000 }, async () => {
  const { network, corpus, vocabulary, questions } = await bear(SEED);
  expect(heldOutLoss(network, corpus)).toBeGreaterThan(0.95 * Math.log(vocabulary.size));

  const pretrain = new PretrainRun(network, corpus, PRETRAIN_DEFAULTS, SEED);
  while (pretrain.step < pretrain.plannedSteps) pretrain.advance();
  const afterText = heldOutLoss(network, corpus);
  const sampleOptions = { length: 400, temperature: 0.8, seed: 3, stop: null };
  const [sample] = generate(network, [[...vocabulary.encode('The ')]], sampleOptions);
  const words = wordShare(vocabulary.decode(sample!.tokens), corpus.words);
  expect(afterText).toBeLessThan(0.5);
  expect(words).toBeGreaterThanOrEqual(0.95);

  network.optimizer.reset();
  const finetune = new FinetuneRun(network, { corpus, vocabulary, questions }, FINETUNE_DEFAULTS, SEED);
  while (finetune.step < finetune.plannedSteps) finetune.advance();
  const trained = scoreQuestions(network, vocabulary, questions.trained);
  expect(trained.right).toBeGreaterThanOrEqual(0.95);
  // What was read before is not forgotten, because some of it was mixed in.
  expect(heldOutLoss(network, corpus)).toBeLessThan(afterText + 0.2);

  network.optimizer.reset();
  const prefer = new PreferRun(network, vocabulary, questions, PREFER_DEFAULTS, SEED);
  const before = measurePreference(prefer);
  while (prefer.clicks < CLICKS) {
    const drawn = drawAnswers(prefer, (a, b) => judge(a, 'friendly') !== judge(b, 'friendly'));
    if (!drawn.differ) break;
    const [a, b] = drawn.answers;
    const [better, worse] = judge(a, 'friendly') > judge(b, 'friendly') ? [a, b] : [b, a];
    prefer.addPair(conversationOf(prefer, better), conversationOf(prefer, worse));
    for (let step = 0; step < PREFER_DEFAULTS.stepsPerClick; step++) prefer.advance();
  }
  const after = measurePreference(prefer);
  expect(before.shares.friendly).toBeGreaterThan(0.2);
  expect(before.shares.friendly).toBeLessThan(0.45);
  expect(after.shares.friendly).toBeGreaterThanOrEqual(0.85);
  expect(after.correct).toBeGreaterThanOrEqual(before.correct - 0.1);
  expect(after.margin).toBeGreaterThan(before.margin);
  expect(after.distance).toBeGreaterThan(0);
});
