import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tokenId, type TokenId } from '@/model/axes.ts';
import { describeHead, findInterestingHead } from '@/model/headPattern.ts';
import { liftOf, scoreHead, type HeadAttention, type PatternScore } from '@/model/headScores.ts';
import { uniform } from '@/model/philox.ts';
import { softmax } from '@/model/softmax.ts';
import { tensor } from '@/model/tensor.ts';
import type { AttentionTensor } from '@/model/trace.ts';

/** Rows by a rule: the keys query t looks at, sharing the weight alike. */
type Rule = (t: number) => readonly number[];

function rowsOf(length: number, rule: Rule): Float32Array {
  const data = new Float32Array(length * length);
  for (let t = 0; t < length; t++) {
    const keys = rule(t);
    for (const key of keys) data[t * length + key] = (data[t * length + key] ?? 0) + 1 / keys.length;
  }
  return data;
}

function headOf(length: number, rule: Rule): HeadAttention {
  return tensor(['query', 'key'], [length, length], rowsOf(length, rule));
}

/** L×H heads, one rule each. */
function headsOf(length: number, rules: readonly (readonly Rule[])[]): AttentionTensor {
  const data = rules.flat().flatMap((rule) => [...rowsOf(length, rule)]);
  const shape = [rules.length, rules[0]?.length ?? 0, length, length] as const;
  return tensor(['layer', 'head', 'query', 'key'], shape, Float32Array.from(data));
}

function listScores(attention: HeadAttention, ids: readonly TokenId[]): PatternScore[] {
  const { previous, first, self, duplicate, induction, broad } = scoreHead(attention, ids);
  return [previous, first, self, duplicate, induction, broad];
}

const idsOf = (...ids: number[]) => ids.map(tokenId);
const everywhere: Rule = (t) => Array.from({ length: t + 1 }, (_, j) => j);
const toFirst: Rule = () => [0];
const toSelf: Rule = (t) => [t];
const toPrevious: Rule = (t) => [Math.max(t - 1, 0)];

// "dog lamp river dog lamp river": the second round repeats the first.
const repeated = idsOf(5, 6, 7, 5, 6, 7);
const toInduction: Rule = (t) => [t >= 3 ? t - 2 : 0];
const toDuplicate: Rule = (t) => [t >= 3 ? t - 3 : t];

const randomHead = fc
  .record({ ids: fc.array(fc.nat(4), { minLength: 1, maxLength: 10 }), seed: fc.nat() })
  .map(({ ids, seed }) => {
    const length = ids.length;
    const data = new Float32Array(length * length);
    for (let t = 0; t < length; t++)
      data.set(softmax(Array.from({ length: t + 1 }, (_, j) => uniform(seed, t * length + j) * 8)), t * length);
    return { ids: idsOf(...ids), attention: tensor(['query', 'key'], [length, length], data) };
  });

