/** The search through the rows of the embeddings gives the logits that the workbench shows, on the model that ships. */
import { expect, test } from 'vitest';
import { valueOf } from '@/store/asking.ts';
import { openRealPage } from './realPage.ts';
import { until } from './measure.ts';

/** Sums of 192 products in float32, in another order. */
const TOLERANCE = 2e-4;

test('rows nearest to the last residual are the next tokens, and their dot products the logits', async () => {
  const stores = await openRealPage();
  await stores.conductor.readPrompt('The king sat on his');
  stores.unembedding.getState().open();
  const { result } = await until(stores.unembedding, ({ result }) => result.state === 'here');
  const { list, logits } = valueOf(result)!;
  const { order } = stores.distribution.read(stores)!.distribution;
  expect(list.map(({ id }) => id)).toEqual([...order.slice(0, list.length)]);
  list.forEach(({ dot }, at) => {
    expect(Math.abs(dot - logits![at]!)).toBeLessThan(TOLERANCE * Math.max(1, Math.abs(dot)));
  });
}, 60_000);
