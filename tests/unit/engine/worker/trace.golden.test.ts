/** Every number of the Trace against PyTorch, for every form in which a GPT-2 comes. */
import { beforeAll, describe, expect, test } from 'vitest';
import { layerPart, lens, wholeAttention, wholePart } from '@/engine/worker/parts.ts';
import { SessionRunner } from '@/engine/worker/SessionRunner.ts';
import { compareTrace, expectRowsOfOne } from '../support/compareTrace.ts';
import { largestDifference, NETWORKS, readBytes, referenceOf, sizesOf, UNUSUAL } from '../support/golden.ts';
import type { NetworkName, ReferenceCase } from '../support/golden.ts';
import { createSession, openNetwork } from '../support/openNetwork.ts';
import { instrument } from '@/engine/instrument/instrument.ts';
import { readModel } from '@/engine/onnx/readModel.ts';

/** float32 against float32, summed in another order. */
const EXACT = 1e-4;
/**
 * The last residual of the embedded model, where the last layer takes away entries in the hundreds that the first
 * token's stream has gathered: what float32 has rounded there by then stays (1.4e-4 is measured).
 */
const CANCELLED: Readonly<Record<string, number>> = { 'residual.5': 2e-4 };
/** int8 weights and activations against float32. */
const QUANTIZED = 0.1;
/** What comes straight out of one big quantized product and is not averaged by another. */
const QUANTIZED_RAW = 0.25;
const RAW = /^(?:query|key|value|mlp_activation)\./;

describe.each(['embedded', 'plain', 'merged', ...UNUSUAL] as const)('the %s graph', (name) => {
  let runner: SessionRunner;
  const cases = referenceOf(name);
  const { layerCount, headCount } = sizesOf(name);

  beforeAll(async () => {
    ({ runner } = await openNetwork(name));
    return () => runner.release();
  });

  const expectExact = async (reference: ReferenceCase) => {
    const differences = await compareTrace(runner, reference);
    const wrong = Object.entries(differences).filter(([key, difference]) => difference > (CANCELLED[key] ?? EXACT));
    expect(wrong).toEqual([]);
    expect(Object.keys(differences).length).toBeGreaterThan(9 * layerCount);
  };

  test.each(cases.map((reference, i) => [i, reference] as const))(
    'computes case %i as PyTorch does',
    async (_, reference) => {
      await runner.run(new Int32Array(0));
      await runner.run(reference.ids);
      await expectExact(reference);
    },
  );

  test.each([1, 4, 8, 9])('computes the same when the first %i tokens come from the cache', async (split) => {
    const reference = cases[0]!;
    await runner.run(new Int32Array(0));
    await runner.run(reference.ids.subarray(0, split));
    const { reused } = await runner.run(reference.ids);
    expect(reused).toBe(split);
    await expectExact(reference);
  });

  test('computes the same token by token', async () => {
    const reference = cases.at(-1)!;
    await runner.run(new Int32Array(0));
    for (let length = 1; length <= reference.ids.length; length++) await runner.run(reference.ids.subarray(0, length));
    await expectExact(reference);
  });

  test('computes what PyTorch computes with heads switched off, and shows the attention before that', async () => {
    for (const reference of cases.filter(({ ablatedHeads }) => ablatedHeads.length > 0)) {
      const headScale = new Float32Array(layerCount * headCount).fill(1);
      for (const [layer, head] of reference.ablatedHeads) headScale[layer * headCount + head] = 0;
      await runner.run(reference.ids);
      const { reused } = await runner.run(reference.ids, { intervention: { headScale } });
      expect(reused).toBe(0);
      const last = reference.ids.length - 1;
      const residual = `residual.${layerCount - 1}`;
      const actual = new Map([
        [residual, layerPart(runner, 'residual', layerCount - 1).data],
        ['logits', wholePart(runner, 'logits').data],
        ['logits_last', wholePart(runner, 'logits', last).data],
      ]);
      for (const [key, { data }] of reference.ablated)
        expect(largestDifference(actual.get(key)!, data)).toBeLessThan(EXACT);
      expectRowsOfOne(wholeAttention(runner).data, reference.ids.length);
    }
  });

  test('gives attention rows that sum to 1 and do not look ahead', async () => {
    const { ids } = cases[0]!;
    await runner.run(ids);
    const { data, shape } = wholeAttention(runner);
    expect(shape).toEqual([layerCount, headCount, ids.length, ids.length]);
    expectRowsOfOne(data, ids.length);
  });

  test('reads the lens of every position, and the last stage is the output', async () => {
    const { ids } = cases[0]!;
    await runner.run(ids);
    const before = runner.trace.rows('logits', 0, ids.length);
    for (const position of [0, 3, ids.length - 1]) {
      const { data, shape } = await lens(runner, position);
      const { vocabularySize, width } = runner.sizes;
      expect(shape).toEqual([layerCount + 1, vocabularySize]);
      const residual = layerPart(runner, 'residual', layerCount - 1).data.slice(
        position * width,
        (position + 1) * width,
      );
      expect(
        largestDifference(await runner.readLens(residual), data.subarray(layerCount * vocabularySize)),
      ).toBeLessThan(EXACT);
    }
    expect(largestDifference(runner.trace.rows('logits', 0, ids.length), before)).toBe(0);
  });

  test('shows the final norm as the last residual, normalized, then scaled and shifted by channel', async () => {
    await runner.run(cases[0]!.ids);
    const { width } = runner.sizes;
    const rowsOf =
      ({ data }: { data: Float32Array }) =>
      (token: number) =>
        data.subarray(token * width, (token + 1) * width);
    const normalized = rowsOf(layerPart(runner, 'residual', layerCount - 1));
    const shown = rowsOf(wholePart(runner, 'finalNorm'));
    const [first, second, third] = [1, 2, 3].map((token) => normalize(normalized(token))) as [
      number[],
      number[],
      number[],
    ];
    for (let channel = 0; channel < width; channel++) {
      const run = second[channel]! - first[channel]!;
      // Two tokens give the channel's weight and bias; a third must lie on the same line.
      if (Math.abs(run) < 0.1) continue;
      const weight = (shown(2)[channel]! - shown(1)[channel]!) / run;
      const expected = shown(1)[channel]! + weight * (third[channel]! - first[channel]!);
      expect(Math.abs(shown(3)[channel]! - expected)).toBeLessThan(1e-3 * Math.max(1, Math.abs(expected)));
    }
  });

  test('shows the embedding as the sum of its parts', async () => {
    await runner.run(cases[0]!.ids);
    const token = wholePart(runner, 'tokenEmbedding').data;
    const position = wholePart(runner, 'positionEmbedding').data;
    const sum = token.map((value, i) => value + position[i]!);
    expect(largestDifference(sum, wholePart(runner, 'embedding').data)).toBeLessThan(1e-6);
    // The same token twice has one embedding; the same position never has two.
    await runner.run(Int32Array.of(7, 7));
    const { data, shape } = wholePart(runner, 'tokenEmbedding');
    expect(data.slice(0, shape[1])).toEqual(data.slice(shape[1]));
    const other = wholePart(runner, 'positionEmbedding').data;
    expect(other.slice(0, shape[1])).not.toEqual(other.slice(shape[1]));
  });
});

