/** Arcs of an experiment: what is off is drawn dead, what changed by how much, and no weight is lost. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { collectChangedArcs, collectDifferenceArcs, leastChange } from '@/draw/picture/changedArcs.ts';
import { collectArcs } from '@/draw/picture/pictureArcs.ts';
import type { Change } from '@/model/experiment.ts';
import { switchedOff } from '@/model/switchedOff.ts';
import { tensor } from '@/model/tensor.ts';

const [LAYERS, HEADS, TOKENS] = [2, 2, 5];
const COLUMNS = [0, 1, 2, 3, 4];
const SIZE = LAYERS * HEADS * TOKENS * TOKENS;

const attention = fc
  .array(fc.double({ min: 0.001, max: 1, noNaN: true }), { minLength: SIZE, maxLength: SIZE })
  .map((raw) => {
    const data = Float32Array.from(raw, (value, at) => {
      const row = Math.floor(at / TOKENS);
      const sum = raw.slice(row * TOKENS, row * TOKENS + (row % TOKENS) + 1).reduce((total, next) => total + next, 0);
      return at % TOKENS > row % TOKENS ? 0 : value / sum;
    });
    return tensor(['layer', 'head', 'query', 'key'], [LAYERS, HEADS, TOKENS, TOKENS], data);
  });
const threshold = fc.double({ min: 0.05, max: 0.9, noNaN: true });
const off: fc.Arbitrary<Change[]> = fc.array(
  fc.record({ kind: fc.constant('head' as const), layer: fc.nat(1), head: fc.nat(1) }),
  { maxLength: 3 },
);

describe('arcs with a change', () => {
  test('that changed nothing are the arcs of the model, and their difference is empty', () => {
    fc.assert(
      fc.property(attention, threshold, (weights, least) => {
        const same = { before: weights, after: weights, off: switchedOff([]) };
        const [plain, changed] = [collectArcs(weights, least, COLUMNS), collectChangedArcs(same, least, COLUMNS)];
        const written = (arcs: typeof plain.arcs) =>
          arcs.map(({ layer, query, key, weight }) => `${layer} ${query} ${key} ${weight}`).sort();
        expect(written(changed.arcs)).toEqual(written(plain.arcs));
        expect(changed.shownCount).toBe(plain.shownCount);
        expect(changed.shownWeight).toBeCloseTo(plain.shownWeight, 8);
        expect(changed.sinkWeight).toBeCloseTo(plain.sinkWeight, 8);
        const difference = collectDifferenceArcs(same, least, COLUMNS);
        expect(difference.arcs).toEqual([]);
        expect(difference.change).toMatchObject({ count: 0, most: 0 });
      }),
    );
  });

  test('are dead exactly where a head is off, and no dead head stands in a live arc', () => {
    fc.assert(
      fc.property(attention, attention, threshold, off, (before, after, least, changes) => {
        const gone = switchedOff(changes);
        const { arcs } = collectChangedArcs({ before, after, off: gone }, least, COLUMNS);
        for (const { layer, query, key, heads, isDead } of arcs)
          for (const { head } of heads) expect(gone.isEdgeOff(layer, head, query, key)).toBe(isDead === true);
      }),
    );
  });

  test('of a cut edge have the weight it had', () => {
    fc.assert(
      fc.property(attention, (before) => {
        const data = before.data.slice();
        const at = (3 * TOKENS + 1) % (TOKENS * TOKENS);
        data[at] = 0;
        const after = tensor(['layer', 'head', 'query', 'key'], before.shape, data);
        const cut = switchedOff([{ kind: 'cut', layer: 0, head: 0, query: 3, key: 1 }]);
        const { arcs } = collectChangedArcs({ before, after, off: cut }, 0, COLUMNS);
        const dead = arcs.filter(({ isDead }) => isDead);
        expect(dead).toHaveLength(1);
        expect(dead[0]).toMatchObject({ layer: 0, query: 3, key: 1, weight: before.data[at] });
      }),
    );
  });

  test('tell after − before, from the least change on', () => {
    fc.assert(
      fc.property(attention, attention, threshold, (before, after, least) => {
        const { arcs, change } = collectDifferenceArcs({ before, after, off: switchedOff([]) }, least, COLUMNS);
        const differences = Array.from(after.data, (weight, at) => weight - (before.data[at] ?? 0));
        expect(change?.count).toBe(differences.filter((each) => Math.abs(each) >= leastChange(least)).length);
        expect(Math.abs(change?.most ?? 0)).toBeCloseTo(Math.max(...differences.map(Math.abs)), 8);
        for (const arc of arcs) {
          expect(Math.abs(arc.change ?? 0)).toBe(arc.weight);
          expect(arc.weight).toBeGreaterThanOrEqual(leastChange(least));
          const ofHeads = arc.heads.map(({ weight, was = 0 }) => Math.abs(weight - was));
          expect(arc.weight).toBe(Math.max(...ofHeads));
        }
      }),
    );
  });
});
