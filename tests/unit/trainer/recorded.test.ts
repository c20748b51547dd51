/**
 * The checkpoints that come with the page are what they say, and from them the lessons of fine-tuning and preference
 * tuning can be shown: what is forgotten without the old text, and where a model goes without its leash.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { formats } from '@/draw/formats.ts';
import { COURSE } from '@/lessons/course.ts';
import { findLearningPhases } from '@/model/learningPhases.ts';
import { findOveroptimized } from '@/model/overoptimized.ts';
import { heldOutLoss, scoreQuestions } from '@/trainer/phases/evaluate.ts';
import { RECORDED } from '@/trainer/protocol.ts';
import type { PreferSettings, RecordedName } from '@/trainer/protocol.ts';
import { claimWords, isOfTraining } from '@/views/learn/claimWords.ts';
import { Clicks } from '@/trainer/worker/Clicks.ts';
import { withParameters } from '@/trainer/phases/Reference.ts';
import { loadModel } from '@/trainer/worker/LearningModel.ts';
import { openPast } from '@/trainer/worker/recordedPast.ts';
import { Training } from '@/trainer/worker/Training.ts';
import { clicked, forgotten, measureTraining } from '../claims/measureTraining.ts';
import { MODULES } from './support/networks.ts';

const MOST_BYTES = 400_000;
/** All recorded runs together. */
const MOST_RUN_BYTES = 1_000_000;
const CLICKS = 20;

function readFile(name: RecordedName | `${RecordedName}.run`): Uint8Array {
  const url = new URL(`../../../public/training/${name}.safetensors`, import.meta.url);
  return Uint8Array.from(readFileSync(fileURLToPath(url)));
}

async function open(name: RecordedName) {
  const { model } = await loadModel(readFile(name), null, 'recorded', MODULES.simd);
  return { ...model, corpus: model.corpus!, training: new Training(model, 'loaded') };
}

test.each(RECORDED)('%s is small enough to be fetched at once', (name) => {
  expect(readFile(name).length).toBeLessThan(MOST_BYTES);
});

describe('The runs that led to them', () => {
  const runs = () => RECORDED.map((name) => readFile(`${name}.run`));

  test('are small enough to be fetched when they are asked for', () => {
    expect(runs().reduce((sum, { length }) => sum + length, 0)).toBeLessThan(MOST_RUN_BYTES);
  });

  test('begin with the random model of the seed, and end where the model begins', async () => {
    const { network, corpus, training, ...model } = await open('finetuned');
    const before = network.parameters.slice();
    const past = openPast({ network, corpus, ...model }, runs());
    expect(network.parameters).toEqual(before);
    expect(past.phases.map(({ phase, step, losses }) => [phase, step, losses.length])).toEqual([
      ['pretrain', 2000, 2000],
      ['finetune', 600, 600],
    ]);
    const again = new Training(training.model, 'loaded', past);
    expect(again.checkpoints.list.map(({ phase, step }) => [phase, step])).toEqual([
      [null, 0],
      ['pretrain', 50],
      ['pretrain', 200],
      ['pretrain', 500],
      ['pretrain', 1000],
      ['pretrain', 2000],
      ['finetune', 50],
      ['finetune', 600],
    ]);
    expect(again.measures.at(-1)).toMatchObject({ phase: 'finetune', step: 600, checkpoint: 8 });
  });

  test('in 8 bits each checkpoint is as good as it was', { timeout: 120_000 }, async () => {
    const { network, corpus, training } = await open('finetuned');
    const { phases, checkpoints } = openPast(training.model, runs());
    const measured = phases.flatMap(({ measures }) => measures);
    for (const { phase, step, parameters } of checkpoints) {
      const loss = withParameters(network, parameters, () => heldOutLoss(network, corpus));
      const then = measured.find((one) => one.phase === (phase ?? 'pretrain') && one.step === step)!.heldOutLoss!;
      expect(Math.abs(loss - then)).toBeLessThan(0.02);
    }
  });

  test('went through all phases of learning, from noise to sentences', async () => {
    const { corpus, training } = await open('pretrained');
    const [pretraining] = openPast(training.model, runs()).phases;
    const phases = findLearningPhases({ ...pretraining!, ...corpus.report });
    expect(phases.map(({ name }) => name)).toEqual(['noise', 'letters', 'words', 'sentences']);
  });
});

describe('pretrained', () => {
  test('has read its world', async () => {
    const { network, corpus } = await open('pretrained');
    expect(heldOutLoss(network, corpus)).toBeLessThan(0.5);
  });

  test('forgets its world when the old text is not mixed in', { timeout: 600_000 }, async () => {
    expect((await forgotten(200)).after).toBeGreaterThan(1.5);
  });
});

describe('finetuned', () => {
  test('answers, and still knows its world', async () => {
    const { network, corpus, vocabulary, questions } = await open('finetuned');
    expect(scoreQuestions(network, vocabulary, questions.trained).right).toBeGreaterThanOrEqual(0.95);
    expect(scoreQuestions(network, vocabulary, questions.heldOut).right).toBeLessThan(0.7);
    expect(heldOutLoss(network, corpus)).toBeLessThan(0.6);
  });

  /** `passed`: pairs that are drawn and passed over before the first click, so that others are clicked on. */
  async function click(settings: Partial<PreferSettings>, passed = 0) {
    const { training } = await open('finetuned');
    training.begin({ phase: 'prefer', settings });
    const clicks = new Clicks(training);
    // What the verdict compares with.
    clicks.latest();
    for (let i = 0; i < passed; i++) clicks.drawPair();
    for (let i = 0; i < CLICKS; i++) if (clicks.judge('friendly').winner === null) break;
    return { ...clicks.latest(), verdict: findOveroptimized(training.preference) };
  }

  test('becomes friendly by clicks and stays right', { timeout: 600_000 }, async () => {
    const { measures, verdict } = await clicked(true);
    const { shares, correct } = measures[CLICKS]!;
    expect(shares.friendly).toBeGreaterThanOrEqual(0.85);
    expect(correct).toBeGreaterThanOrEqual(0.85);
    expect(verdict).toBeNull();
  });

  // After one that is passed over, which is what the page does, a browser test asks the same, and what becomes of right
  // answers off the leash (tuning.spec.ts).
  test('becomes friendly by clicks and stays right, after 4 passed over', { timeout: 600_000 }, async () => {
    const { shares, correct, verdict } = await click({}, 4);
    expect(shares.friendly).toBeGreaterThanOrEqual(0.85);
    expect(correct).toBeGreaterThanOrEqual(0.85);
    expect(verdict).toBeNull();
  });

  test(
    'pushed far beyond the leash it no longer answers at all, and that is what it is told',
    { timeout: 600_000 },
    async () => {
      const { shares, verdict } = await click({ rehearse: false, beta: 0.05, rate: 5e-4 });
      expect(shares.broken).toBeGreaterThan(0.5);
      expect(verdict).toBe('broken');
    },
  );
});

describe('what a lesson says of the training page', () => {
  const all = COURSE.lessons.flatMap(({ id, claims }) =>
    Object.entries(claims).flatMap(([as, claim]) => (isOfTraining(claim) ? [{ name: `${id}: ${as}`, claim }] : [])),
  );
  test.each(all)('$name is what the page computes', { timeout: 600_000 }, async ({ claim }) => {
    expect(claimWords(await measureTraining(claim), formats('en'))).toBe(claimWords(claim, formats('en')));
  });
});
