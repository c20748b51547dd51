/** Gradients against finite differences: (loss(x + ε) − loss(x − ε)) / 2ε, over all parameters' tensors. */
import { describe, expect, test } from 'vitest';
import { uniform } from '@/model/philox.ts';
import { makeBatch, makeNetwork, relativeError, TINY } from '../support/networks.ts';
import type { ModuleName } from '../support/networks.ts';

const STEP = 4e-3;
const SAMPLES = 40;

describe.each(['simd', 'scalar'] as const)('gradients of the %s kernels', (module: ModuleName) => {
  test('agree with finite differences in every tensor', () => {
    const network = makeNetwork(TINY, module);
    network.parameters.forEach((value, i) => (network.parameters[i] = value + (uniform(7, i) - 0.5) * 0.3));
    const { tokens, targets, weights, rows } = makeBatch(TINY, 2);
    const loss = () =>
      network.batch.forward(tokens, targets, rows).reduce((sum, each, m) => sum + each * weights[m]!, 0);
    loss();
    network.clearGradients();
    network.batch.backward(weights);
    for (const name of network.plan.places.keys()) {
      const parameter = network.parameter(name);
      const gradient = network.gradientOf(name);
      const picks = Array.from({ length: SAMPLES }, (_, i) => Math.floor(uniform(11, i) * parameter.length));
      const differences = picks.map((i) => {
        const value = parameter[i]!;
        parameter[i] = value + STEP;
        const above = loss();
        parameter[i] = value - STEP;
        const below = loss();
        parameter[i] = value;
        return (above - below) / (2 * STEP);
      });
      const error = relativeError(
        picks.map((i) => gradient[i]!),
        differences,
      );
      // float32 leaves about 10⁻³ of noise in a difference this small.
      expect(error, name).toBeLessThan(3e-3);
    }
  });

  test('of padding are zero', () => {
    const network = makeNetwork(TINY, module);
    const { tokens, targets, weights, rows } = makeBatch(TINY, 2);
    network.batch.forward(tokens, targets, rows);
    network.clearGradients();
    network.batch.backward(weights);
    const { width, vocabularySize } = TINY;
    const padding = network.memory.floats(network.gradient('transformer.wte.weight'), 24 * width);
    expect(padding.subarray(vocabularySize * width).every((value) => value === 0)).toBe(true);
  });
});
