/** What a newcomer meets, and that the page's main verb keeps its place whatever happens around it. */
import type { Page } from '@playwright/test';
import { nextTokenButton, readTokens } from './support/reading.ts';
import { expect, test } from './support/test.ts';
import { test as shared, visit } from './support/sharedPage.ts';
import { waitForPrediction } from './support/workbench.ts';

const depth = (page: Page, name: 'Basics' | 'Inside' | 'Everything') =>
  page.getByRole('radiogroup', { name: 'Depth' }).getByRole('radio', { name });

/** Words that can be seen, and what the keyboard can reach. */
const measure = (page: Page) =>
  page.evaluate(() => {
    const words: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { parentElement: element, textContent } = walker.currentNode;
      if (!element?.checkVisibility() || element.closest('.visually-hidden, select')) continue;
      const range = document.createRange();
      range.selectNodeContents(walker.currentNode);
      const { right, width } = range.getBoundingClientRect();
      if (width > 1 && right > 0)
        words.push(...(textContent ?? '').split(/\s+/).filter((word) => /[\p{L}\d]/u.test(word)));
    }
    const reachable = [
      ...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [tabindex]'),
    ];
    const focusable = reachable.filter(
      (element) => element.checkVisibility() && element.tabIndex >= 0 && !element.matches(':disabled'),
    );
    return { words: words.length, focusable: focusable.length };
  });

test('a newcomer meets one verb, few words and few controls', async ({ page, site }) => {
  await page.goto(site.url);
  await waitForPrediction(page);
  await expect(depth(page, 'Basics')).toBeChecked();
  await expect(page.getByRole('textbox', { name: 'Prompt' })).toHaveValue('Once upon a time there was a');
  const { words, focusable } = await measure(page);
  expect(words).toBeLessThanOrEqual(120);
  expect(focusable).toBeLessThanOrEqual(25);
  await expect(page.getByRole('table', { name: 'Next token' }).getByRole('row')).toHaveCount(6);
  await expect(page.getByRole('region', { name: 'About this model' })).toContainText(
    'It continues texts; it does not answer.',
  );
  // The draw says what comes, and it comes.
  const drawn = await page.getByText('A random number falls on').locator('bdi').textContent();
  await nextTokenButton(page).click();
  await expect.poll(async () => (await readTokens(page)).at(-1)?.label ?? null).toBe(drawn);

  // Who comes back without an address goes on where they left.
  await depth(page, 'Inside').check();
  await page.getByRole('textbox', { name: 'Prompt' }).fill('The king said');
  await expect.poll(() => page.evaluate(() => location.hash)).toContain('The+king+said');
  await page.goto('about:blank');
  await page.goto(site.url);
  await expect(depth(page, 'Inside')).toBeChecked();
  await expect(page.getByRole('textbox', { name: 'Prompt' })).toHaveValue('The king said');
});

test('before the model is there, the page shows a recorded first step, and says so', async ({ page, site }) => {
  let release: () => void = () => undefined;
  const held = new Promise<void>((done) => (release = done));
  await page.route('**/*.onnx', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(site.url);
  const table = page.getByRole('table', { name: 'Next token' });
  await expect(table.getByRole('row')).toHaveCount(5);
  await expect(page.getByText(/^recorded/)).toBeVisible();
  const rows = () => table.locator('th').allTextContents();
  const recorded = await rows();
  release();
  await waitForPrediction(page);
  await expect(page.getByText(/^recorded/)).toHaveCount(0);
  expect((await rows()).slice(0, 5)).toEqual(recorded);
});

shared(
  'the main verb keeps its place on every tab, at every zoom and after every press, and is soon reached',
  async ({ workbench: page }) => {
    for (const level of ['basics', 'inside', 'everything']) {
      await visit(page, { text: 'Once upon a time there was a', depth: level, seed: 15 });
      const place = async () => {
        const box = await nextTokenButton(page).boundingBox();
        return box && [Math.round(box.x), Math.round(box.y)];
      };
      const first = await place();
      const length = (await readTokens(page)).length;
      for (let press = 1; press <= 12; press++) {
        await nextTokenButton(page).click();
        await expect.poll(async () => (await readTokens(page)).length).toBe(length + press);
        expect(await place(), `after ${press} at ${level}`).toEqual(first);
      }
      const tabs = page.getByRole('radiogroup', { name: 'What comes out' }).getByRole('radio');
      for (const tab of await tabs.all()) {
        await tab.check();
        expect(await place(), `on a tab at ${level}`).toEqual(first);
      }
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
      await page.evaluate(() => window.getSelection()?.removeAllRanges());
      await page.locator('h1').click();
      let stops = 0;
      do await page.keyboard.press('Tab');
      while (++stops < 13 && !(await nextTokenButton(page).evaluate((button) => button === document.activeElement)));
      expect(stops, level).toBeLessThanOrEqual(12);
    }
  },
);

shared('nothing moves by itself while tokens are generated', async ({ workbench: page }) => {
  for (const level of ['basics', 'everything']) {
    await visit(page, { text: 'Once upon a time there was a', depth: level, seed: 15 });
    await page.evaluate(() => {
      const shifts: number[] = [];
      Object.assign(window, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) shifts.push((entry as PerformanceEntry & { value: number }).value);
      }).observe({ type: 'layout-shift' });
    });
    for (let press = 0; press < 8; press++) {
      const before = (await readTokens(page)).length;
      // By key, so that no pointer's hover is in it.
      await page.keyboard.press('n');
      await expect.poll(async () => (await readTokens(page)).length).toBe(before + 1);
    }
    const total = await page.evaluate(() =>
      (window as unknown as { shifts: number[] }).shifts.reduce((sum, value) => sum + value, 0),
    );
    // 0.1 is what the web's own measure calls good for a whole page's life.
    expect(total, level).toBeLessThan(0.1);
  }
});
