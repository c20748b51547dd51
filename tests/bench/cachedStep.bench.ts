/** What the cache gains: one token appended by reading everything again, divided by reading only the new one. */
import { openBench, record, test } from './support/measure.ts';

/** The design asks for 8 at 64 tokens on GPT-2 small; the longer the text, the larger the gain. */
const BUDGET = { network: 'gpt2-small', length: 64, gain: 8 };
const LENGTHS = [16, 64, 256];

for (const [network, repeats] of [
  ['embedded', 25],
  ['gpt2-small', 5],
] as const)
  test(`a cached step against a full re-run, ${network}`, async ({ page, benchUrl }, info) => {
    await openBench(page, benchUrl);
    const results = await page.evaluate(
      ([name, lengths, times]) => window.bench.onNetwork('timeSteps', name, lengths, times),
      [network, LENGTHS, repeats] as const,
    );
    for (const { length, cached, full } of results)
      record(info, {
        name: `full re-run ÷ cached step at ${length} tokens, ${network}`,
        value: full.median / cached.median,
        unit: '×',
        ...(network === BUDGET.network && length === BUDGET.length ? { atLeast: BUDGET.gain } : {}),
      });
  });
