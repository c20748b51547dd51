import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pictureParts } from '@/store/pictureParts.ts';

const lenses = (layerCount: number, vocabularySize: number, length: number, position: number) =>
  pictureParts({ layerCount, vocabularySize }, length, position).flatMap((part) =>
    part.name === 'lens' ? [part.position] : [],
  );

describe('the parts of the picture', () => {
  test('hold the lens of every token of the embedded model, each once', () => {
    expect(lenses(6, 8192, 40, 39).sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, at) => at));
  });

  test('keep to the last tokens and the query where a lens is large', () => {
    const found = lenses(12, 50257, 40, 3);
    expect(found).toContain(3);
    expect(found).toContain(39);
    expect(found.length).toBeLessThan(15);
  });

  test('always hold the query, never a position outside the text, and no more than they may', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 48 }),
        fc.integer({ min: 1, max: 60_000 }),
        fc.integer({ min: 1, max: 256 }),
        fc.nat(),
        (layers, vocabulary, length, pick) => {
          const position = pick % length;
          const found = lenses(layers, vocabulary, length, position);
          expect(found).toContain(position);
          expect(new Set(found).size).toBe(found.length);
          expect(found.every((at) => at >= 0 && at < length)).toBe(true);
          const numbers = (found.length - 2) * (layers + 1) * vocabulary;
          expect(numbers).toBeLessThanOrEqual(8_000_000);
        },
      ),
    );
  });
});
