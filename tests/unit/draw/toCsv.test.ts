/** CSV as RFC 4180 has it: what a reader of the format gets back is what was written. */
import { csvParse } from 'd3';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toCsv } from '@/draw/toCsv.ts';

describe('a table as CSV', () => {
  test('is read back cell by cell, whatever is in the cells', () => {
    const cell = fc.string({ unit: fc.constantFrom(',', '"', '\r\n', '\n', 'a', '·', ' ', '日') });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell)), (rows) => {
        const read = csvParse(toCsv({ columns: ['one', 'two'], rows }));
        expect(read.map((row) => [row['one'], row['two']])).toEqual(rows);
      }),
    );
  });

  test('ends every line with CRLF, doubles quotes, and writes numbers in full', () => {
    const written = toCsv({
      columns: ['token', 'bits'],
      rows: [
        ['say "so", then', 0.1 + 0.2],
        ['·a', null],
        ['x', NaN],
      ],
    });
    expect(written).toBe('token,bits\r\n"say ""so"", then",0.30000000000000004\r\n·a,\r\nx,\r\n');
  });
});
