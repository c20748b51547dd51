/** What comes out of a printer: all that is on show, uncut, on white paper, upright and lying. */
import type { Locator, Page } from '@playwright/test';
import { candidateTable, nextTokenButton, tokenItems } from './support/reading.ts';
import { expect, test, visit } from './support/sharedPage.ts';

const TEXT = 'When Mary and John went to the shop, John gave a book to';
const DESK = { width: 1440, height: 900 };
/** A4 between margins of 1 cm, at 96 pixels an inch. */
const SHEETS = { upright: { width: 718, height: 1047 }, lying: { width: 1047, height: 718 } };

// The page is shared, and others expect it on a screen, as wide as it began, and light.
test.afterEach(async ({ workbench: page }) => {
  await page.emulateMedia({ media: null });
  await page.setViewportSize(DESK);
  if ((await page.locator('html').getAttribute('data-theme')) === 'dark')
    await page.getByRole('button', { name: 'Light theme' }).click();
});

async function print(page: Page, size: { readonly width: number; readonly height: number }) {
  await page.getByRole('button', { name: 'Dark theme' }).click();
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize(size);
  await expect(page.locator('html')).toHaveCSS('background-color', 'rgb(255, 255, 255)');
}

/** What of these is cut off by something around it, or by the paper's edge; and how many there are. */
function findCut(parts: Locator) {
  return parts.evaluateAll((elements) => {
    const isCut = (element: Element) => {
      const box = element.getBoundingClientRect();
      if (box.width === 0 || box.height === 0 || box.left < -1 || box.right > innerWidth + 1) return true;
      for (let around = element.parentElement; around && around !== document.body; around = around.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(around);
        const edge = around.getBoundingClientRect();
        if (overflowX !== 'visible' && (box.left < edge.left - 1 || box.right > edge.right + 1)) return true;
        if (overflowY !== 'visible' && (box.top < edge.top - 1 || box.bottom > edge.bottom + 1)) return true;
      }
      return false;
    };
    return { count: elements.length, cut: elements.filter(isCut).map((element) => element.textContent.slice(0, 40)) };
  });
}

/** Parts of the page of which something stands over the part that follows. */
function findOverlaps(page: Page) {
  return page.locator('main:visible > div').evaluateAll((zones) => {
    const shown = zones.filter((zone) => zone.getBoundingClientRect().height > 0);
    return shown.flatMap((zone, at) => {
      const next = shown[at + 1]?.getBoundingClientRect().top ?? Infinity;
      const over = [...zone.querySelectorAll('h2, h3, p, li, tr, svg, button')].find((element) => {
        // What is folded, and what is there for screen readers alone, is not on the paper.
        if (!element.checkVisibility() || element.closest('.visually-hidden')) return false;
        return element.getBoundingClientRect().bottom > next + 1;
      });
      return over ? [`${over.parentElement!.outerHTML.slice(0, 240)}, in ${zone.className}`] : [];
    });
  });
}

for (const [way, size] of Object.entries(SHEETS)) {
  test(`a printed workbench is whole, ${way}: each token, each layer, each row with its bar`, async ({
    workbench: page,
  }) => {
    await visit(page, { text: TEXT });
    await nextTokenButton(page).click();
    await expect(tokenItems(page)).toHaveCount(15);
    const rows = await candidateTable(page).locator('tbody tr').count();
    await print(page, size);
    expect(await findCut(tokenItems(page))).toEqual({ count: 15, cut: [] });
    expect(await findCut(candidateTable(page).locator('tbody tr'))).toEqual({ count: rows, cut: [] });
    const picture = page.getByRole('grid', { name: /^The model at work/ });
    expect(await findCut(page.locator('[data-view] svg'))).toEqual({ count: 1, cut: [] });
    for (const layer of ['1', '6']) await expect(picture.locator('..').locator('..')).toContainText(layer);
    await expect.poll(() => findOverlaps(page)).toEqual([]);
    const bar = candidateTable(page).locator('td span span').first();
    await expect(bar).toHaveCSS('print-color-adjust', 'exact');
  });

  test(`a printed page of training is whole, ${way}`, async ({ workbench: page }) => {
    await visit(page, { text: TEXT });
    await page.evaluate(() => (location.hash = 'page=training'));
    await expect(page.getByRole('button', { name: 'Step', exact: true })).toBeEnabled();
    await page.getByRole('button', { name: 'Load the recorded pre-trained model' }).click();
    const notice = page.locator('[data-zone="notices"]').getByText(/^A recorded model: pre-trained/);
    await expect(notice).toBeVisible();
    await print(page, size);
    await expect(notice).toBeVisible();
    expect(await findCut(page.locator('main').locator('svg:visible, h2:visible'))).toMatchObject({
      cut: [],
    });
    await expect.poll(() => findOverlaps(page)).toEqual([]);
  });
}
