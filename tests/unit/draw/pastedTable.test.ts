/** Cells that leave for a spreadsheet: none of them computes, and each stays one cell. */
import { csvParse } from 'd3';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainTex, displayTex } from '@/draw/plainTex.ts';
import { safeCell, toCsv } from '@/draw/toCsv.ts';
import { toHtmlTable, toTsv } from '@/draw/toPastedTable.ts';

describe('a cell', () => {
  test('that a spreadsheet would take for a formula is text, wherever it goes', () => {
    const before = fc.constantFrom('', ' ', '\t');
    const sign = fc.constantFrom('=', '+', '-', '@', '＝');
    fc.assert(
      fc.property(before, sign, fc.string(), (space, first, rest) => {
        const formula = space + first + rest;
        fc.pre(!/^[+-]\d/.test(formula));
        const table = { columns: ['a'], rows: [[formula]] };
        expect(safeCell(formula)).toBe(`'${formula}`);
        expect(csvParse(toCsv(table))[0]?.['a']).toBe(`'${formula}`);
        expect(toTsv(table)).toMatch(/^a\n"?'/);
        expect(toHtmlTable(table)).toContain("<td>'");
      }),
    );
  });

  test('is a number where it is one, and a token that begins harmlessly is left as it is', () => {
    expect([-1.5, 0, '-3', '+2.5', '·=', 'a-b', null].map((cell) => safeCell(cell))).toEqual([
      '-1.5',
      '0',
      '-3',
      '+2.5',
      '·=',
      'a-b',
      '',
    ]);
  });
});

describe('a pasted table', () => {
  test('has as many cells in each line as there are columns, whatever is in them', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '\t', '\n', '"', '<', '&') });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
        const html = toHtmlTable({ columns: ['one', 'two'], rows });
        expect(html.match(/<td>/g)).toHaveLength(2 * rows.length);
        const text = toTsv({ columns: ['one', 'two'], rows }).replace(/"(?:[^"]|"")*"/g, 'q');
        for (const line of text.split('\n')) expect(line.split('\t')).toHaveLength(2);
      }),
    );
  });
});

describe('a formula that leaves', () => {
  test('has no command of the page’s own, and each stands once on a line of its own', () => {
    expect(plainTex('\\textcolor{#0068a8}{q_{1}}\\cdot k')).toBe('{q_{1}}\\cdot k');
    expect(displayTex(['a', '\\textcolor{#0068a8}{b}', 'a'])).toBe('\\[ a \\]\n\\[ {b} \\]');
  });
});
