/** Sums that must come out: what is written is what was added up, and what it adds to a logit is the logit. */
import { beforeAll, describe, expect, test } from 'vitest';
import { attribution, keyAttribution } from '@/engine/worker/attribution.ts';
import { layerPart, lens, lensTop, normWeights, readRows, streamSizes, wholePart } from '@/engine/worker/parts.ts';
import type { SessionRunner } from '@/engine/worker/SessionRunner.ts';
import { keyWrites, neuronRows, writesAt } from '@/engine/worker/writes.ts';
import type { Intervention } from '@/model/intervention.ts';
import { softmax } from '@/model/softmax.ts';
import { layerNorm, norm } from '@/model/vector.ts';
import { largestDifference, referenceOf, sizesOf, UNUSUAL } from '../support/golden.ts';
import { openNetwork } from '../support/openNetwork.ts';

/** float32, summed in another order. */
const EXACT = 1e-4;
/** int8 activations, rounded with other rows beside them. */
const QUANTIZED = 0.05;

/** Sums of A×B over A, in 64 bits. */
function sumRows(data: Float32Array, width: number): Float32Array {
  const sums = new Float64Array(width);
  data.forEach((value, at) => (sums[at % width]! += value));
  return Float32Array.from(sums);
}

describe.each(['embedded', 'plain', 'merged', ...UNUSUAL] as const)('the %s graph', (name) => {
  let runner: SessionRunner;
  const { ids } = referenceOf(name)[0]!;
  const { layerCount, headCount, width, vocabularySize, neuronCount } = sizesOf(name);
  const last = ids.length - 1;
  const tokens = Int32Array.of(0, 17, vocabularySize - 1);
  const rowOf = (part: 'attentionOut' | 'mlpOut' | 'residual', layer: number, position: number) =>
    layerPart(runner, part, layer).data.slice(position * width, (position + 1) * width);

  beforeAll(async () => {
    ({ runner } = await openNetwork(name));
    return () => runner.release();
  });

  const scaled: Intervention = {
    headScale: new Float32Array(layerCount * headCount).fill(1).map((one, i) => (i % 3 === 0 ? 0 : one)),
    mlpScale: new Float32Array(layerCount).fill(1).map((one, i) => (i === 1 ? 0.5 : one)),
    cuts: [{ layer: 1, head: null, query: last, key: 0 }],
  };

  test.each([
    ['nothing changed', {}],
    ['heads, an MLP and an edge changed', scaled],
  ])('with %s, heads and bias sum to what attention writes', async (_, intervention) => {
    await runner.run(ids, { intervention });
    for (const position of [0, 4, last]) {
      const { data, shape } = await writesAt(runner, position);
      expect(shape).toEqual([layerCount, headCount + 2, width]);
      for (let layer = 0; layer < layerCount; layer++) {
        const rows = data.subarray(layer * (headCount + 2) * width, (layer + 1) * (headCount + 2) * width);
        const sum = sumRows(rows.subarray(0, (headCount + 1) * width), width);
        expect(largestDifference(sum, rowOf('attentionOut', layer, position))).toBeLessThan(EXACT);
        expect(rows.slice(-width)).toEqual(rowOf('mlpOut', layer, position));
      }
    }
  });

  test('what a head writes is the sum of what it writes from each key, none of them after the query', async () => {
    await runner.run(ids, { intervention: scaled });
    const [layer, head, query] = [1, 2, 5];
    const { data: writes } = await writesAt(runner, query);
    const { data, shape } = await keyWrites(runner, layer, head, query);
    expect(shape).toEqual([ids.length, width]);
    const at = (layer * (headCount + 2) + head) * width;
    expect(largestDifference(sumRows(data, width), writes.slice(at, at + width))).toBeLessThan(EXACT);
    expect(data.subarray((query + 1) * width).every((value) => value === 0)).toBe(true);
  });

  test.each([
    ['nothing changed', {}],
    ['heads, an MLP and an edge changed', scaled],
  ])('with %s, the attribution sums to the logit and leaves no rest', async (_, intervention) => {
    await runner.run(ids, { intervention });
    for (const position of [0, last]) {
      const { data, shape } = await attribution(runner, position, tokens);
      expect(shape).toEqual([1 + layerCount * (headCount + 2) + 2, tokens.length]);
      const logits = wholePart(runner, 'logits', position, position + 1).data;
      const asked = Float32Array.from(tokens, (token) => logits[token]!);
      expect(largestDifference(sumRows(data, tokens.length), asked)).toBeLessThan(1e-5);
      const rest = data.slice(-tokens.length);
      rest.forEach((value, k) => expect(Math.abs(value)).toBeLessThan(EXACT * Math.max(1, Math.abs(asked[k]!))));
    }
  });

  test('a head’s attribution is the sum over its keys', async () => {
    await runner.run(ids);
    const [layer, head] = [layerCount - 1, 1];
    const { data } = await attribution(runner, last, tokens.subarray(1, 2));
    const byKey = await keyAttribution(runner, layer, head, last, tokens[1]!);
    expect(byKey.shape).toEqual([ids.length]);
    const ofHead = data[1 + layer * (headCount + 2) + head]!;
    expect(Math.abs(sumRows(byKey.data, 1)[0]! - ofHead)).toBeLessThan(EXACT * Math.max(1, Math.abs(ofHead)));
  });

  test('what an intervention puts into the stream is the rest', async () => {
    const row = Float32Array.from({ length: width }, (_, i) => Math.sin(i));
    await runner.run(ids, { intervention: { additions: [{ level: 2, from: last, row }] } });
    const { data } = await attribution(runner, last, tokens);
    expect(Math.max(...data.slice(-tokens.length).map(Math.abs))).toBeGreaterThan(1e-3);
    const logits = wholePart(runner, 'logits', last).data;
    const asked = Float32Array.from(tokens, (token) => logits[token]!);
    expect(largestDifference(sumRows(data, tokens.length), asked)).toBeLessThan(1e-5);
  });

  test('neurons times their rows, and the bias, sum to what the MLP writes', async () => {
    await runner.run(ids);
    const all = Int32Array.from({ length: neuronCount }, (_, neuron) => neuron);
    const { data: rows, shape } = await neuronRows(runner, 1, all);
    expect(shape).toEqual([neuronCount, width]);
    const activation = layerPart(runner, 'mlpActivation', 1).data;
    // The bias is what is left over: the same at every position.
    const leftAt = (position: number) => {
      const left = Float64Array.from(rowOf('mlpOut', 1, position));
      for (let neuron = 0; neuron < neuronCount; neuron++)
        for (let i = 0; i < width; i++)
          left[i]! -= activation[position * neuronCount + neuron]! * rows[neuron * width + i]!;
      return Float32Array.from(left);
    };
    expect(largestDifference(leftAt(last), leftAt(3))).toBeLessThan(EXACT);
  });

  test('the weights of the final norm make the last residual what the unembedding reads', async () => {
    await runner.run(ids);
    const { data, shape } = normWeights(runner);
    expect(shape).toEqual([2 * layerCount + 1, 2, width]);
    const [gain, bias] = [data.slice(-2 * width, -width), data.slice(-width)];
    const normed = Float32Array.from(layerNorm(rowOf('residual', layerCount - 1, last), gain, bias, runner.epsilon));
    expect(largestDifference(normed, wholePart(runner, 'finalNorm', last).data)).toBeLessThan(EXACT);
  });

  test('the top of the lens is that of the lens', async () => {
    await runner.run(ids);
    const { data } = await lens(runner, 4);
    const { ids: top, probabilities } = await lensTop(runner, 4, 3);
    expect([top.length, probabilities.length]).toEqual([3 * (layerCount + 1), 3 * (layerCount + 1)]);
    for (let level = 0; level <= layerCount; level++) {
      const expected = softmax(data.subarray(level * vocabularySize, (level + 1) * vocabularySize));
      const best = Math.max(...expected);
      expect(expected[top[3 * level]!]).toBe(best);
      expect(probabilities[3 * level]).toBeCloseTo(best, 6);
      expect(probabilities[3 * level + 1]).toBeLessThanOrEqual(probabilities[3 * level]!);
    }
  });

  test('the sizes of streams are the lengths of the rows', async () => {
    await runner.run(ids);
    const { data, shape } = streamSizes(runner, 2, ids.length + 9);
    const columns = 1 + 4 * layerCount;
    expect(shape).toEqual([ids.length - 2, columns]);
    const embedding = wholePart(runner, 'embedding', 3, 4).data;
    const expected = [norm(embedding), norm(rowOf('mlpOut', 0, 3)), norm(rowOf('residual', layerCount - 1, 3))];
    const sizes = [0, 3, 4 * layerCount].map((column) => data[columns + column]!);
    expect(sizes).toEqual(expected.map(Math.fround));
  });

  test('rows are read as the model reads its last residual', async () => {
    await runner.run(ids);
    const { data, shape } = await readRows(runner, rowOf('residual', layerCount - 1, last));
    expect(shape).toEqual([1, vocabularySize]);
    expect(largestDifference(data, wholePart(runner, 'logits', last).data)).toBeLessThan(EXACT);
    await expect(readRows(runner, new Float32Array(33 * width))).rejects.toMatchObject({ name: 'Internal' });
    await expect(readRows(runner, new Float32Array(3))).rejects.toMatchObject({ name: 'Internal' });
  });
});

describe('the quantized graph', () => {
  test('is taken apart as well, with what its rounding adds as the rest', async () => {
    const { runner } = await openNetwork('quantized');
    const { ids } = referenceOf('quantized')[0]!;
    const last = ids.length - 1;
    await runner.run(ids);
    const { data } = await attribution(runner, last, Int32Array.of(5));
    const { headCount, layerCount, width } = runner.sizes;
    const logit = wholePart(runner, 'logits', last).data[5]!;
    expect(Math.abs(sumRows(data, 1)[0]! - logit)).toBeLessThan(EXACT * Math.max(1, Math.abs(logit)));
    expect(Math.abs(data.at(-1)!)).toBeLessThan(QUANTIZED);
    const { data: writes } = await writesAt(runner, last);
    for (let layer = 0; layer < layerCount; layer++) {
      const from = layer * (headCount + 2) * width;
      const sum = sumRows(writes.subarray(from, from + (headCount + 1) * width), width);
      const written = layerPart(runner, 'attentionOut', layer).data.slice(-width);
      expect(largestDifference(sum, written)).toBeLessThan(QUANTIZED);
    }
    await runner.release();
  });
});
