import { describe, expect, test } from 'vitest';
import {
  formatBits,
  formatBytes,
  formatInteger,
  formatNumber,
  formatPercent,
  formatWeight,
} from '@/draw/formatNumber.ts';

describe('a number', () => {
  test.each([
    [0, '0'],
    [-0, '0'],
    [1, '1.00'],
    [0.0123456, '0.0123'],
    [-4.5678, '−4.57'],
    [99.95, '100'],
    [123.4, '123'],
    [999.6, '1,000'],
    [12345.6, '12,346'],
    [0.000123, '0.000123'],
    [1.234e-7, '1.23×10⁻⁷'],
    [-5e12, '−5.00×10¹²'],
    [NaN, '–'],
    [Infinity, '∞'],
    [-Infinity, '−∞'],
  ])('%d is written %s', (value, text) => expect(formatNumber(value)).toBe(text));

  test('follows the reader’s language', () => {
    expect(formatNumber(-4.5678, 'de')).toBe('−4,57');
    expect(formatInteger(8192, 'de')).toBe('8.192');
  });

  test('never has a hyphen for a minus', () => {
    for (const locale of ['en', 'de', 'sv', 'ar', 'he']) expect(formatNumber(-1.5, locale)).not.toContain('-');
  });
});

describe('a percentage', () => {
  test.each([
    [0.1234, '12.3 %'],
    [0, '0 %'],
    [1, '100 %'],
    [0.0004, '<0.1 %'],
    [0.0005, '0.1 %'],
    [0.9999, '>99.9 %'],
    [0.9994, '99.9 %'],
    [NaN, '–'],
  ])('of %d is written %s', (share, text) => expect(formatPercent(share).replace(/\u202f/g, ' ')).toBe(text));

  test('puts the sign where the language puts it', () => {
    expect(formatPercent(0.123, 'de').replace(/\s/g, ' ')).toBe('12,3 %');
    expect(formatPercent(0.123, 'tr')).toBe('%12,3');
  });
});

test.each([
  [0, '0'],
  [0.0004, '<0.001'],
  [0.0005, '0.001'],
  [0.0616, '0.062'],
  [1, '1.000'],
  [NaN, '–'],
])('a weight of %d is written %s', (weight, text) => expect(formatWeight(weight)).toBe(text));

test.each([
  [0, '0.00 bits'],
  [3.3219, '3.32 bits'],
  [13.288, '13.3 bits'],
  [NaN, '–'],
])('%d bits are written %s', (bits, text) => expect(formatBits(bits)).toBe(text));

test.each([
  [820, '820 byte'],
  [96_400, '96.4 kB'],
  [999_600, '1.0 MB'],
  [4_600_000, '4.6 MB'],
  [127_400_000, '127 MB'],
  [1_200_000_000, '1.2 GB'],
])('%d bytes are written %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text));
