/** What a network promises beyond its gradients: the cache agrees with the pass, a seed gives one run, sizes are refused by name. */
import { describe, expect, test } from 'vitest';
import { listParameters } from '@/trainer/network/parameters.ts';
import { OPTIMIZER_SETTINGS } from '@/trainer/network/Optimizer.ts';
import { learningRate } from '@/trainer/network/learningRate.ts';
import { checkSizes, countParameters, DEFAULT_SIZES } from '@/trainer/network/sizes.ts';
import { makeBatch, makeNetwork, REAL, relativeError, TINY } from '../support/networks.ts';

function train(module: 'simd' | 'scalar', seed: number, steps: number): Float32Array {
  const network = makeNetwork(TINY, module, seed);
  for (let step = 0; step < steps; step++) {
    const { tokens, targets, rows } = makeBatch(TINY, 2, step);
    network.batch.forward(tokens, targets, rows);
    network.clearGradients();
    network.batch.backward(new Float32Array(tokens.length).fill(1 / tokens.length));
    network.optimizer.update(1e-3, OPTIMIZER_SETTINGS);
  }
  return network.parameters.slice();
}

describe('a run', () => {
  test.each(['simd', 'scalar'] as const)('is the same bit for bit from the same seed, with %s kernels', (module) => {
    expect(train(module, 3, 12)).toEqual(train(module, 3, 12));
    expect(train(module, 4, 12)).not.toEqual(train(module, 3, 12));
  });

  test('is nearly the same with either set of kernels', () => {
    expect(relativeError(train('simd', 3, 12), train('scalar', 3, 12))).toBeLessThan(1e-3);
  });

  test('lowers the loss of a batch seen again and again', () => {
    const network = makeNetwork(TINY, 'simd');
    const { tokens, targets, rows } = makeBatch(TINY, 2);
    const losses = Array.from({ length: 60 }, () => {
      const loss = network.batch.forward(tokens, targets, rows).reduce((sum, each) => sum + each, 0) / tokens.length;
      network.clearGradients();
      network.batch.backward(new Float32Array(tokens.length).fill(1 / tokens.length));
      network.optimizer.update(1e-2, OPTIMIZER_SETTINGS);
      return loss;
    });
    expect(losses[0]).toBeCloseTo(Math.log(TINY.vocabularySize), 0);
    expect(losses.at(-1)).toBeLessThan(1);
  });
});

describe('the decoder', () => {
  test('gives the probabilities of the whole pass, lane by lane', () => {
    const network = makeNetwork(REAL, 'simd');
    const { tokens, rows } = makeBatch(REAL, 3);
    const { contextLength: T, vocabularySize: V } = REAL;
    const padded = network.batch.padded;
    network.batch.forward(tokens, null, rows);
    const whole = network.memory.floats(network.batch.activations.probabilities, rows * T * padded);
    let worst = 0;
    for (let t = 0; t < T; t++) {
      const lanes = [0, 1, 2];
      const logits = network.decoder.read(
        lanes,
        lanes.map((lane) => tokens[lane * T + t]!),
      );
      for (const lane of lanes) {
        const row = logits[lane]!;
        const sum = row.reduce((total, z) => total + Math.exp(z), 0);
        for (let id = 0; id < V; id++)
          worst = Math.max(worst, Math.abs(Math.exp(row[id]!) / sum - whole[(lane * T + t) * padded + id]!));
      }
    }
    expect(worst).toBeLessThan(1e-6);
    expect(() => network.decoder.read([0], [1])).toThrow(RangeError);
  });

  test('reads a text in a lane that held another as in a new one, bit for bit', () => {
    const [used, fresh] = [makeNetwork(REAL, 'simd'), makeNetwork(REAL, 'simd')];
    const { tokens } = makeBatch(REAL, 2);
    for (let t = 0; t < REAL.contextLength; t++) used.decoder.read([0, 1], [tokens[t]!, tokens[t]!]);
    used.decoder.lengths[1] = 0;
    for (let t = 0; t < 11; t++) {
      const token = tokens[REAL.contextLength + t]!;
      expect(used.decoder.read([1], [token])).toEqual(fresh.decoder.read([1], [token]));
    }
  });

  test('disturbs neither the batch nor the gradients', () => {
    const network = makeNetwork(TINY, 'simd');
    const { tokens, targets, weights, rows } = makeBatch(TINY, 2);
    network.batch.forward(tokens, targets, rows);
    network.clearGradients();
    network.batch.backward(weights);
    const gradients = network.gradients.slice();
    const qkv = network.memory.floats(network.batch.activations.layers[0]!.qkv, 64).slice();
    network.decoder.read([0, 5], [1, 2]);
    network.probe.forward(tokens, null, 1);
    expect(network.gradients).toEqual(gradients);
    expect(network.memory.floats(network.batch.activations.layers[0]!.qkv, 64)).toEqual(qkv);
  });
});

describe('sizes', () => {
  test('give the number of parameters that the tensors have', () => {
    const total = listParameters(REAL).reduce((sum, [, shape]) => sum + shape.reduce((n, size) => n * size, 1), 0);
    expect(countParameters(REAL)).toBe(total);
  });

  test.each([
    [{ layerCount: 0 }, 'layerCount'],
    [{ width: 1024 }, 'width'],
    [{ contextLength: 33 }, 'context'],
    [{ headCount: 3 }, 'shared'],
    [{ vocabularySize: 50257 }, 'vocabulary'],
    [{ width: Number.NaN }, 'width'],
  ])('such as %j are refused by name', (change, words) => {
    const sizes = { ...DEFAULT_SIZES, vocabularySize: 60, ...change };
    expect(() => checkSizes(sizes)).toThrow(
      expect.objectContaining({ name: 'SizeRefused', detail: expect.stringContaining(words) }),
    );
  });
});

test('the learning rate rises, stays and falls', () => {
  const schedule = { peak: 1, warmUpSteps: 50, steps: 1000, fallShare: 0.3, floor: 0.05 };
  expect(learningRate(schedule, 0)).toBeCloseTo(0.02);
  expect(learningRate(schedule, 400)).toBe(1);
  expect(learningRate(schedule, 850)).toBeCloseTo(0.525);
  expect(learningRate(schedule, 5000)).toBeCloseTo(0.05);
});
