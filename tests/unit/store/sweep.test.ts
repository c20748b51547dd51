/** The sweep over heads and the change on several texts, on real stores around an engine without a network. */
import { describe, expect, test } from 'vitest';
import { divergenceBits } from '@/model/divergence.ts';
import type { Change } from '@/model/experiment.ts';
import { effectOf } from '@/model/headEffect.ts';
import { softmax } from '@/model/softmax.ts';
import { NO_EXPERIMENT } from '@/model/experiment.ts';
import { EMBEDDED } from '@/store/catalog.ts';
import { readPrompts, spreadOf } from '@/store/promptSet.ts';
import { headChange, questionOf } from '@/store/sweep.ts';
import { makeReadyStores, settle, type Bench } from './makeStores.ts';

const TEXT = 'When Mary and John gave the book to';
const sweep = ({ stores }: Bench) => stores.sweep.getState();
const experiment = ({ stores }: Bench) => stores.experiment.getState();

async function until(holds: () => boolean) {
  for (let turn = 0; turn < 400 && !holds(); turn += 1) await settle();
  expect(holds()).toBe(true);
}

async function single(bench: Bench, change: Change) {
  experiment(bench).setExperiment({ ...NO_EXPERIMENT, changes: [change] });
  await until(() => !experiment(bench).isRunning && experiment(bench).found !== null);
  return bench.stores.comparison.getState().pairs.experiment!;
}

describe('a sweep', () => {
  test.each(['zero', 'mean'] as const)(
    'gives in each cell what the single experiment gives (%s)',
    async (replacement) => {
      const bench = await makeReadyStores(TEXT);
      bench.stores.conductor.showGuide('whatif');
      sweep(bench).ask({ replacement });
      await sweep(bench).run();
      const found = sweep(bench).found!;
      expect(found.cells).toHaveLength(4);
      for (const [index, cell] of found.cells.entries()) {
        const { before, after } = await single(bench, headChange(found, index));
        expect(cell!.bits).toBeCloseTo(divergenceBits(before.logits, after.logits), 9);
        const question = questionOf(found, { ...sweep(bench), measure: 'probability' });
        const token = found.tokens[0]!;
        const gained = softmax(after.logits)[token]! - softmax(before.logits)[token]!;
        expect(effectOf(found.before, cell!, question)).toBeCloseTo(gained, 9);
        expect(cell!.bits).toBeGreaterThan(0);
      }
      expect(sweep(bench).isRunning).toBe(false);
    },
  );

  test('leaves the text on show, the experiment and what the engine holds as they were', async () => {
    const bench = await makeReadyStores(TEXT);
    const { shown } = bench.stores.trace.getState();
    await sweep(bench).run();
    const now = bench.stores.trace.getState().shown!;
    expect([now.runId, now.ids, now.logits]).toEqual([shown!.runId, shown!.ids, shown!.logits]);
    expect(experiment(bench).changes).toEqual([]);
    const { held } = await bench.engine.run({ ids: Int32Array.from(shown!.ids) });
    expect(held).toHaveLength(1);
  });

  test('stops when asked, keeps what it has, and goes on from there', async () => {
    const bench = await makeReadyStores(TEXT);
    const release = bench.engine.holdRuns();
    const running = sweep(bench).run();
    await settle();
    sweep(bench).stop();
    release();
    await running;
    expect(sweep(bench)).toMatchObject({ isRunning: false, isStopped: true });
    expect(sweep(bench).found!.cells).toContain(null);
    await sweep(bench).run();
    expect(sweep(bench).found!.cells).not.toContain(null);
    const runs = bench.engine.calls.length;
    // Another measure asks of what is there.
    sweep(bench).ask({ measure: 'logitDifference' });
    expect(bench.engine.calls).toHaveLength(runs);
  });

  test('is dropped with its text, and with its model', async () => {
    const bench = await makeReadyStores(TEXT);
    await sweep(bench).run();
    await bench.stores.conductor.readPrompt('When Mary');
    expect(sweep(bench).found).toBeNull();
    await sweep(bench).run();
    expect(sweep(bench).found).not.toBeNull();
    await bench.stores.conductor.loadModel(EMBEDDED);
    expect(sweep(bench).found).toBeNull();
  });

  test('asks about the best and the next best token until told, and never of one against itself', async () => {
    const bench = await makeReadyStores(TEXT);
    await sweep(bench).run();
    const found = sweep(bench).found!;
    expect(questionOf(found, sweep(bench))).toEqual({ measure: 'divergence', token: 0, against: 1 });
    const [, second, third] = found.tokens;
    expect(questionOf(found, { ...sweep(bench), token: second! })).toMatchObject({ token: 1, against: 0 });
    expect(questionOf(found, { ...sweep(bench), token: second!, against: second! })).toMatchObject({ against: 0 });
    expect(questionOf(found, { ...sweep(bench), token: third!, against: second! })).toMatchObject({
      token: 2,
      against: 1,
    });
  });
});

describe('one change on several texts', () => {
  const HEAD: Change = { kind: 'head', layer: 1, head: 0 };
  const promptSet = ({ stores }: Bench) => stores.promptSet.getState();

  test('gives for each what the experiment gives on it alone', async () => {
    const bench = await makeReadyStores(TEXT);
    bench.stores.conductor.showGuide('whatif');
    const prompts = readPrompts('When Mary and John\n\n  \nThe book of Mary\r\nJohn gave');
    expect(prompts).toHaveLength(3);
    await promptSet(bench).run(prompts, { ...NO_EXPERIMENT, changes: [HEAD] });
    const { rows } = promptSet(bench).found!;
    expect(rows.map(({ prompt }) => prompt)).toEqual(prompts);
    for (const { prompt, outcome } of rows) {
      await bench.stores.conductor.readPrompt(prompt);
      const { before, after } = await single(bench, HEAD);
      expect(outcome!.bits).toBeCloseTo(divergenceBits(before.logits, after.logits), 9);
      expect(outcome!.after).toBeCloseTo(softmax(after.logits)[outcome!.token]!, 9);
      experiment(bench).reset();
    }
  });

  test('has no outcome where the change has no place', async () => {
    const bench = await makeReadyStores(TEXT);
    const cut: Change = { kind: 'cut', layer: 0, head: null, query: 5, key: 1 };
    await promptSet(bench).run(['When Mary', TEXT], { ...NO_EXPERIMENT, changes: [cut] });
    expect(promptSet(bench).found!.rows.map(({ outcome }) => outcome !== null)).toEqual([false, true]);
  });

  test('has a mean between its least and its most', () => {
    expect(spreadOf([])).toBeNull();
    expect(spreadOf([3, 1, 2])).toEqual({ mean: 2, least: 1, most: 3 });
  });
});
