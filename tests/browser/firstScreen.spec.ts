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

test('a newcomer is shown a first step, meets one verb and few words, is led into the course, and comes back to it all', async ({
  page,
  site,
}) => {
  await test.step('before the model is there, a recorded first step is shown, and nothing moves when it comes', async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((done) => (release = done));
    await page.route('**/*.onnx', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(site.url);
    const table = page.getByRole('table', { name: 'Next token' });
    await expect(table.getByRole('row')).toHaveCount(6);
    await expect(page.getByText(/^recorded/).first()).toBeVisible();
    const rows = () => table.locator('th').allTextContents();
    const recorded = await rows();
    await page.evaluate(async () => {
      await document.fonts.ready;
      const shifts: number[] = ((Object(window) as { shifts: number[] }).shifts = []);
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
      }).observe({ type: 'layout-shift' });
    });
    release();
    await waitForPrediction(page);
    await expect(table.getByRole('row')).toHaveCount(6);
    // What the words of the progress move is within their own line.
    const shifts = await page.evaluate(() => (Object(window) as { shifts: number[] }).shifts);
    expect(shifts.filter((shift) => shift > 0.001)).toEqual([]);
    await expect(page.getByText(/^recorded/)).toHaveCount(0);
    expect((await rows()).slice(0, 5)).toEqual(recorded);
    await page.unroute('**/*.onnx');
  });

  await test.step('a newcomer meets one verb, few words and few controls', async () => {
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
  });

  await test.step('the first minute asks for a guess, covers the answer until it is made, and leads into the course', async () => {
    const asked = page.getByRole('group', { name: 'Guess', exact: true });
    const table = page.getByRole('table', { name: 'Next token' });
    const guess = asked.getByRole('button', { name: 'Guess', exact: true });
    const reveal = asked.getByRole('button', { name: 'Reveal', exact: true });
    await expect(asked).toContainText('Which word comes next?');
    await expect(table).toBeVisible();
    const { length } = await readTokens(page);
    await guess.click();
    // What was drawn is no secret; what comes after it is.
    await expect.poll(async () => (await readTokens(page)).length).toBe(length + 1);
    await expect(table).toHaveCount(0);
    await expect(page.getByRole('status').first()).toContainText('hidden until you have predicted');
    await expect(reveal).toBeDisabled();
    const options = asked.locator('[aria-pressed]');
    await expect(options).toHaveCount(4);
    await options.nth(1).click();
    await reveal.click();
    await expect(asked.getByRole('status')).toContainText(/%.*surprise of .* bits/);
    await expect(table).toBeVisible();

    // A word of one's own, by the keys alone.
    await guess.press('Enter');
    await asked.getByRole('textbox', { name: 'another word' }).fill('king');
    await page.keyboard.press('Enter');
    await expect(asked.getByRole('status')).toContainText('·king');
    // Another depth asks nothing, and covers nothing.
    await guess.click();
    await expect(table).toHaveCount(0);
    await depth(page, 'Inside').check();
    await expect(table).toBeVisible();
    await expect(asked).toHaveCount(0);
    await depth(page, 'Basics').check();

    await asked.getByRole('link', { name: 'Start the course' }).click();
    const lesson = page.getByRole('article');
    await expect(lesson.getByRole('heading', { level: 1 })).toHaveText('One token at a time');
    await lesson.getByRole('button', { name: 'Reveal', exact: true }).click();
    await lesson.getByRole('button', { name: 'Next step' }).click();
    const shown = () =>
      page.locator('#learn [data-zone]').evaluateAll((zones) => zones.map((zone) => zone.getAttribute('data-zone')));
    const own = await shown();
    // The workbench shows all that there is; back in the lesson there are its own views again, with what was done.
    await lesson.getByRole('button', { name: 'Try it yourself' }).click();
    const written = (await readTokens(page)).length + 1;
    await nextTokenButton(page).click();
    await expect.poll(async () => (await readTokens(page)).length).toBe(written);
    await expect(page.getByRole('grid', { name: /^The model at work/ })).toBeVisible();
    await page.getByRole('link', { name: 'Learn', exact: true }).click();
    await expect.poll(shown).toEqual(own);
    await expect(
      page.locator('#learn').getByRole('list', { name: 'Tokens', exact: true }).getByRole('listitem'),
    ).toHaveCount(written);
    await page.getByRole('link', { name: 'Workbench', exact: true }).click();
    await depth(page, 'Basics').check();
    await asked.getByRole('link', { name: 'Go on with the course' }).click();
    await expect(lesson.getByText('2 of 6', { exact: true })).toBeVisible();
  });

  await test.step('who comes back without an address goes on where they left', async () => {
    await page.getByRole('link', { name: 'Workbench', exact: true }).click();
    await depth(page, 'Inside').check();
    await page.getByRole('textbox', { name: 'Prompt' }).fill('The king said');
    await expect.poll(() => page.evaluate(() => location.hash)).toContain('The+king+said');
    await page.goto('about:blank');
    await page.goto(site.url);
    await expect(depth(page, 'Inside')).toBeChecked();
    await expect(page.getByRole('textbox', { name: 'Prompt' })).toHaveValue('The king said');
  });
});

test('what arrives late at another depth finds its room kept: nothing else moves', async ({ page, site }) => {
  const release = site.faults.hold(/(MiddleView|PlayerBar|StagesView|FullNext)-.*\.js$/);
  await page.goto(`${site.url}#text=The+king+said&depth=inside`);
  await expect(page.getByRole('list', { name: 'Tokens', exact: true }).getByRole('listitem')).toHaveCount(3);
  const places = () =>
    page.locator('main [data-zone]').evaluateAll((zones) =>
      zones.map((zone) => {
        const { x, y, width } = zone.getBoundingClientRect();
        return [zone.getAttribute('data-zone'), Math.round(x), Math.round(y), Math.round(width)];
      }),
    );
  const before = await places();
  release();
  await expect(page.getByRole('grid', { name: /^The model at work/ })).toBeVisible();
  await expect(page.getByRole('slider', { name: 'Stage', exact: true })).toBeVisible();
  expect(await places()).toEqual(before);
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
