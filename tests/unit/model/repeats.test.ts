/** Texts that repeat: the period is the smallest, and every surprise stands in one place of one reading. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findPeriod, mean, rowsByPlace } from '@/model/repeats.ts';

describe('a text that repeats', () => {
  test('has the length of what is said again as its period, also when it ends within it', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(500), { minLength: 2, maxLength: 9 }),
        fc.integer({ min: 2, max: 20 }),
        (words, more) => {
          const ids = Array.from({ length: words.length + more }, (_, at) => words[at % words.length]!);
          expect(findPeriod(ids)).toBe(words.length);
        },
      ),
    );
  });

  test('is none when a token breaks the order, nor when nothing is said twice', () => {
    expect(findPeriod([1, 2, 3, 1, 2, 4])).toBeNull();
    expect(findPeriod([1, 2, 3])).toBeNull();
    expect(findPeriod([7, 7, 7, 7])).toBe(2);
    expect(findPeriod([1, 2, 3, 4])).toBeNull();
    expect(findPeriod([])).toBeNull();
  });

  test('may begin with another token, because a first word has no blank before it', () => {
    expect(findPeriod([9, 2, 3, 1, 2, 3])).toBe(3);
    expect(rowsByPlace([9, 2, 3, 1, 2, 3], [NaN, 1, 1, 1, 1, 1], 3).map(({ id }) => id)).toEqual([1, 2, 3]);
  });

  test('keeps every surprise: first readings in order, later ones as their mean', () => {
    const ids = [1, 2, 3, 1, 2, 3, 1];
    const rows = rowsByPlace(ids, [NaN, 10, 9, 6, 2, 1, 4], 3);
    expect(rows.map(({ first }) => first)).toEqual([NaN, 10, 9]);
    expect(rows.map(({ again }) => again)).toEqual([5, 2, 1]);
    expect(rows.map(({ id }) => id)).toEqual([1, 2, 3]);
    expect(mean([NaN, 10, 9])).toBe(9.5);
  });
});
