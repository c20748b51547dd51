/**
 * With scroll bars that take room, as Windows, Linux and Firefox have them: no panel is a little too wide for itself,
 * which shows as a second bar under it, and no number is replaced by an ellipsis.
 */
import { chromium, type Page } from '@playwright/test';
import { CHROMIUM_FLAGS, findChromium } from '../../scripts/chromium.mjs';
import { expect, test } from './support/test.ts';
import { waitForPrediction } from './support/workbench.ts';

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1280, height: 720 },
  { width: 1024, height: 768 },
] as const;
const TEXT = 'When Mary and John went to the shop, John gave a book to';
const VIEWS: readonly Readonly<Record<string, string>>[] = [
  { text: TEXT },
  { text: TEXT, outcome: 'attribution', guide: 'whatif' },
  { text: TEXT, outcome: 'attribution', parts: '1', guide: 'branches', tokens: '262.1010' },
  { text: TEXT, outcome: 'compare', guide: 'whatif', changes: 'h4.2' },
  { text: TEXT, stage: 'attention-2', zoom: 'block' },
  { page: 'training' },
  { page: 'learn', lesson: 'glossary' },
];

/** Panels with a bar below them because of a few pixels: what is really wider, such as a table of weights, may scroll. */
function findNarrowMisses(): string[] {
  const FEW_PIXELS = 30;
  return [...document.querySelectorAll<HTMLElement>('main *')]
    .filter((element) => element.checkVisibility() && /auto|scroll/.test(getComputedStyle(element).overflowX))
    .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth && scrollWidth - clientWidth < FEW_PIXELS)
    .map(({ className, scrollWidth, clientWidth }) => `${className} is ${scrollWidth - clientWidth} px too wide`);
}

/** Cells that would cut a number off: Firefox puts an ellipsis in place of all of it. */
function findCutNumbers(): string[] {
  return [...document.querySelectorAll<HTMLElement>('main td')]
    .filter((cell) => cell.checkVisibility() && getComputedStyle(cell).overflowX === 'hidden')
    .filter((cell) => {
      const { left } = cell.getBoundingClientRect();
      const parts = [...cell.querySelectorAll('button')].filter((part) => part.checkVisibility());
      // To the right, numbers that can be pressed reach two pixels over their text.
      return cell.children.length > 1 || parts.some((part) => part.getBoundingClientRect().left < left - 1);
    })
    .map((cell) => `${cell.className}: ${cell.textContent}`);
}

async function expectRoom(page: Page, what: string) {
  await expect(page.locator('[aria-busy="true"]:visible')).toHaveCount(0);
  await expect.poll(() => page.evaluate(findNarrowMisses), { message: what, timeout: 15_000 }).toEqual([]);
  expect(await page.evaluate(findCutNumbers), what).toEqual([]);
}

test('bars that take room call up no other bar, and take no number away', async ({ site }) => {
  test.slow();
  const executablePath = await findChromium();
  const browser = await chromium.launch({
    args: CHROMIUM_FLAGS,
    ignoreDefaultArgs: ['--hide-scrollbars'],
    ...(executablePath === null ? {} : { executablePath }),
  });
  const page = await browser.newPage({ viewport: SIZES[0] });
  await page.goto(`${site.url}#text=${encodeURIComponent(TEXT)}`);
  await waitForPrediction(page);
  for (const view of VIEWS) {
    await page.evaluate((hash) => (location.hash = hash), new URLSearchParams(view).toString());
    for (const size of SIZES) {
      await page.setViewportSize(size);
      await expectRoom(page, `${JSON.stringify(view)} at ${size.width}`);
    }
  }
  await browser.close();
});
