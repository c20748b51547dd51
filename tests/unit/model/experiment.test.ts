import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  changeKey,
  hasChange,
  layerHeads,
  MOST_CHANGES,
  readChanges,
  roundStrength,
  steeringVector,
  toIntervention,
  withChanges,
  withoutChanges,
  writeChanges,
  type Change,
} from '@/model/experiment.ts';
import { checkChanges, refuseAdding, type OtherTexts } from '@/model/experimentRules.ts';

/** What a switch does: in when it is out, out when it is in. */
const toggleChange = (list: readonly Change[], one: Change) =>
  hasChange(list, one) ? withoutChanges(list, [one]) : withChanges(list, [one]);

const at = fc.nat({ max: 99 });
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ kind: fc.constant('head' as const), layer: at, head: at }),
  fc.record({ kind: fc.constant('head' as const), layer: at, head: at, to: fc.constant('mean' as const) }),
  fc.record({ kind: fc.constant('cut' as const), layer: at, head: fc.option(at), query: at, key: at }),
  fc.record({ kind: fc.constant('mlp' as const), layer: at }),
  fc.record({ kind: fc.constant('swap' as const), level: at, position: at }),
  fc.record({
    kind: fc.constant('steer' as const),
    level: at,
    strength: fc
      .integer({ min: -100, max: 100 })
      .filter((n) => n !== 0)
      .map((n) => n / 10),
  }),
);
const changes = fc.array(change, { maxLength: 20 }).map((list) => withChanges([], list));

describe('a list of changes', () => {
  test('comes back from its written form as it was', () => {
    fc.assert(
      fc.property(changes, (list) => {
        expect(readChanges(writeChanges(list))).toEqual(list);
      }),
    );
  });

  test('is as before after a change is toggled twice, up to the order', () => {
    fc.assert(
      fc.property(changes, change, (list, one) => {
        const twice = toggleChange(toggleChange(list, one), one);
        const keys = (of: readonly Change[]) => of.map(changeKey).sort();
        expect(keys(twice)).toEqual(keys(list));
        expect(hasChange(toggleChange(list, one), one)).toBe(!hasChange(list, one));
      }),
    );
  });

  test('holds each place once, and steering of a level with its last strength', () => {
    const list = withChanges([{ kind: 'steer', level: 2, strength: 1 }], [{ kind: 'steer', level: 2, strength: 3 }]);
    expect(list).toEqual([{ kind: 'steer', level: 2, strength: 3 }]);
    expect(withoutChanges(list, list)).toEqual([]);
  });

  test('reads nothing from strangers that it would not write', () => {
    for (const word of [
      'h1',
      'h1.2.3',
      'x1.2',
      'h-1.2',
      'ha.1',
      'c1.2.3',
      'ca.a.1.1',
      'm1.2',
      's2',
      's2.0',
      's2.a',
      'ra.1',
      'h1.2e3',
      'h999999.1',
      '',
    ])
      expect(readChanges(word)).toEqual([]);
    expect(readChanges('h1.2_nonsense_m3')).toHaveLength(2);
    expect(readChanges(Array.from({ length: 2000 }, (_, i) => `m${i}`).join('_'))).toHaveLength(MOST_CHANGES);
  });

  test('reads any text at all without failing, and writes back what it read', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const list = readChanges(text);
        expect(readChanges(writeChanges(list))).toEqual(list);
      }),
    );
  });

  test('keeps a strength within its bounds, in tenths', () => {
    expect([roundStrength(2.26), roundStrength(-99), roundStrength(99)]).toEqual([2.3, -10, 10]);
  });
});

test('a steering vector has mean zero, points from one text to the other, and turns round with them', () => {
  const rows = fc
    .array(fc.integer({ min: -50, max: 50 }), { minLength: 4, maxLength: 4 })
    .map((row) => Float32Array.from(row));
  fc.assert(
    fc.property(rows, rows, (toward, away) => {
      const vector = steeringVector(toward, away);
      expect(vector.reduce((sum, x) => sum + x, 0)).toBeCloseTo(0, 3);
      const back = steeringVector(away, toward);
      vector.forEach((x, i) => expect(x + back[i]!).toBeCloseTo(0, 4));
      expect(toward[0]! - away[0]! - (toward[1]! - away[1]!)).toBeCloseTo(vector[0]! - vector[1]!, 3);
    }),
  );
});

const PLACE = { layerCount: 2, headCount: 3, length: 5 };
const TEXTS: OtherTexts = { otherLength: 5, isOtherSame: false, hasSteeringTexts: true, areSteeringTextsSame: false };
const names = (list: readonly Change[], texts: Partial<OtherTexts> = {}) =>
  checkChanges(list, PLACE, { ...TEXTS, ...texts }).map((refusal) => refusal?.name ?? null);

