/** Drawing every head at a glance: 144 of them, as GPT-2 small has, in the real element. */
import { openBench, record, test } from './support/measure.ts';

const BUDGET_MILLISECONDS = 100;
const LAYERS = 12;
const HEADS = 12;

for (const tokens of [64, 256])
  test(`all heads drawn at ${tokens} tokens`, async ({ page, benchUrl }, info) => {
    await openBench(page, benchUrl);
    const { median } = await page.evaluate(
      ([layers, heads, length]) => window.bench.timeAllHeads(layers, heads, length),
      [LAYERS, HEADS, tokens] as const,
    );
    record(info, {
      name: `${LAYERS * HEADS} heads × ${tokens} tokens drawn, of ${BUDGET_MILLISECONDS} ms`,
      value: median / BUDGET_MILLISECONDS,
      unit: 'of budget',
      ...(tokens === 64 ? { atMost: 1 } : {}),
    });
  });
