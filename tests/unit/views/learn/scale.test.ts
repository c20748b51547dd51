/** Models by size: the figure is to scale, and what nobody published is not passed off as known. */
import { describe, expect, test } from 'vitest';
import { formats } from '@/draw/formats.ts';
import { layoutScale, PARAMETERS, TOKENS } from '@/views/learn/scaleLayout.ts';
import { computingOf, SCALE_MODELS } from '@/views/learn/scaleModels.ts';

const SIDE = 360;

describe('the figure of sizes', () => {
  const { x, y, points, computing } = layoutScale(SCALE_MODELS, SIDE);

  test('gives a power of ten the same length on both axes, wherever it stands', () => {
    const decade = x(10) - x(1);
    for (const power of [5, 8, 12]) {
      expect(x(10 ** (power + 1)) - x(10 ** power)).toBeCloseTo(decade);
      expect(y(10 ** power) - y(10 ** (power + 1))).toBeCloseTo(decade);
    }
  });

  test('has every model that has both numbers inside its frame', () => {
    expect(points).toHaveLength(SCALE_MODELS.length);
    for (const point of points) {
      expect(point.x).toBeGreaterThan(0);
      expect(point.x).toBeLessThan(SIDE);
      expect(point.y).toBeGreaterThan(0);
      expect(point.y).toBeLessThan(SIDE);
    }
  });

  test('draws equal computing where 6·N·D is the same', () => {
    for (const { power, from, to } of computing)
      for (const [left, top] of [from, to]) {
        const parameters = 10 ** (PARAMETERS.from + (left / SIDE) * (PARAMETERS.to - PARAMETERS.from));
        const tokens = 10 ** (TOKENS.to - (top / SIDE) * (TOKENS.to - TOKENS.from));
        expect(Math.log10(computingOf(parameters, tokens))).toBeCloseTo(power);
      }
  });
});

describe('the numbers behind it', () => {
  test.each(SCALE_MODELS)('$name names its source, and an unknown number has no value', (model) => {
    expect(model.source).not.toBe('');
    for (const { value, trust } of [model.parameters, model.tokens, model.computing])
      expect(value === null).toBe(trust === 'unknown');
  });

  test('published computing is 6·N·D within a tenth', () => {
    for (const { parameters, tokens, computing } of SCALE_MODELS)
      if (computing.value !== null) {
        const ratio = computing.value / computingOf(parameters.value!, tokens.value!);
        expect(ratio).toBeGreaterThan(0.9);
        expect(ratio).toBeLessThan(1.1);
      }
  });

  test('the factors that lesson 14 tells are theirs', () => {
    const of = (id: string) => SCALE_MODELS.find((model) => model.id === id)!;
    const factor = (of405: number | null, ours: number | null) => of405! / ours!;
    const [large, small] = [of('llama-405b'), of('ours')];
    expect(factor(large.parameters.value, small.parameters.value)).toBeCloseTo(94_000, -3);
    expect(factor(large.tokens.value, small.tokens.value) / 1000).toBeCloseTo(274, 0);
    const times = factor(large.computing.value, small.computing.value);
    expect(times / 1e9).toBeCloseTo(26, 0);
    // Three and a half hours, so many times over.
    expect((times * 3.5) / (24 * 365.25) / 1e6).toBeCloseTo(10, 0);
  });

  test('large counts are written in words', () => {
    expect(formats('en').large(405e9)).toBe('405 billion');
    expect(formats('de').large(405e9)).toBe('405 Milliarden');
  });
});
