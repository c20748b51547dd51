import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arcLane, layoutPicture } from '@/draw/picture/layoutPicture.ts';
import { arcAt, pointOn } from '@/draw/picture/arcAt.ts';
import { arcCurve, arcPath, arcStroke, collectArcs } from '@/draw/picture/pictureArcs.ts';
import { tensor } from '@/model/tensor.ts';

/** Any attention of a causal model: rows sum to 1, nothing looks ahead. */
const attention = fc
  .record({
    layers: fc.integer({ min: 1, max: 3 }),
    heads: fc.integer({ min: 1, max: 3 }),
    tokens: fc.integer({ min: 1, max: 9 }),
  })
  .chain(({ layers, heads, tokens }) => {
    const size = layers * heads * tokens * tokens;
    return fc.array(fc.double({ min: 0.001, max: 1, noNaN: true }), { minLength: size, maxLength: size }).map((raw) => {
      const data = Float32Array.from(raw, (value, at) => {
        const row = Math.floor(at / tokens);
        const query = row % tokens;
        if (at % tokens > query) return 0;
        const sum = raw.slice(row * tokens, row * tokens + query + 1).reduce((total, next) => total + next, 0);
        return value / sum;
      });
      return tensor(['layer', 'head', 'query', 'key'], [layers, heads, tokens, tokens], data);
    });
  });
const SPACE = {
  columns: 12,
  layers: 4,
  width: 620,
  height: 500,
  candidates: 6,
  longestLabel: 6,
  mostLetters: 8,
  open: null,
} as const;
const threshold = fc.double({ min: 0, max: 1, noNaN: true });
const everyColumn = (tokens: number) => Array.from({ length: tokens }, (_, at) => at);

describe('arcs', () => {
  test('above the threshold sum to what is said to be shown; shown and sink and hidden are all there is', () => {
    fc.assert(
      fc.property(attention, threshold, (weights, least) => {
        const [layers, heads, tokens] = weights.shape;
        const found = collectArcs(weights, least, everyColumn(tokens));
        const outside = found.arcs.filter((arc) => !arc.isSink).flatMap((arc) => arc.heads);
        expect(outside.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(found.shownWeight, 8);
        expect(outside).toHaveLength(found.shownCount);
        expect(found.totalWeight + found.sinkWeight).toBeCloseTo(layers * heads * tokens, 4);
        const cells = Array.from(weights.data.keys()).filter((at) => {
          const key = at % tokens;
          return key > 0 && key <= Math.floor(at / tokens) % tokens;
        });
        expect(found.totalCount).toBe(cells.length);
        expect(cells.filter((at) => (weights.data[at] ?? 0) >= least)).toHaveLength(found.shownCount);
      }),
    );
  });

  test('are as strong as their strongest head, weakest first, and none leads to a token without a column', () => {
    fc.assert(
      fc.property(attention, threshold, (weights, least) => {
        const tokens = weights.shape[2];
        const columns = everyColumn(tokens).filter((at) => at !== 2);
        const { arcs } = collectArcs(weights, least, columns);
        arcs.forEach((arc, at) => {
          expect(arc.weight).toBe(Math.max(...arc.heads.map(({ weight }) => weight)));
          expect(arc.weight).toBeGreaterThanOrEqual(arcs[at - 1]?.weight ?? 0);
          expect(arc.key).toBeLessThanOrEqual(arc.query);
          expect(columns).toContain(arc.key);
          expect(columns).toContain(arc.query);
        });
      }),
    );
  });

  test('grow thicker with weight and stay in their lane', () => {
    const layout = layoutPicture(SPACE);
    fc.assert(
      fc.property(fc.nat(11), fc.nat(11), fc.nat(3), threshold, threshold, (one, other, layer, small, large) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)];
        const lane = arcLane(layout, layer);
        const [least, most] = [Math.min(small, large), Math.max(small, large)];
        expect(arcStroke(layout, least)).toBeLessThanOrEqual(arcStroke(layout, most));
        for (const y of heights(arcPath(layout, layer, from, to))) {
          expect(y).toBeGreaterThanOrEqual(lane.top);
          expect(y).toBeLessThanOrEqual(lane.bottom);
        }
      }),
    );
  });
});

describe('the arc under the pointer', () => {
  const pair = fc.tuple(fc.nat(11), fc.nat(11), fc.nat(3)).map(([one, other, layer]) => ({
    key: Math.min(one, other),
    query: Math.max(one, other),
    layer,
  }));
  const columnOf = new Map(everyColumn(12).map((at) => [at, at]));
  const arcOf = ({ key, query, layer }: { key: number; query: number; layer: number }) => {
    const weight = 0.5;
    return { layer, query, key, heads: [{ head: 0, weight }], weight, isSink: key === 0 };
  };

  test('is found at any of its points, but not in thin rows or behind a panel', () => {
    const strip = { layer: 1, least: 30, grows: false };
    const panel = { layer: 1, least: 200, grows: true };
    fc.assert(
      fc.property(
        pair,
        fc.double({ min: 0.02, max: 0.98, noNaN: true }),
        fc.constantFrom(null, strip, panel),
        (found, t, open) => {
          const layout = layoutPicture({ ...SPACE, open });
          const arc = arcOf(found);
          const [x, y] = pointOn(arcCurve(layout, arc.layer, arc.key, arc.query), t);
          const isMeant = open === null || (open === strip && arc.layer === strip.layer);
          expect(arcAt(layout, [arc], columnOf, x, y)).toBe(isMeant ? arc : null);
        },
      ),
    );
  });

  test('is the nearest; far from all there is none, and none of another layer', () => {
    const layout = layoutPicture(SPACE);
    fc.assert(
      fc.property(pair, (found) => {
        const arc = arcOf(found);
        const [x, y] = pointOn(arcCurve(layout, arc.layer, arc.key, arc.query), 0.5);
        const other = arcOf({ ...found, layer: (found.layer + 1) % 4 });
        expect(arcAt(layout, [other, arc], columnOf, x, y)).toBe(arc);
        expect(arcAt(layout, [other], columnOf, x, y)).toBeNull();
        expect(arcAt(layout, [arc], columnOf, layout.width + 20, y)).toBeNull();
      }),
    );
  });
});

/** Heights along a path of one cubic. */
function heights(path: string): number[] {
  const numbers = (path.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);
  const [a = 0, b = 0, c = 0, d = 0] = [numbers[1], numbers[3], numbers[5], numbers[7]];
  return Array.from({ length: 21 }, (_, step) => {
    const t = step / 20;
    const s = 1 - t;
    return s ** 3 * a + 3 * s * s * t * b + 3 * s * t * t * c + t ** 3 * d;
  });
}
