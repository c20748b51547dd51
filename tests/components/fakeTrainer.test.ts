/** The fake keeps the promises of the real trainer that views rely on. */
import { expect, test } from 'vitest';
import { createFakeTrainer } from './fakeTrainer.ts';

const SETUP = {
  text: { kind: 'world' },
  sizes: { layerCount: 3, headCount: 4, width: 64, contextLength: 64 },
  seed: 1,
} as const;

test('refuses everything before a model is there', async () => {
  const trainer = createFakeTrainer();
  await expect(trainer.begin({ phase: 'pretrain' })).rejects.toMatchObject({ name: 'NoModel' });
});

test('tells every listener of every change', async () => {
  const trainer = createFakeTrainer();
  const steps: number[] = [];
  trainer.onState(({ step }) => steps.push(step));
  await trainer.prepare(SETUP);
  await trainer.begin({ phase: 'pretrain', settings: { steps: 200 } });
  await trainer.run({ stepsPerSecond: null });
  trainer.tick(150);
  trainer.tick(150);
  expect(steps).toEqual([0, 0, 0, 150, 200]);
  expect((await trainer.checkpoints({})).checkpoints.map(({ kind }) => kind)).toEqual([
    'random',
    'scheduled',
    'scheduled',
    'end',
  ]);
});

test('runs out of pairs that differ', async () => {
  const trainer = createFakeTrainer();
  await trainer.prepare(SETUP);
  const state = await trainer.begin({ phase: 'prefer' });
  trainer.setPairsLeft(1);
  const first = await trainer.judge({ preferred: 'friendly' });
  const { shares } = first.measure;
  expect(shares.friendly).toBeGreaterThan(state.preference[0]!.shares.friendly);
  expect(shares.friendly + shares.plain + shares.rude + shares.broken).toBeCloseTo(1);
  expect(await trainer.drawPair({})).toMatchObject({ kind: 'exhausted' });
});