describe('the quantized graph', () => {
  let runner: SessionRunner;
  const reference = referenceOf('quantized')[0]!;

  beforeAll(async () => {
    const opened = await openNetwork('quantized');
    expect(opened.precision).toBe('quantized');
    ({ runner } = opened);
    return () => runner.release();
  });

  test('stays near PyTorch, prefill and cached step', async () => {
    for (const split of [0, 4, 9]) {
      await runner.run(reference.ids.subarray(0, split));
      await runner.run(reference.ids);
      const differences = await compareTrace(runner, reference);
      const limitOf = (name: string) => (RAW.test(name) ? QUANTIZED_RAW : QUANTIZED);
      const wrong = Object.entries(differences).filter(([name, difference]) => difference > limitOf(name));
      expect(wrong).toEqual([]);
    }
  });

  test('computes bit for bit what the untouched file computes', async () => {
    expect(await differenceOfInstrumenting('quantized', reference.ids)).toBe(0);
  });
});

test.each(['embedded', 'plain', 'merged'] as const)(
  'instrumenting the %s graph changes no logit by more than rounding',
  async (name) => {
    expect(await differenceOfInstrumenting(name, referenceOf(name)[0]!.ids)).toBeLessThan(1e-5);
  },
);

/** Of the logits, prefill and two cached tokens, with and without our changes. */
async function differenceOfInstrumenting(name: NetworkName, ids: Int32Array): Promise<number> {
  const bytes = readBytes(NETWORKS[name]);
  const logitsOf = async (file: Uint8Array) => {
    const runner = new SessionRunner(await createSession(file), sizesOf(name));
    await runner.run(ids.subarray(0, ids.length - 2));
    await runner.run(ids);
    const logits = wholePart(runner, 'logits').data;
    await runner.release();
    return logits;
  };
  return largestDifference(await logitsOf(instrument(readModel(bytes))), await logitsOf(bytes));
}

/** To mean 0 and variance 1. */
function normalize(row: Float32Array): number[] {
  const mean = row.reduce((sum, value) => sum + value, 0) / row.length;
  const variance = row.reduce((sum, value) => sum + (value - mean) ** 2, 0) / row.length;
  return Array.from(row, (value) => (value - mean) / Math.sqrt(variance + 1e-5));
}
