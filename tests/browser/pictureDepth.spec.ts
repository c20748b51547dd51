/**
 * The picture at the sizes of real models: on every screen that shows the page at once, all of it is in view at rest,
 * from the text that enters to the token that comes out, and no label stands on another. By geometry.
 */
import type { Page } from '@playwright/test';
import { serveDepth } from './support/deepModel.ts';
import { nextTokenButton, statusLine, tokenItems } from './support/reading.ts';
import { expect, test } from './support/test.ts';
import { thereAndBack } from './support/thereAndBack.ts';

const SCREENS = [
  { width: 1440, height: 900 },
  { width: 1280, height: 720 },
  { width: 1024, height: 768 },
];
const screens = thereAndBack(SCREENS);
/** Each a token of its own. */
const WORDS = ['the', 'man', 'and', 'the', 'king', 'came', 'to', 'the', 'old', 'house'];
const textOf = (tokens: number) =>
  Array.from({ length: tokens }, (_, at) => (at === 0 ? 'When' : ` ${WORDS[at % WORDS.length] ?? ''}`)).join('');

/** What is wrong with how the picture and the line of stages stand on the page; nothing, if all is well. */
async function faultsOf(page: Page, layers: number): Promise<string[]> {
  return page.evaluate((layerCount) => {
    const faults: string[] = [];
    const grid = document.querySelector('[role="grid"][aria-label^="The model at work"]');
    const room = grid?.closest('[data-filling]');
    const section = grid?.closest('section');
    if (!grid || !room || !section) return ['There is no picture.'];
    const place = room.getBoundingClientRect();
    const isInside = (element: Element) => {
      const box = element.getBoundingClientRect();
      return (
        box.top >= place.top - 1 &&
        box.bottom <= place.bottom + 1 &&
        box.left >= place.left - 1 &&
        box.right <= place.right + 1
      );
    };
    if (document.documentElement.scrollHeight > innerHeight) faults.push('The page scrolls.');
    if (place.bottom > innerHeight) faults.push('The picture leaves the screen.');
    for (const part of [room, ...room.querySelectorAll('[data-view]')])
      if (part.scrollHeight > part.clientHeight + 1 || part.scrollWidth > part.clientWidth + 1)
        faults.push('The picture scrolls.');
    for (const name of ['entry', 'exit']) {
      const part = grid.querySelector(`[data-part="${name}"]`);
      if (!part || !isInside(part)) faults.push(`The ${name} is not in view.`);
    }

    // Every layer is in the name of some row, first and last in view.
    const rows = Array.from(section.querySelectorAll('button')).filter((button) =>
      /block of layer \d+$/.test(button.getAttribute('aria-label') ?? ''),
    );
    const named = rows.flatMap((row) => {
      const [first = 0, last = first] = (row.textContent ?? '').split('–').map(Number);
      return Array.from({ length: last - first + 1 }, (_, at) => first + at);
    });
    if (new Set(named).size !== layerCount || named.length !== layerCount) faults.push(`Rows are of ${named.join()}.`);
    if (!rows.every(isInside)) faults.push('A row is not in view.');
    const says = section.textContent?.includes(`${layerCount} layers in ${rows.length} rows`) === true;
    if (says !== rows.length < layerCount) faults.push('Shared rows are not told, or told where there are none.');

    // Labels beside the drawing, and numbers of the stages.
    const signs = [...section.querySelectorAll('[data-sign], [data-axis]')];
    if (!signs.every(isInside)) faults.push('A sign is cut.');
    const labels = [...rows, ...signs];
    const stages = Array.from(
      document.querySelectorAll('[role="slider"][aria-label="Stage"] [data-layer="true"] > [data-index]'),
    ).filter((label) => (label.textContent ?? '').trim() !== '');
    if (stages.length === 0) faults.push('No layer is numbered on the line of stages.');
    for (const group of [labels, stages])
      group.forEach((one, at) => {
        const box = one.getBoundingClientRect();
        for (const other of group.slice(at + 1)) {
          const next = other.getBoundingClientRect();
          const across = Math.min(box.right, next.right) - Math.max(box.left, next.left);
          const down = Math.min(box.bottom, next.bottom) - Math.max(box.top, next.top);
          if (across > 1 && down > 1) faults.push(`${one.textContent} / ${other.textContent}`);
        }
      });
    return faults;
  }, layers);
}

async function expectWhole(page: Page, layers: number, what: string) {
  for (const screen of screens()) {
    await page.setViewportSize(screen);
    await expect
      .poll(() => faultsOf(page, layers), { message: `${what} at ${screen.width} × ${screen.height}` })
      .toEqual([]);
  }
}

for (const { layers, heads, texts } of [
  { layers: 6, heads: 6, texts: [1, 5, 22, 40, 200] },
  { layers: 12, heads: 12, texts: [1, 5, 22, 40, 200] },
  { layers: 24, heads: 4, texts: [1, 5, 22, 40, 200] },
  { layers: 48, heads: 2, texts: [1, 5, 22, 40, 200] },
])
  test(`a model of ${layers} layers is in view whole with few tokens and many columns, before and after a token was generated`, async ({
    page,
    site,
  }) => {
    // Many screens in one visit, and a deep network takes long to be read and made ready.
    test.slow();
    serveDepth(site.faults, { layers, heads });
    await page.goto(`${site.url}#text=${encodeURIComponent(textOf(texts[0] ?? 1))}`);
    await expect(statusLine(page)).toContainText('Most probable next', { timeout: 240_000 });
    for (const tokens of texts) {
      await page.evaluate((text) => (location.hash = new URLSearchParams({ text }).toString()), textOf(tokens));
      await expect(tokenItems(page)).toHaveCount(tokens);
      await expectWhole(page, layers, `${tokens} tokens`);
      await nextTokenButton(page).click();
      await expect(tokenItems(page)).toHaveCount(tokens + 1);
      await expectWhole(page, layers, `${tokens} tokens and one more`);
    }
  });
