import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Sublayer } from '@/model/architecture.ts';
import {
  componentCount,
  componentIndex,
  listComponents,
  readContributions,
  strongestContributions,
  sumByKind,
  sumContributions,
} from '@/model/attribution.ts';

/** Blocks that write in GPT-2's order, in another, and with one kind alone. */
const sizes = fc.record({
  layerCount: fc.integer({ min: 1, max: 5 }),
  headCount: fc.integer({ min: 1, max: 5 }),
  sublayers: fc.constantFrom(undefined, ['mlp', 'attention'] as const, ['attention'] as const, ['mlp'] as const),
});

test('every component has its place, and all places are taken', () => {
  fc.assert(
    fc.property(sizes, (net) => {
      const components = listComponents(net);
      expect(components).toHaveLength(componentCount(net));
      components.forEach((component, at) => expect(componentIndex(component, net)).toBe(at));
    }),
  );
});

test('what is written stands in the order of the sublayers, a block of GPT-2 being heads, bias, MLP', () => {
  const kinds = (sublayers?: readonly Sublayer[]) =>
    listComponents({ layerCount: 1, headCount: 2, sublayers }).map(({ kind }) => kind);
  expect(kinds()).toEqual(['embedding', 'head', 'head', 'bias', 'mlp', 'constant', 'rest']);
  expect(kinds(['mlp', 'attention'])).toEqual(['embedding', 'mlp', 'head', 'head', 'bias', 'constant', 'rest']);
});

test('the sum over components is the sum of the column, by kind too; against another token it is the difference', () => {
  fc.assert(
    fc.property(sizes, fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 150, maxLength: 150 }), (net, pool) => {
      const count = componentCount(net);
      const data = Float32Array.from({ length: count * 3 }, (_, i) => pool[i % pool.length]! / 8);
      const column = (token: number) =>
        Array.from({ length: count }, (_, at) => data[at * 3 + token]!).reduce((sum, x) => sum + x, 0);
      const answer = { shape: [count, 3], data };
      const contributions = readContributions(answer, net, 1);
      expect(sumContributions(contributions)).toBeCloseTo(column(1), 6);
      expect(Object.values(sumByKind(contributions)).reduce((sum, x) => sum + x, 0)).toBeCloseTo(column(1), 6);
      expect(sumContributions(readContributions(answer, net, 1, 2))).toBeCloseTo(column(1) - column(2), 6);
    }),
  );
});

test('the strongest are the largest by size, and neither the constant nor the rest is among them', () => {
  const net = { layerCount: 1, headCount: 2 };
  const data = Float32Array.of(1, -5, 2, 0.5, 3, 100, -100);
  const strongest = strongestContributions(readContributions({ shape: [7, 1], data }, net, 0), 3);
  expect(strongest.map(({ value }) => value)).toEqual([-5, 3, 2]);
  expect(strongest[0]!.component).toEqual({ kind: 'head', layer: 0, head: 0 });
});

test('an answer of another network is refused', () => {
  const net = { layerCount: 2, headCount: 2 };
  expect(() => readContributions({ shape: [7, 1], data: new Float32Array(7) }, net, 0)).toThrow(RangeError);
  expect(() => readContributions({ shape: [11, 1], data: new Float32Array(11) }, net, 1)).toThrow(RangeError);
});