describe('what cannot be done', () => {
  test('an edge to a later token', () => {
    expect(names([{ kind: 'cut', layer: 0, head: 0, query: 1, key: 2 }])).toEqual(['future']);
  });

  test('the last edge a query has, in one head or by way of all', () => {
    const cut = (head: number | null, key: number): Change => ({ kind: 'cut', layer: 1, head, query: 1, key });
    expect(names([{ kind: 'cut', layer: 0, head: 0, query: 0, key: 0 }])).toEqual(['nothingToSee']);
    expect(names([cut(0, 0), cut(0, 1)])).toEqual([null, 'nothingToSee']);
    expect(names([cut(0, 0), cut(null, 1)])).toEqual([null, 'nothingToSee']);
    expect(names([cut(0, 0), cut(1, 1), cut(2, 0)])).toEqual([null, null, null]);
  });

  test('every head of every layer, while all but one are possible', () => {
    const all = [...layerHeads(0, 3), ...layerHeads(1, 3)];
    expect(names(all).filter(Boolean)).toEqual(['nothingCarried']);
    expect(refuseAdding(layerHeads(1, 3), layerHeads(0, 3), PLACE, TEXTS)).toEqual({ name: 'nothingCarried' });
    expect(refuseAdding(layerHeads(1, 2), layerHeads(0, 3), PLACE, TEXTS)).toBeNull();
  });

  test('what the text or the model does not have', () => {
    expect(names([{ kind: 'cut', layer: 0, head: 0, query: 5, key: 0 }])).toEqual(['beyondText']);
    expect(names([{ kind: 'swap', level: 2, position: 5 }])).toEqual(['beyondText']);
    expect(
      names([
        { kind: 'mlp', layer: 2 },
        { kind: 'head', layer: 0, head: 3 },
      ]),
    ).toEqual(['noSuchPlace', 'noSuchPlace']);
    expect(
      names([
        { kind: 'swap', level: 2, position: 4 },
        { kind: 'swap', level: 3, position: 4 },
      ]),
    ).toEqual([null, 'noSuchPlace']);
  });

  test('a swap without another text, with the same one, and with one of another length, which names both', () => {
    const swap: Change = { kind: 'swap', level: 1, position: 1 };
    expect(names([swap], { otherLength: null })).toEqual(['otherEmpty']);
    expect(names([swap], { isOtherSame: true })).toEqual(['otherSame']);
    expect(checkChanges([swap], PLACE, { ...TEXTS, otherLength: 7 })).toEqual([{ name: 'lengths', here: 5, there: 7 }]);
  });

  test('steering with one text missing or both the same', () => {
    const steer: Change = { kind: 'steer', level: 1, strength: 2 };
    expect(names([steer], { hasSteeringTexts: false })).toEqual(['steeringEmpty']);
    expect(names([steer], { areSteeringTextsSame: true })).toEqual(['steeringSame']);
  });

  test('more changes than an address can carry', () => {
    const swaps = (count: number) =>
      Array.from({ length: count }, (_, at): Change => ({ kind: 'swap', level: 0, position: at }));
    const place = { ...PLACE, length: 1000 };
    const texts = { ...TEXTS, otherLength: 1000 };
    expect(refuseAdding(swaps(MOST_CHANGES), [], place, texts)).toBeNull();
    expect(refuseAdding(swaps(MOST_CHANGES + 1), [], place, texts)?.name).toBe('tooMany');
    expect(writeChanges(swaps(MOST_CHANGES)).length).toBeLessThan(8000);
  });

  test('one refused change leaves the others as they are', () => {
    expect(
      names([
        { kind: 'mlp', layer: 9 },
        { kind: 'mlp', layer: 1 },
      ]),
    ).toEqual(['noSuchPlace', null]);
  });
});

describe('an experiment as numbers for the engine', () => {
  const rows = {
    swapRow: (level: number, position: number) => Float32Array.of(level, position),
    steeringRow: () => Float32Array.of(1, -1),
    headMean: (layer: number, head: number) => Float32Array.of(layer, head),
  };

  test('says nothing of what is not changed', () => {
    expect(toIntervention([], PLACE, rows)).toEqual({});
    expect(Object.keys(toIntervention([{ kind: 'mlp', layer: 1 }], PLACE, rows))).toEqual(['mlpScale']);
  });

  test('puts a head to its mean in the place of what it mixed', () => {
    const made = toIntervention([{ kind: 'head', layer: 1, head: 2, to: 'mean' }], PLACE, rows);
    expect(Array.from(made.headScale ?? [])).toEqual([1, 1, 1, 1, 1, 0]);
    expect(made.headAdditions).toEqual([{ layer: 1, head: 2, row: Float32Array.of(1, 2) }]);
  });

  test('switches off the named heads alone, and scales steering by its strength', () => {
    const made = toIntervention(
      [
        { kind: 'head', layer: 1, head: 0 },
        { kind: 'swap', level: 2, position: 3 },
        { kind: 'steer', level: 1, strength: -2 },
      ],
      PLACE,
      rows,
    );
    expect(Array.from(made.headScale ?? [])).toEqual([1, 1, 1, 0, 1, 1]);
    expect(made.replacements).toEqual([{ level: 2, position: 3, row: Float32Array.of(2, 3) }]);
    expect(made.additions).toEqual([{ level: 1, from: 1, row: Float32Array.of(-2, 2) }]);
  });
});
