/** The products shown on screen, against PyTorch: the writes and the attribution are its own, the directions are read as the page reads them. */
import { expect, test } from 'vitest';
import { componentIndex, listComponents, readContributions, sumContributions } from '@/model/attribution.ts';
import { head, layer } from '@/model/axes.ts';
import { contributionTerms, deviation, directionChannel, unitRow } from '@/model/contributions.ts';
import { largestTerms } from '@/model/largestTerms.ts';
import { normSteps } from '@/model/normSteps.ts';
import { layerPart, wholePart } from '@/engine/worker/parts.ts';
import { interventionReferenceOf, largestDifference } from '../engine/support/golden.ts';
import { openNetwork } from '../engine/support/openNetwork.ts';

test.each(['embedded', 'plain'] as const)(
  'the %s model: products of PyTorch’s head writes and a token’s direction sum to PyTorch’s attribution',
  async (name) => {
    const { ids, tokens, tensors } = interventionReferenceOf(name);
    const { runner } = await openNetwork(name);
    await runner.run(ids);
    const { layerCount, headCount, width } = runner.sizes;
    const lastRow = (data: Float32Array) => data.subarray((ids.length - 1) * width, ids.length * width);
    const final = lastRow(layerPart(runner, 'residual', layerCount - 1).data);
    const read = async (row: Float32Array) => {
      const logits = await runner.readLens(row);
      return Array.from(tokens, (token) => logits[token]!);
    };
    const zero = await read(new Float32Array(width));
    const units = [];
    for (let channel = 0; channel < width; channel++) units.push(await read(unitRow(channel, width)));
    const writes = tensors.get('head_write')!.data;
    const attribution = tensors.get('attribution')!;

    for (const at of tokens.keys()) {
      const direction = units.map((reading) => directionChannel(reading[at]!, zero[at]!, width, runner.epsilon));
      const added = (write: Float32Array) =>
        largestTerms(contributionTerms(write, direction, deviation(final, runner.epsilon)), 8).total;
      for (let l = 0; l < layerCount; l++)
        for (let h = 0; h < headCount; h++) {
          const from = (l * (headCount + 1) + h) * width;
          const index = componentIndex({ kind: 'head', layer: layer(l), head: head(h) }, runner.sizes);
          const expected = attribution.data[index * tokens.length + at]!;
          const actual = added(writes.subarray(from, from + width));
          expect(Math.abs(actual - expected)).toBeLessThan(1e-4 * Math.max(1, Math.abs(expected)));
        }
      const logit = tensors.get('attribution_logits')!.data[at]!;
      expect(Math.abs(added(final) + zero[at]! - logit)).toBeLessThan(1e-4 * Math.max(1, Math.abs(logit)));
      const contributions = readContributions(attribution, runner.sizes, at);
      expect(contributions).toHaveLength(listComponents(runner.sizes).length);
      expect(Math.abs(sumContributions(contributions) - logit)).toBeLessThan(1e-4 * Math.max(1, Math.abs(logit)));
    }
    await runner.release();
  },
);

test.each(['embedded', 'plain'] as const)(
  'the %s model: the steps of layer norm with PyTorch’s gain and bias make what the model computed',
  async (name) => {
    const { ids, tensors } = interventionReferenceOf(name);
    const { runner } = await openNetwork(name);
    await runner.run(ids);
    const { layerCount, width } = runner.sizes;
    const weights = tensors.get('norm_weights')!.data;
    const from = 2 * layerCount * 2 * width;
    const [gain, bias] = [weights.subarray(from, from + width), weights.subarray(from + width, from + 2 * width)];
    const residual = layerPart(runner, 'residual', layerCount - 1).data;
    const normed = wholePart(runner, 'finalNorm').data;
    for (let at = 0; at < ids.length; at++) {
      const row = (data: Float32Array) => data.subarray(at * width, (at + 1) * width);
      expect(largestDifference(normSteps(row(residual), gain, bias, runner.epsilon).output, row(normed))).toBeLessThan(
        1e-4,
      );
    }
    await runner.release();
  },
);
