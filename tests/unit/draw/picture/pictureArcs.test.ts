import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layoutPicture, type PictureLayout } from '@/draw/picture/layoutPicture.ts';
import { arcAt, arcsAt, pointOn } from '@/draw/picture/arcAt.ts';
import { arcCurve, arcPath, arcRoom, arcStroke, collectArcs, type PictureArc } from '@/draw/picture/pictureArcs.ts';
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
  hasFootLine: false,
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
        const lane = arcRoom(layout, layer);
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
          expect(arcAt({ layout, arcs: [arc], columnOf, followed: undefined }, x, y)).toBe(isMeant ? arc : null);
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
        const ask = { layout, columnOf, followed: undefined };
        expect(arcAt({ ...ask, arcs: [other, arc] }, x, y)).toBe(arc);
        expect(arcAt({ ...ask, arcs: [other] }, x, y)).toBeNull();
        expect(arcAt({ ...ask, arcs: [arc] }, layout.width + 20, y)).toBeNull();
      }),
    );
  });

  test('is one of the followed token’s within 8 pixels of them, at any number of layers and tokens', () => {
    for (const layers of [6, 12, 24, 48])
      for (const columns of [5, 22, 40]) {
        const layout = layoutPicture({ ...SPACE, layers, columns, height: 424 });
        const all = new Map(everyColumn(columns).map((at) => [at, at]));
        const arcs = crowd(layers, columns);
        const followed = columns - 1;
        const [hits, probes] = probe(arcs, layout, all, followed);
        expect(hits / probes, `${layers} layers, ${columns} tokens`).toBeGreaterThanOrEqual(0.95);
      }
  });

  test('comes first of all that are near, and no other is lost', () => {
    const layout = layoutPicture(SPACE);
    const arcs = crowd(4, 12);
    fc.assert(
      fc.property(fc.nat(Math.ceil(layout.width)), fc.nat(Math.ceil(layout.height)), (x, y) => {
        const found = arcsAt({ layout, arcs, columnOf, followed: 11 }, x, y);
        const ranks = found.map(({ query, isSink }) => (query !== 11 ? 2 : isSink ? 1 : 0));
        expect(ranks).toEqual([...ranks].sort());
        expect(new Set(found).size).toBe(found.length);
        expect(arcAt({ layout, arcs, columnOf, followed: 11 }, x, y)).toBe(found[0] ?? null);
      }),
    );
  });
});

/** As many arcs as a real network has: every token looks at a few before it, and at the first. */
function crowd(layers: number, columns: number): PictureArc[] {
  const arcs: PictureArc[] = [];
  for (let layer = 0; layer < layers; layer += 1)
    for (let query = 1; query < columns; query += 1)
      for (const key of new Set([0, (query * 7 + layer * 3) % query, query - 1, query])) {
        const weight = 0.25 + 0.7 * Math.abs(Math.sin(layer * 1.7 + query * 0.7 + key * 1.3));
        arcs.push({ layer, query, key, heads: [{ head: 0, weight }], weight, isSink: key === 0 });
      }
  return arcs.sort((one, other) => one.weight - other.weight);
}

/** A pointer that goes along each strong arc, at up to 8 pixels from its middle; hits and probes, weighed by drawn width. */
function probe(
  arcs: readonly PictureArc[],
  layout: PictureLayout,
  columnOf: ReadonlyMap<number, number>,
  followed: number,
): [hits: number, probes: number] {
  let [hits, probes] = [0, 0];
  // Rows are alike: a few of them will do.
  const every = Math.ceil(layout.layers / 6);
  for (const arc of arcs.filter(({ layer, query, isSink }) => layer % every === 0 && query === followed && !isSink)) {
    const curve = arcCurve(layout, arc.layer, arc.key, arc.query);
    const width = arcStroke(layout, arc.weight);
    for (let t = 0.05; t < 1; t += 0.1) {
      const [[x, y], [aheadX, aheadY]] = [pointOn(curve, t), pointOn(curve, t + 0.01)];
      const length = Math.hypot(aheadX - x, aheadY - y) || 1;
      for (const apart of [-7.5, -4, -2, 0, 2, 4, 7.5]) {
        const [probeX, probeY] = [x - ((aheadY - y) / length) * apart, y + ((aheadX - x) / length) * apart];
        const found = arcAt({ layout, arcs, columnOf, followed }, probeX, probeY);
        probes += width;
        if (found?.query === followed) hits += width;
      }
    }
  }
  return [hits, probes];
}

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
