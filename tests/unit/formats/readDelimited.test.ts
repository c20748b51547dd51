/** Columns of text: what is written with quotes is read again, and one stray quote swallows nothing. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDelimited } from '@/formats/readDelimited.ts';

const SIGNS = ['\t', ';', ','] as const;
const cell = fc.string({ unit: fc.constantFrom('a', 'ñ', ' ', '"', ',', ';', '\t', '\n', '\r\n', '1') });
const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`;

describe('columns', () => {
  test('a table written with quotes is read as it was, whatever is in it', () => {
    const tables = fc
      .integer({ min: 1, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
      );
    fc.assert(
      fc.property(tables, fc.constantFrom(...SIGNS), (rows, sign) => {
        const written = rows.map((row) => row.map(quoted).join(sign)).join('\r\n');
        expect(readDelimited(written, sign)).toEqual(rows.filter((row) => row.some((value) => value.trim() !== '')));
      }),
    );
  });

  test('no text makes it fail or read more rows than it has lines', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r') }), (text) => {
        const rows = readDelimited(text, ',');
        expect(rows.length).toBeLessThanOrEqual(text.split(/[\r\n]/).length);
        expect(readDelimited(text, ',', 2)).toEqual(rows.slice(0, 2));
      }),
    );
  });

  test('a quote that is never closed is a letter, and the lines behind it stay', () => {
    expect(readDelimited('a,"b\nc,d', ',')).toEqual([
      ['a', '"b'],
      ['c', 'd'],
    ]);
  });

  test('a mark of the byte order, empty lines and an empty last field are read as they are meant', () => {
    expect(readDelimited('\uFEFFa;b\r\n\r\nc;', ';')).toEqual([
      ['a', 'b'],
      ['c', ''],
    ]);
  });
});
