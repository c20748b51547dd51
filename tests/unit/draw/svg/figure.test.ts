/** A figure that leaves the page: what it says, and that nothing in it needs the page. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { composeFigure } from '@/draw/svg/composeFigure.ts';
import { escapeXml } from '@/draw/svg/escapeXml.ts';
import { plainColour } from '@/draw/svg/plainColour.ts';
import { wrapText } from '@/draw/svg/wrapText.ts';

/** Every character as wide as half the font is high. */
const measure = (text: string, size = 2) => [...text].length * size * 0.5;
const STYLE = {
  paper: '#ffffff',
  ink: '#000000',
  inkMuted: '#555555',
  fontFamily: '"A", serif',
  fontFaces: '',
  measure,
};
const part = (height: number, caption: string | null = null) => ({
  markup: '<rect/>',
  defs: '',
  x: 100,
  y: 50,
  width: 500,
  height,
  caption,
});

describe('words in XML', () => {
  test('are read back as they were, whatever a token holds, but for what XML cannot hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const written = escapeXml(text);
        expect(written).not.toMatch(/[<>"]/);
        const read = written
          .replaceAll('&lt;', '<')
          .replaceAll('&gt;', '>')
          .replaceAll('&quot;', '"')
          .replaceAll('&amp;', '&');
        expect(read).toBe(text.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, ''));
      }),
    );
    expect(escapeXml('a\ud800b')).toBe('ab');
  });
});

describe('a colour as browsers compute it', () => {
  test.each([
    ['rgb(0, 104, 168)', '#0068a8', 1],
    ['rgba(0, 104, 168, 0.5)', '#0068a8', 0.5],
    ['rgb(0 104 168 / 25%)', '#0068a8', 0.25],
    ['color(srgb 1 0.5 0)', '#ff8000', 1],
    ['color(srgb 1 0.5 0 / 0.17)', '#ff8000', 0.17],
    ['#fbfaf7', '#fbfaf7', 1],
  ])('%s is a colour and an opacity', (computed, colour, opacity) => {
    expect(plainColour(computed)).toEqual({ colour, opacity });
  });

  test.each(['transparent', 'rgba(0, 0, 0, 0)', 'none', 'url(#a)', ''])('%s is none', (computed) => {
    expect(plainColour(computed)).toBeNull();
  });
});

describe('a text in lines', () => {
  test('none is wider than there is room, and together they say all of it', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'b', ' ', '日') }),
        fc.integer({ min: 3, max: 40 }),
        (text, width) => {
          const lines = wrapText(text, { measure, width, mostLines: Infinity });
          for (const line of lines) expect(measure(line)).toBeLessThanOrEqual(width);
          expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        },
      ),
    );
  });

  test('of a longer one the end is kept', () => {
    const lines = wrapText('one two three four', { measure, width: 6, mostLines: 2 });
    expect(lines).toEqual(['… three', 'four']);
  });
});

describe('a figure', () => {
  const facts = { title: 'Odds <of> tokens', lines: ['Model: small · today'], text: 'Text: a & b' };

  test('holds its drawings in their order, each in its place, and says what it is of', () => {
    const { svg, width, height } = composeFigure([part(100), part(40)], facts, STYLE);
    const moved = [...svg.matchAll(/translate\((-?[\d.]+) (-?[\d.]+)\)/g)].map(([, x, y]) => [Number(x), Number(y)]);
    expect(moved).toHaveLength(2);
    // From where they lay on the page to the margin; the second below the first.
    expect(moved.map(([x]) => x)).toEqual([-80, -80]);
    expect(moved[1]![1]! - moved[0]![1]!).toBe(116);
    expect(width).toBe(540);
    expect(height).toBeGreaterThan(140);
    for (const said of ['Odds &lt;of&gt; tokens', 'Model: small · today', 'Text: a &amp; b'])
      expect(svg).toContain(said);
    expect(svg).toContain(`viewBox="0 0 ${width} ${height}"`);
  });

  test('names its drawings where there are several, and one alone not', () => {
    const named = [part(10, 'Above'), part(10, 'Below')];
    expect(composeFigure(named, facts, STYLE).svg).toContain('>Below</text>');
    expect(composeFigure([part(10, 'Above')], facts, STYLE).svg).not.toContain('>Above</text>');
  });
});
