/** What looking costs: a text read with every instrument in place, divided by the same in the untouched network. */
import { openBench, record, test } from './support/measure.ts';

const TOKENS = 64;
const BUDGET = 1.25;

for (const [network, repeats] of [
  ['embedded', 25],
  ['gpt2-small', 7],
] as const)
  test(`instrumented run against the plain network, ${network}`, async ({ page, benchUrl }, info) => {
    await openBench(page, benchUrl);
    const { plain, instrumented } = await page.evaluate(
      ([name, tokens, times]) => window.bench.onNetwork('timeInstrumented', name, tokens, times),
      [network, TOKENS, repeats] as const,
    );
    record(info, {
      name: `instrumented ÷ plain, ${TOKENS} tokens, ${network}`,
      value: instrumented.median / plain.median,
      unit: '×',
      atMost: BUDGET,
    });
  });
