/** A sampling control that is dragged: from the event to the finished document, without a run of the model. */
import { expect, openBench, record, test } from './support/measure.ts';

const FRAME_MILLISECONDS = 16;

for (const [vocabulary, size] of [
  ['8k', 8192],
  ['50k', 50_257],
] as const)
  test(`a sampling control dragged, ${vocabulary} vocabulary`, async ({ page, benchUrl }, info) => {
    await openBench(page, benchUrl);
    const { times, engineCalls } = await page.evaluate((tokens) => window.bench.timeSamplingControl(tokens), size);
    expect(engineCalls, 'moving a control never asks the model').toBe(0);
    record(info, {
      name: `sampling control, ${vocabulary} vocabulary, of a frame`,
      value: times.median / FRAME_MILLISECONDS,
      unit: 'of budget',
      atMost: 1,
      note: `fastest ${percent(times.best)}, 19 of 20 within ${percent(times.p95)}`,
    });
  });

function percent(milliseconds: number): string {
  return `${((100 * milliseconds) / FRAME_MILLISECONDS).toFixed(0)} %`;
}
