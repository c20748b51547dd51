import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tensor } from '@/model/tensor.ts';
import { bipartiteLines, layoutBipartite, rowAt, rowMiddle } from '@/draw/bipartite.ts';

/** Causal attention: rows of any positive numbers, each made to sum to 1. */
const attention = fc.integer({ min: 1, max: 24 }).chain((tokens) =>
  fc
    .array(fc.double({ min: 0.001, max: 1, noNaN: true }), { minLength: tokens * tokens, maxLength: tokens * tokens })
    .map((raw) => {
      const data = new Float32Array(tokens * tokens);
      for (let query = 0; query < tokens; query += 1) {
        const row = raw.slice(query * tokens, query * tokens + query + 1);
        const sum = row.reduce((total, value) => total + value, 0);
        row.forEach((value, key) => (data[query * tokens + key] = value / sum));
      }
      return tensor(['query', 'key'], [tokens, tokens], data);
    }),
);
const layoutOf = (count: number) => layoutBipartite({ count, width: 300, rowHeight: 24, labelWidth: 40 });

describe('bipartite lines', () => {
  test('of one query, shown and hidden, sum to 1', () => {
    fc.assert(
      fc.property(attention, fc.nat(), fc.double({ min: 0, max: 0.5, noNaN: true }), (weights, some, threshold) => {
        const [tokens] = weights.shape;
        const query = some % tokens;
        const { lines, hiddenWeight, hiddenCount, totalWeight } = bipartiteLines(weights, layoutOf(tokens), {
          query,
          threshold,
        });
        const shown = lines.reduce((sum, line) => sum + line.weight, 0);
        expect(shown + hiddenWeight).toBeCloseTo(1, 5);
        expect(totalWeight).toBeCloseTo(1, 5);
        expect(lines.length + hiddenCount).toBe(query + 1);
        expect(lines.every((line) => line.weight >= threshold && line.key <= query)).toBe(true);
      }),
    );
  });

  test('of all queries hold as much weight as there are queries', () => {
    fc.assert(
      fc.property(attention, (weights) => {
        const [tokens] = weights.shape;
        expect(bipartiteLines(weights, layoutOf(tokens), { query: null }).totalWeight).toBeCloseTo(tokens, 4);
      }),
    );
  });

  test('grow thicker and denser with the weight, the strongest last', () => {
    fc.assert(
      fc.property(attention, (weights) => {
        const [tokens] = weights.shape;
        const { lines } = bipartiteLines(weights, layoutOf(tokens), { query: tokens - 1, threshold: 0 });
        lines.slice(1).forEach((line, at) => {
          expect(line.weight).toBeGreaterThanOrEqual(lines[at]!.weight);
          expect(line.strokeWidth).toBeGreaterThanOrEqual(lines[at]!.strokeWidth);
          expect(line.opacity).toBeGreaterThanOrEqual(lines[at]!.opacity);
        });
      }),
    );
  });

  test('to the sink are held back only when asked', () => {
    const weights = tensor(['query', 'key'], [2, 2], Float32Array.of(1, 0, 0.9, 0.1));
    const lineToSink = (dimFirst: boolean) =>
      bipartiteLines(weights, layoutOf(2), { query: 1, dimFirst }).lines.find((line) => line.key === 0);
    expect(lineToSink(true)?.isDimmed).toBe(true);
    expect(lineToSink(true)!.opacity).toBeLessThan(lineToSink(false)!.opacity);
  });

  test('begin at the query and end at the key', () => {
    const layout = layoutOf(3);
    const weights = tensor(['query', 'key'], [3, 3], Float32Array.of(1, 0, 0, 0, 1, 0, 0, 1, 0));
    expect(bipartiteLines(weights, layout, { query: 2 }).lines[0]?.path).toMatch(/^M40,60C.* 260,36$/);
  });
});

test('a row’s middle is in the row', () => {
  const layout = layoutOf(30);
  for (let index = 0; index < 30; index += 1) expect(rowAt(layout, rowMiddle(layout, index))).toBe(index);
  expect(rowAt(layout, -1)).toBeNull();
  expect(rowAt(layout, 30 * 24)).toBeNull();
});
