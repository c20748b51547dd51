/** What the compiled kernels gain over the readable ones, and how long a model's life takes with what comes of it. */
import { measureBundle } from '../unit/trainer/support/measureBundle.ts';
import { expect, openBench, record, test } from './support/measure.ts';

test('compiled kernels against readable ones', async ({ page, benchUrl }, info) => {
  await openBench(page, benchUrl);
  const { simd, scalar } = await page.evaluate(() => window.bench.onTrainer('timeKernels', 12));
  record(info, {
    name: 'training step, readable ÷ compiled kernels',
    value: scalar.median / simd.median,
    unit: '×',
    atLeast: 5,
    note: `${simd.median.toFixed(0)} and ${scalar.median.toFixed(0)} ms a step`,
  });
});

test('a life by its defaults', async ({ page, benchUrl }, info) => {
  await openBench(page, benchUrl);
  const life = await page.evaluate(() => window.bench.onTrainer('timeLife'));
  const { before, after } = life;
  expect(life.loss).toBeLessThan(0.5);
  expect(life.trained).toBeGreaterThanOrEqual(0.95);
  expect(after.shares.friendly).toBeGreaterThanOrEqual(0.85);
  expect(after.correct).toBeGreaterThanOrEqual(before.correct - 0.1);
  const percent = (share: number) => `${Math.round(100 * share)} %`;
  const total = life.pretrainSeconds + life.finetuneSeconds + life.clickSeconds;
  record(info, {
    name: 'preferred style after 20 clicks ÷ before, unclicked questions',
    value: after.shares.friendly / before.shares.friendly,
    unit: '×',
    note:
      `${percent(before.shares.friendly)} to ${percent(after.shares.friendly)}, correct ${percent(before.correct)} to ${percent(after.correct)}; ` +
      `pre-training ${life.pretrainSeconds.toFixed(0)} s to ${life.loss.toFixed(3)} nats, fine-tuning ${life.finetuneSeconds.toFixed(0)} s to ` +
      `${percent(life.trained)}, ${String(life.clicks)} clicks ${life.clickSeconds.toFixed(0)} s, together ${total.toFixed(0)} s`,
  });
});

test('the engine without texts', async ({ browserName: _ }, info) => {
  const files = ['network/Network.ts', 'network/generate.ts', 'network/learningRate.ts', 'kernels/loadKernels.ts'];
  const { entry } = await measureBundle(files.map((file) => `export * from '@/trainer/${file}';`).join(''));
  record(info, {
    name: 'the engine that learns, gzip',
    value: entry,
    unit: 'bytes',
    atMost: 12_000,
    note: `${entry} bytes`,
  });
});
