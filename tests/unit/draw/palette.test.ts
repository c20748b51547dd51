import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { contrast, LIGHT_PALETTE, MEANINGS, type Meaning } from '@/draw/palette.ts';

const css = readFileSync(new URL('../../../src/app/styles/theme.css', import.meta.url), 'utf8');
const [lightRules = '', darkRules = ''] = css.split("[data-theme='dark']");
const meanings = Object.keys(MEANINGS) as Meaning[];

/** The colours a block of the theme gives to each meaning. */
function readRules(rules: string): Partial<Record<Meaning, string>> {
  return Object.fromEntries(
    meanings.flatMap((meaning) => {
      const found = new RegExp(`\\s${MEANINGS[meaning]}: (#[0-9a-f]{6});`).exec(rules);
      return found ? [[meaning, found[1]]] : [];
    }),
  );
}

test('the palette without a style sheet is the light theme', () => {
  expect(readRules(lightRules)).toEqual(LIGHT_PALETTE);
});

test('the dark theme has a colour for every meaning', () => {
  expect(Object.keys(readRules(darkRules)).sort()).toEqual([...meanings].sort());
});

test.each(['light', 'dark'])('every meaning can be read as text in the %s theme', (theme) => {
  const palette = { ...LIGHT_PALETTE, ...readRules(theme === 'light' ? lightRules : darkRules) };
  const asText = meanings.filter((meaning) => !['paper', 'surface', 'line', 'onProbability'].includes(meaning));
  for (const meaning of asText)
    for (const ground of [palette.paper, palette.surface])
      expect(contrast(palette[meaning], ground), meaning).toBeGreaterThanOrEqual(4.5);
  expect(contrast(palette.onProbability, palette.probability)).toBeGreaterThanOrEqual(4.5);
});
