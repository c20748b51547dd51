import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scrolled } from '@/elements/keepInView.ts';

/** A box of `room` pixels that is scrolled to `from`, and a part of what is in it. */
const box = fc.record({
  from: fc.integer({ min: 0, max: 2000 }),
  start: fc.integer({ min: 0, max: 2000 }),
  length: fc.integer({ min: 0, max: 60 }),
  room: fc.integer({ min: 100, max: 800 }),
});

describe('a part is kept in view', () => {
  test('whole, wherever it is', () => {
    fc.assert(
      fc.property(box, ({ from, start, length, room }) => {
        const to = scrolled(from, start, length, room);
        expect(to).toBeGreaterThanOrEqual(0);
        expect(start).toBeGreaterThanOrEqual(to);
        expect(start + length).toBeLessThanOrEqual(to + room);
      }),
    );
  });

  test('and what is in view already stays where it is', () => {
    fc.assert(
      fc.property(box, ({ from, start, length, room }) => {
        const to = scrolled(from, start, length, room);
        expect(scrolled(to, start, length, room)).toBe(to);
      }),
    );
  });
});
