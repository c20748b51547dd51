/**
 * A contrast theme of the system paints every ground and every line alike. What is selected, where the focus is and
 * what is drawn must be told apart there too.
 */
import type { Locator } from '@playwright/test';
import { candidateTable, prompt, tokenItems } from './support/reading.ts';
import { expect, test, visit } from './support/sharedPage.ts';

/** All that makes one thing look otherwise than its neighbour. */
const look = (element: Locator) =>
  element.evaluate((each) => {
    const { backgroundColor, borderColor, borderStyle, borderWidth, outline, textDecorationLine } =
      getComputedStyle(each);
    return [backgroundColor, borderColor, borderStyle, borderWidth, outline, textDecorationLine].join(' | ');
  });

test.afterEach(({ workbench: page }) => page.emulateMedia({ forcedColors: null }));

test('in a contrast theme, what is selected, focused and drawn can be told apart', async ({ workbench: page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await visit(page, { text: 'The cat sat on the mat', zoom: 'model', outcome: 'next', guide: 'explain' });

  // Selected: a token, a tab, a place, the token to come.
  const chips = tokenItems(page).getByRole('button');
  const tab = (name: string) => page.getByRole('radio', { name, exact: true }).locator('+ span');
  expect(await look(chips.last())).not.toBe(await look(chips.first()));
  expect(await look(tab('Explain'))).not.toBe(await look(tab('What if')));
  const places = page.getByRole('navigation').getByRole('link');
  expect(await look(places.and(page.locator('[aria-current]')))).not.toBe(
    await look(places.and(page.locator(':not([aria-current])')).first()),
  );
  const candidates = await candidateTable(page)
    .locator('tbody td:first-child button > span')
    .evaluateAll((all) => all.map((each) => getComputedStyle(each).backgroundColor));
  const ground = candidates[candidates.length - 2];
  expect(
    candidates.filter((each) => each !== ground),
    'one candidate is marked as the token to come',
  ).toHaveLength(1);

  // Focused: wherever the keyboard goes, a line in a colour that is not the ground's.
  await prompt(page).focus();
  for (let step = 0; step < 8; step += 1) {
    await page.keyboard.press('Tab');
    const ring = await page.evaluate(() => {
      const focused = document.activeElement ?? document.body;
      // A radio lies unseen over its words, which carry its ring.
      const shown =
        focused instanceof HTMLInputElement && focused.type === 'radio' ? focused.nextElementSibling : focused;
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(shown ?? focused);
      const ground = getComputedStyle(document.body).backgroundColor;
      return {
        name: focused.outerHTML.slice(0, 90),
        outlineStyle,
        width: parseFloat(outlineWidth),
        outlineColor,
        ground,
      };
    });
    expect(ring.outlineStyle, ring.name).not.toBe('none');
    expect(ring.width, ring.name).toBeGreaterThanOrEqual(1);
    expect(ring.outlineColor, ring.name).not.toBe(ring.ground);
  }

  // Drawn: bars and arcs are on the ground, not of its colour.
  const drawn = await page.evaluate(() => {
    const clear = 'rgba(0, 0, 0, 0)';
    const colourOf = (element: Element, name: 'backgroundColor' | 'stroke') => getComputedStyle(element)[name];
    const ground = [document.documentElement, document.body].map((each) => colourOf(each, 'backgroundColor'));
    const isSeen = (colour: string) => colour !== clear && colour !== 'none' && !ground.includes(colour);
    const bars = [...document.querySelectorAll('tbody tr:first-child td:last-child span')];
    const arcs = [...document.querySelectorAll('svg path')].filter((each) => each.getBoundingClientRect().width > 100);
    return {
      bars: bars.filter((each) => isSeen(colourOf(each, 'backgroundColor'))).length,
      arcs: arcs.filter((each) => isSeen(colourOf(each, 'stroke'))).length,
    };
  });
  // The line of a slider cannot be asked for; it is drawn where the slider keeps its own colours.
  const slider = page.getByRole('slider', { name: 'Temperature', exact: true });
  expect(await slider.evaluate((each) => getComputedStyle(each).forcedColorAdjust)).toBe('none');
  expect(drawn.bars).toBeGreaterThan(0);
  expect(drawn.arcs).toBeGreaterThan(0);
});
