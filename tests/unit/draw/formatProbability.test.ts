/** Probabilities and numbers in formulas, as they are written. */
import { describe, expect, it } from 'vitest';
import { formatProbability } from '@/draw/formatProbability.ts';
import { texNumber } from '@/draw/texNumber.ts';

describe('A probability', () => {
  it.each([
    [0, '0\u202f%'],
    [0.412345, '41.2\u202f%'],
    [0.0112, '1.12\u202f%'],
    [0.000123, '0.0123\u202f%'],
    [1.23e-9, '1.23×10⁻⁷\u202f%'],
    [1, '100\u202f%'],
    [0.99999, '>99.9\u202f%'],
  ])('%f is written %s', (probability, written) => {
    expect(formatProbability(probability)).toBe(written);
  });
});

describe('A number in a formula', () => {
  it.each([
    [12.345, '12.3'],
    [-4.5, '-4.50'],
    [24015757, '24{,}015{,}757'],
    [1.23e-7, '1.23\\times10^{-7}'],
    [2.23e12, '2.23\\times10^{12}'],
  ])('%f is written %s', (value, tex) => {
    expect(texNumber(value)).toBe(tex);
  });
});