describe('scores', () => {
  test('scores and baselines lie in 0…1 for any attention', () => {
    fc.assert(
      fc.property(randomHead, ({ attention, ids }) => {
        for (const { score, baseline, queryCount } of listScores(attention, ids)) {
          expect(score >= 0 && score <= 1 && baseline >= 0 && baseline <= 1).toBe(true);
          expect(queryCount).toBeLessThan(Math.max(ids.length, 1));
        }
      }),
    );
  });

  test('uniform attention scores its baseline in every pattern', () => {
    fc.assert(
      fc.property(randomHead, ({ ids }) => {
        for (const pattern of listScores(headOf(ids.length, everywhere), ids))
          expect(liftOf(pattern)).toBeCloseTo(0, 5);
      }),
    );
  });

  test('other names for the same tokens change no score', () => {
    fc.assert(
      fc.property(randomHead, fc.nat(1000), ({ attention, ids }, shift) => {
        expect(scoreHead(attention, idsOf(...ids.map((id) => id + shift)))).toEqual(scoreHead(attention, ids));
      }),
    );
  });

  test.each([
    ['previous', toPrevious],
    ['first', toFirst],
    ['self', toSelf],
    ['duplicate', toDuplicate],
    ['induction', toInduction],
  ] as const)('a pure %s head scores 1 and has lift 1', (name, rule) => {
    const pattern = scoreHead(headOf(6, rule), repeated)[name];
    expect(pattern.score).toBeCloseTo(1, 6);
    expect(liftOf(pattern)).toBeCloseTo(1, 6);
  });

  test('baselines and counts are those of uniform attention, by hand', () => {
    const { previous, duplicate, induction, broad } = scoreHead(headOf(4, toSelf), idsOf(1, 2, 1, 1));
    // Queries 1, 2, 3: 1/2, 1/3, 1/4.
    expect(previous).toMatchObject({ score: 0, queryCount: 3 });
    expect(previous.baseline).toBeCloseTo((1 / 2 + 1 / 3 + 1 / 4) / 3, 12);
    // Token 1 came before position 2 once (of 3 keys), before position 3 twice (of 4).
    expect(duplicate.baseline).toBeCloseTo((1 / 3 + 2 / 4) / 2, 12);
    // After those: position 1 for query 2; position 1 for query 3, whose other one would be itself.
    expect(induction.baseline).toBeCloseTo((1 / 3 + 1 / 4) / 2, 12);
    expect(broad).toEqual({ score: 0, baseline: 1, queryCount: 3 });
  });

  test('patterns that no query could follow count none', () => {
    const { duplicate, induction } = scoreHead(headOf(3, toSelf), idsOf(1, 2, 3));
    expect(duplicate).toEqual({ score: 0, baseline: 0, queryCount: 0 });
    expect(induction.queryCount).toBe(0);
  });

  test('attention of other tokens is refused', () => {
    expect(() => scoreHead(headOf(3, toSelf), idsOf(1, 2))).toThrow(RangeError);
  });
});

describe('descriptions', () => {
  test.each([
    ['previous', toPrevious],
    ['first', toFirst],
    ['self', toSelf],
    ['duplicate', toDuplicate],
    ['induction', toInduction],
    ['broad', everywhere],
  ] as const)('a pure %s head is called that', (kind, rule) => {
    expect(describeHead(headOf(6, rule), repeated).kind).toBe(kind);
  });

  test('an induction head tells which occurrence it found and what came after', () => {
    const description = describeHead(headOf(6, toInduction), repeated, 4);
    expect(description).toMatchObject({ kind: 'induction', query: 4, queryCount: 3 });
    expect(description).toHaveProperty('match', { occurrence: 1, key: 2, weight: 1 });
    expect(describeHead(headOf(6, toInduction), repeated, 1)).toHaveProperty('match', null);
  });

  test('a head that looks at few keys by no known pattern is focused, with its keys', () => {
    const { kind, topKeys, score } = describeHead(
      headOf(7, (t) => [Math.min(t, 2)]),
      idsOf(1, 2, 3, 4, 5, 6, 7),
    );
    expect(kind).toBe('focused');
    expect(score).toBe(1);
    expect(topKeys).toEqual([{ key: 2, weight: 1 }]);
  });

  test('the top keys are the largest weights of the query, at most three, equal ones in order', () => {
    fc.assert(
      fc.property(randomHead, fc.nat(), ({ attention, ids }, at) => {
        const query = at % ids.length;
        const { topKeys } = describeHead(attention, ids, query);
        const row = [...attention.data.subarray(query * ids.length, query * ids.length + query + 1)];
        expect(topKeys.map(({ weight }) => weight)).toEqual(row.toSorted((a, b) => b - a).slice(0, 3));
        for (const { key, weight } of topKeys) expect(row[key]).toBe(weight);
      }),
    );
    const { topKeys } = describeHead(headOf(5, everywhere), idsOf(1, 2, 3, 4, 5));
    expect(topKeys.map(({ key }) => key)).toEqual([0, 1, 2]);
  });

  test('one case is no pattern', () => {
    expect(describeHead(headOf(2, toFirst), idsOf(1, 2)).kind).toBe('focused');
    expect(
      describeHead(
        headOf(4, (t) => [t === 3 ? 1 : t]),
        idsOf(1, 2, 3, 1),
      ).kind,
    ).not.toBe('induction');
  });

  test('a single token attends to itself, by any head', () => {
    expect(describeHead(headOf(1, toSelf), idsOf(9))).toEqual({
      kind: 'self',
      score: 1,
      baseline: 1,
      queryCount: 1,
      query: 0,
      topKeys: [{ key: 0, weight: 1 }],
    });
  });

  test('a query that is no position is refused', () => {
    for (const query of [-1, 3, 0.5])
      expect(() => describeHead(headOf(3, toSelf), idsOf(1, 2, 3), query)).toThrow(RangeError);
  });
});

