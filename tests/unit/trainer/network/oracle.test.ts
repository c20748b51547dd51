/** The whole network against an independent automatic differentiation: the same GPT written in jax-js, at the page's sizes. */
import { beforeAll, expect, test } from 'vitest';
import { makeBatch, makeNetwork, REAL, relativeError } from '../support/networks.ts';
import { differentiate } from '../support/jaxGpt.ts';
import type { Network } from '@/trainer/network/Network.ts';

const ROWS = 4;
const batch = makeBatch(REAL, ROWS);
let network: Network;
let loss = 0;
let expected: Awaited<ReturnType<typeof differentiate>>;

beforeAll(async () => {
  network = makeNetwork(REAL, 'simd');
  expected = await differentiate(network, batch);
  const losses = network.batch.forward(batch.tokens, batch.targets, ROWS);
  loss = losses.reduce((sum, each, m) => sum + each * batch.weights[m]!, 0);
  network.clearGradients();
  network.batch.backward(batch.weights);
}, 120_000);

test('the loss is that of jax-js to a millionth', () => {
  expect(Math.abs(loss - expected.loss) / Math.abs(expected.loss)).toBeLessThan(2e-6);
});

test('every gradient is that of jax-js to five millionths', () => {
  const errors = [...network.plan.places.keys()].map(
    (name) => [name, relativeError(network.gradientOf(name), expected.gradients.get(name)!)] as const,
  );
  for (const [name, error] of errors) expect(error, name).toBeLessThan(5e-6);
});
