/** While training runs nothing moves by itself: controls and panels keep their places, and the newest sample is in sight. */
import type { Page } from '@playwright/test';
import { expect, test } from './support/test.ts';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** Tops of the controls, and from where to where the line of snapshots goes, in pixels. Runs in the page. */
function readPlaces() {
  const top = (selector: string) => document.querySelector(selector)!.getBoundingClientRect();
  const line = top('#snapshot');
  const controls = [...document.querySelectorAll('main [role="radiogroup"], main input[type="range"], main button')]
    .filter((element) => element.closest('[class*="controls"]'))
    .map((element) => Math.round(element.getBoundingClientRect().top));
  return { line: [Math.round(line.left), Math.round(line.right)], controls };
}

for (const [width, height] of [
  [1440, 900],
  [1024, 768],
] as const)
  test(`controls stay where they are while a model learns, and the newest sample comes first, ${width}×${height}`, async ({
    page,
    site,
  }) => {
    await page.setViewportSize({ width, height });
    await page.goto(`${site.url}#page=training`);
    await expect(button(page, 'Step')).toBeEnabled();
    await page.getByRole('spinbutton', { name: 'Width, exact' }).fill('16');
    await expect(page.getByText(/parameters\. 2,000 steps will take about/)).toBeVisible();
    await button(page, 'Step').click();
    await expect(button(page, 'Go on')).toBeVisible();
    await button(page, 'Go on').click();
    await expect(page.getByText(/a second, /)).toBeVisible();
    const before = await page.evaluate(readPlaces);
    const samples = page.getByRole('list', { name: 'Samples at each checkpoint' }).getByRole('button');
    for (const step of [10, 50, 100, 200, 300]) {
      await expect(samples.first()).toContainText(new RegExp(`step (${step}|[1-9]\\d{2,}|1,\\d{3})`), {
        timeout: 120_000,
      });
      await expect(samples.first()).toBeInViewport();
      expect(await page.evaluate(readPlaces)).toEqual(before);
    }
    await button(page, 'Pause').click();
    await page.getByRole('slider', { name: 'Look back' }).press('Home');
    await expect(button(page, 'Back to now')).toBeEnabled();
    expect((await page.evaluate(readPlaces)).line).toEqual(before.line);
  });
