/** The first visit: a recording of the first step stands until the model has come, and nothing moves when it does. */
import type { Page } from '@playwright/test';
import { nextTokenButton, readTokens, statusLine, tokenItems } from './support/reading.ts';
import { expect, test } from './support/test.ts';
import { waitForPrediction } from './support/workbench.ts';

/** Where the main parts stand: headings, what is written in, tokens, drawings, rows of the table, controls. */
const places = (page: Page) =>
  page.evaluate(() => {
    const parts = document.querySelectorAll(
      'main h2, textarea, [data-drawing], table[aria-label="Next token"] tr, ol[aria-label="Tokens"] > li, main button, main input',
    );
    return [...parts].flatMap((part) => {
      const { x, y, width, height } = part.getBoundingClientRect();
      return width > 1 && part.checkVisibility()
        ? [`${part.tagName} ${part.textContent.slice(0, 20)}: ${[x, y, width, height].map(Math.round).join(' ')}`]
        : [];
    });
  });

for (const [depth, width, height] of [
  ['basics', 1280, 720],
  // Here the mark just finds no room beside the way in and the slider.
  ['inside', 1440, 900],
] as const)
  test(`at ${depth} a recorded first picture stands before the model, waits with the visitor, and becomes live without a jump`, async ({
    page,
    site,
  }) => {
    await page.setViewportSize({ width, height });
    const marks = page.getByText(/^recorded/);
    site.faults.hold(/\.onnx$|\.wasm/);
    await page.goto(`${site.url}#depth=${depth}`);
    await expect(marks.first()).toBeVisible();
    await expect(page.locator('table[aria-label="Next token"] tbody button').first()).toBeVisible();
    if (depth === 'inside') await expect(page.locator('main div[data-drawing]').first()).toBeVisible();
    await expect(statusLine(page)).toContainText('The model is on its way');
    // A formula asks for its letters once it is laid out, and is wider until they have come.
    if (depth === 'inside') await expect(page.locator('main .katex:visible').first()).toBeVisible();
    await page.evaluate(() => {
      document.body.getBoundingClientRect();
      return document.fonts.ready;
    });
    const before = await places(page);
    expect(before.length).toBeGreaterThan(15);
    site.faults.clear();
    await waitForPrediction(page);
    await expect(marks).toHaveCount(0);
    expect(await places(page)).toEqual(before);
    if (depth === 'basics') return;

    // What only the model can do waits for it, and is not lost.
    const tokens = await tokenItems(page).count();
    site.faults.hold(/\.onnx$|\.wasm/);
    await page.goto('about:blank');
    await page.goto(`${site.url}#depth=${depth}`);
    await expect(marks.first()).toBeVisible();
    await nextTokenButton(page).click();
    await expect(nextTokenButton(page)).toHaveAttribute('aria-busy', 'true');
    await page.getByRole('radio', { name: 'What if' }).check();
    await expect(page.getByText('the model itself must be here')).toBeVisible();
    site.faults.clear();
    await expect.poll(async () => (await readTokens(page)).length).toBe(tokens + 1);
  });