describe('the head to start on', () => {
  const distinct = idsOf(1, 2, 3, 4, 5, 6, 7, 8);

  test('looks from the last token at an earlier one that position does not explain', () => {
    const toThird: Rule = (t) => [Math.min(t, 2)];
    const found = findInterestingHead(
      headsOf(8, [
        [toFirst, toPrevious],
        [toSelf, toThird],
      ]),
      distinct,
    );
    expect(found).toMatchObject({ layer: 1, head: 1, description: { topKeys: [{ key: 2 }] } });
  });

  test('prefers a far key to a near one of the same weight', () => {
    const twoBack: Rule = (t) => [Math.max(t - 2, 0)];
    const farBack: Rule = (t) => [Math.max(t - 6, 0)];
    const found = findInterestingHead(headsOf(8, [[twoBack, farBack]]), distinct);
    expect(found.head).toBe(1);
  });

  test('is an induction head where the text repeats itself', () => {
    const found = findInterestingHead(
      headsOf(6, [
        [everywhere, toPrevious],
        [toFirst, toInduction],
      ]),
      repeated,
    );
    expect(found).toMatchObject({ layer: 1, head: 1, description: { kind: 'induction' } });
  });

  test('is a previous-token head when no token is picked out, and otherwise the narrowest', () => {
    const found = findInterestingHead(
      headsOf(8, [
        [everywhere, toFirst],
        [toPrevious, toSelf],
      ]),
      distinct,
    );
    expect(found).toMatchObject({ layer: 1, head: 0, description: { kind: 'previous' } });
    expect(findInterestingHead(headsOf(8, [[everywhere, toFirst]]), distinct).head).toBe(1);
  });

  test('depends on the query', () => {
    const onlyAtFive: Rule = (t) => (t === 5 ? [2] : [0]);
    const heads = headsOf(8, [[toPrevious, onlyAtFive]]);
    expect(findInterestingHead(heads, distinct, 5).head).toBe(1);
    expect(findInterestingHead(heads, distinct).head).toBe(0);
  });

  test('is the first of the first layer for a single token, and among equals', () => {
    const single = findInterestingHead(
      headsOf(1, [
        [toSelf, toSelf],
        [toSelf, toSelf],
      ]),
      idsOf(3),
    );
    expect(single).toMatchObject({ layer: 0, head: 0, description: { kind: 'self' } });
    const equal = findInterestingHead(
      headsOf(8, [
        [everywhere, everywhere],
        [everywhere, everywhere],
      ]),
      distinct,
    );
    expect(equal).toMatchObject({ layer: 0, head: 0, description: { kind: 'broad' } });
  });

  test('is found for any attention, always the same', () => {
    fc.assert(
      fc.property(randomHead, ({ attention, ids }) => {
        const one = tensor(['layer', 'head', 'query', 'key'], [1, 1, ids.length, ids.length], attention.data);
        const found = findInterestingHead(one, ids);
        expect(found).toEqual(findInterestingHead(one, ids));
        expect(found.description).toEqual(describeHead(attention, ids));
      }),
    );
  });

  test('is not found without tokens', () => {
    expect(() => findInterestingHead(headsOf(0, [[toSelf]]), [])).toThrow(RangeError);
  });
});
