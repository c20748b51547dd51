import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatSigned, formatSummand } from '@/draw/formatSigned.ts';

test('what is added carries its sign, and nothing carries none', () => {
  expect([1.234, -0.5, 0].map((value) => formatSigned(value))).toEqual(['+1.23', '−0.500', '0']);
  expect([6.341, -0.0396, 6.58e-6, -1e-6, 12345.678].map((value) => formatSummand(value))).toEqual([
    '+6.34',
    '−0.04',
    '0.00',
    '0.00',
    '+12,345.68',
  ]);
});

test('summands read back are within half a last digit of the number', () => {
  fc.assert(
    fc.property(fc.double({ min: -900, max: 900, noNaN: true }), (value) => {
      const read = Number(formatSummand(value).replace('−', '-').replace(/^\+/, ''));
      expect(Math.abs(read - value)).toBeLessThanOrEqual(0.005 + 1e-9);
    }),
  );
});
