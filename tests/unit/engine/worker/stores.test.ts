import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AttentionStore } from '@/engine/worker/AttentionStore.ts';
import { byHead, byToken } from '@/engine/worker/headLayout.ts';
import { KeyValueCache } from '@/engine/worker/KeyValueCache.ts';
import { RowStore } from '@/engine/worker/RowStore.ts';
import { surprisalBits } from '@/engine/worker/surprisal.ts';

describe('RowStore', () => {
  test('holds what was appended and not cut off, like a list', () => {
    const step = fc.oneof(
      fc.record({ append: fc.integer({ min: 0, max: 90 }) }),
      fc.record({ truncate: fc.integer({ min: 0, max: 200 }) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const store = new RowStore(2, 10_000);
        let list: number[] = [];
        let next = 0;
        for (const each of steps) {
          if ('append' in each) {
            const rows = Float32Array.from({ length: 2 * each.append }, () => next++);
            store.append(rows);
            list.push(...rows);
          } else {
            store.truncate(each.truncate);
            list = list.slice(0, 2 * each.truncate);
          }
        }
        expect(store.length).toBe(list.length / 2);
        expect([...store.copy(0, store.length)]).toEqual(list);
      }),
      { numRuns: 50 },
    );
  });

  test('does not grow beyond the context', () => {
    const store = new RowStore(3, 70);
    store.append(new Float32Array(3 * 70));
    expect(() => store.append(new Float32Array(3))).toThrow(RangeError);
    expect(store.length).toBe(70);
  });

  test.each([
    ['a part of a row', () => new RowStore(3, 10).append(new Float32Array(4))],
    ['a row that is not there', () => new RowStore(3, 10).row(0)],
    ['rows that are not there', () => new RowStore(3, 10).copy(0, 1)],
  ])('refuses %s', (_, act) => {
    expect(act).toThrow(RangeError);
  });
});

/** H×n×T weights that name their place: head, query, key. */
const named = (heads: number, past: number, count: number) => {
  const keys = past + count;
  return Float32Array.from({ length: heads * count * keys }, (_, i) => {
    const [head, query, key] = [
      Math.floor(i / (count * keys)),
      Math.floor((i % (count * keys)) / keys) + past,
      i % keys,
    ];
    return key > query ? -1 : 1 + head * 10_000 + query * 100 + key;
  });
};

describe('AttentionStore', () => {
  test('gives the square back, zero above the diagonal, however the rows came', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 6 }),
        fc.nat(30),
        (counts, asked) => {
          const store = new AttentionStore(3, 64);
          for (const count of counts) store.append(named(3, store.length, count), count);
          const length = Math.min(asked, store.length);
          const square = new Float32Array(3 * length * length);
          store.writeTo(square, 0, length);
          const expected = named(3, 0, length).map((weight) => Math.max(0, weight));
          expect([...square]).toEqual([...expected]);
        },
      ),
    );
  });

  test('forgets what is cut off', () => {
    const store = new AttentionStore(1, 64);
    store.append(named(1, 0, 4), 4);
    store.truncate(2);
    store.append(named(1, 2, 1), 1);
    const square = new Float32Array(9);
    store.writeTo(square, 0, 3);
    expect([...square]).toEqual([1, 0, 0, 101, 102, 0, 201, 202, 203]);
  });

  test('refuses weights of another shape', () => {
    expect(() => new AttentionStore(2, 64).append(new Float32Array(3), 1)).toThrow(RangeError);
    expect(() => new AttentionStore(1, 2).append(named(1, 0, 3), 3)).toThrow(RangeError);
  });
});

test('the two layouts of heads are each other’s inverse', () => {
  const numbers = Float32Array.from({ length: 2 * 3 * 4 }, (_, i) => i);
  expect(byHead(byToken(numbers, 2, 3), 2, 3)).toEqual(numbers);
  // Token 1 of head 0 is the second vector of the first head, and comes after token 0 of both heads.
  expect([...byToken(numbers, 2, 3).slice(8, 12)]).toEqual([4, 5, 6, 7]);
  expect(byToken(new Float32Array(0), 2, 0)).toHaveLength(0);
});

describe('surprisal', () => {
  test('of one among equals is the logarithm of their number', () => {
    expect(surprisalBits(new Float32Array(8), 3)).toBeCloseTo(3, 12);
  });

  test('does not change when all logits are shifted, and never overflows', () => {
    const logits = Float32Array.of(1, 2, 3, 4);
    const shifted = logits.map((logit) => logit + 1024);
    expect(surprisalBits(shifted, 1)).toBeCloseTo(surprisalBits(logits, 1), 12);
    expect(surprisalBits(Float32Array.of(1e4, -1e4), 1)).toBeCloseTo(2e4 / Math.LN2, 3);
  });

  test('of all tokens are probabilities that sum to 1', () => {
    fc.assert(
      fc.property(fc.array(fc.float({ min: -50, max: 50, noNaN: true }), { minLength: 1, maxLength: 50 }), (values) => {
        const logits = Float32Array.from(values);
        const sum = values.reduce((total, _, token) => total + 2 ** -surprisalBits(logits, token), 0);
        expect(sum).toBeCloseTo(1, 9);
      }),
    );
  });
});

describe('a copy of the beginning', () => {
  test('of rows goes its own way, and takes little more than its rows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 70 }), (held, asked) => {
        const store = new RowStore(2, 64);
        store.append(Float32Array.from({ length: 2 * held }, (_, i) => i));
        const copied = store.copyBeginning(asked);
        const length = Math.min(held, asked);
        expect([...copied.copy(0, copied.length)]).toEqual([...store.copy(0, length)]);
        expect(copied.bytes).toBeLessThanOrEqual((length + 16) * 2 * 4);
        copied.append(Float32Array.of(-1, -2));
        expect([...copied.row(length)]).toEqual([-1, -2]);
        expect([...store.copy(0, held)]).toEqual(Array.from({ length: 2 * held }, (_, i) => i));
      }),
    );
  });

  test('of attention goes its own way', () => {
    const store = new AttentionStore(2, 64);
    store.append(named(2, 0, 5), 5);
    const copied = store.copyBeginning(3);
    copied.append(named(2, 3, 1), 1);
    const squares = [copied, store].map((each) => {
      const square = new Float32Array(2 * 4 * 4);
      each.writeTo(square, 0, 4);
      return square;
    });
    expect(squares[0]).toEqual(squares[1]);
    expect([copied.length, store.length]).toEqual([4, 5]);
    expect([...copied.row(1, 2)]).toEqual([10_201, 10_202, 10_203]);
  });

  test('of keys and values holds the first tokens of every head', () => {
    const sizes = { layerCount: 1, headCount: 2, width: 4, headSize: 2, vocabularySize: 4, contextLength: 8 };
    const cache = new KeyValueCache(sizes);
    const data = Float32Array.from({ length: 2 * 3 * 2 }, (_, i) => i);
    const names = ['present.0.key', 'present.0.value'];
    cache.replace(new Map(names.map((name) => [name, { data, dims: [1, 2, 3, 2] }])), 3);
    const copied = cache.copyBeginning(2);
    expect([copied.length, cache.length]).toEqual([2, 3]);
    expect([...copied.copy('value', 0, 2)]).toEqual([0, 1, 2, 3, 6, 7, 8, 9]);
    expect([...copied.vector('key', 0, 1, 1)]).toEqual([8, 9]);
    expect(copied.bytes).toBe(2 * 8 * 4);
  });
});
