/** What fits on which screen, in light and dark: the whole story on a desk and on a projector, all of it usable on a phone. */
import type { Page } from '@playwright/test';
import { findAxeFaults } from './support/axe.ts';
import {
  candidateTable,
  nextTokenButton,
  prompt,
  readPieces,
  readTokens,
  slider,
  tokenItems,
  tokenList,
} from './support/reading.ts';
import { expect, test, visit } from './support/sharedPage.ts';

const TEXT = 'When Mary and John went to the shop, John gave a book to';
const DESK = { width: 1440, height: 900 };
const PROJECTOR = { width: 1024, height: 768 };
const PHONE = { width: 390, height: 844 };
const THEMES = ['light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

const picture = (page: Page) => page.getByRole('grid', { name: /^The model at work/ });
const heatmap = (page: Page) => page.getByRole('grid', { name: /^Attention of layer/ });

async function setTheme(page: Page, theme: Theme) {
  const html = page.locator('html');
  if ((await html.getAttribute('data-theme')) !== theme)
    await page.getByRole('button', { name: theme === 'dark' ? 'Dark theme' : 'Light theme' }).click();
  await expect(html).toHaveAttribute('data-theme', theme);
}

async function expectNoSidewaysScroll(page: Page) {
  const tooMuch = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  expect(tooMuch).toBeLessThanOrEqual(0);
}

test.beforeEach(async ({ workbench: page }) => {
  await visit(page, { text: TEXT });
});

// The page is shared, and others expect it as wide as it began, and light.
test.afterEach(async ({ workbench: page }) => {
  await page.keyboard.press('Escape');
  await page.setViewportSize(DESK);
  await setTheme(page, 'light');
});

for (const { name, size } of [
  { name: 'a desk', size: DESK },
  { name: 'a projector', size: PROJECTOR },
])
  for (const theme of THEMES)
    test(`on ${name} the whole story is on one screen, ${theme}`, async ({ workbench: page }) => {
      await page.setViewportSize(size);
      await setTheme(page, theme);
      await expectNoSidewaysScroll(page);
      const rows = candidateTable(page).getByRole('row');
      for (const part of [
        prompt(page),
        tokenList(page),
        tokenItems(page).last(),
        nextTokenButton(page),
        rows.nth(1),
        rows.nth(2),
        rows.nth(3),
        slider(page, 'Temperature'),
        page.getByRole('button', { name: 'Next step' }),
      ])
        await expect(part).toBeInViewport({ ratio: 1 });
      await expect(picture(page)).toBeInViewport({ ratio: 0.95 });
      // Nor does the page scroll downwards: panels scroll inside.
      const overflow = () => page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight);
      expect(await overflow()).toBeLessThanOrEqual(0);

      // Nearer, there is room for a panel, and the picture goes on around it.
      await page.getByRole('button', { name: /^Head \d$/ }).click();
      const panel = page.getByRole('region', { name: /^Layer \d, head \d$/ });
      await expect(panel).toBeInViewport({ ratio: 1 });
      await expect(picture(page)).toBeInViewport({ ratio: 0.95 });
      // Where the panel is low the overview scrolls; headView.spec.ts has the chosen head in view.
      const overview = page.getByRole('grid', { name: 'All attention heads' });
      await expect(overview).toBeInViewport({ ratio: size.width >= 1440 ? 0.9 : 0.3 });
      // It grows as it opens.
      await expect
        .poll(async () => (await panel.boundingBox())?.height)
        .toBeGreaterThanOrEqual(size.width >= 1440 ? 640 : 480);
      expect(await overflow()).toBeLessThanOrEqual(0);
    });

test('no word of a control covers another, on any screen', async ({ workbench: page }) => {
  for (const size of [DESK, PROJECTOR, PHONE]) {
    await page.setViewportSize(size);
    // A setting away from its default is written longest.
    await slider(page, 'Temperature').fill('0.85');
    await slider(page, 'Repetition penalty').fill('1.25');
    const boxes = await page
      .getByRole('region', { name: 'How one is drawn' })
      .locator('label, input, button')
      .evaluateAll((elements) =>
        elements
          .map((element) => ({
            text: element.textContent || element.getAttribute('aria-label'),
            box: element.getBoundingClientRect(),
          }))
          .filter(({ box }) => box.width > 1 && box.height > 1)
          .map(({ text, box: { left, right, top, bottom } }) => ({ text, left, right, top, bottom })),
      );
    expect(boxes.length).toBeGreaterThan(10);
    const collisions = boxes.flatMap((one, at) =>
      boxes
        .slice(at + 1)
        .filter(
          (other) =>
            Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1 &&
            Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 1,
        )
        .map((other) => `${one.text} / ${other.text}`),
    );
    expect(collisions, `${size.width} pixels wide`).toEqual([]);
  }
});

for (const theme of THEMES)
  test(`on a phone everything can be reached and used, ${theme}`, async ({ workbench: page }) => {
    await page.setViewportSize(PHONE);
    await setTheme(page, theme);
    await expectNoSidewaysScroll(page);
    await expect(prompt(page)).toBeInViewport({ ratio: 1 });

    await prompt(page).fill('The king said');
    await expect.poll(async () => (await readPieces(page)).join('')).toBe('The king said');
    await nextTokenButton(page).click();
    await expect(tokenItems(page)).toHaveCount(4);
    await expectNoSidewaysScroll(page);
    await expect(picture(page)).toBeVisible();
    await page.getByRole('button', { name: /^Head \d$/ }).click();
    await page.getByRole('combobox', { name: 'Layer' }).selectOption('2');
    await expect(page.getByRole('grid', { name: /^Attention of layer 2/ })).toBeVisible();
    await slider(page, 'Temperature').scrollIntoViewIfNeeded();
    await slider(page, 'Temperature').fill('0.5');
    for (const part of [heatmap(page), candidateTable(page), tokenList(page)]) {
      await part.scrollIntoViewIfNeeded();
      const box = await part.boundingBox();
      expect(box?.x).toBeGreaterThanOrEqual(0);
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(PHONE.width);
    }
    await page.getByRole('button', { name: 'Next step' }).click();
    await expect(page.getByRole('heading', { level: 2, name: 'Embed' })).toBeVisible();
    await page.getByRole('button', { name: 'Help and keys' }).click();
    await expect(page.getByRole('dialog', { name: 'Help' })).toBeInViewport();
    await expectNoSidewaysScroll(page);
  });

test('a long text and long words break no screen', async ({ workbench: page }) => {
  const text = `${'Donaudampfschifffahrtsgesellschaft'.repeat(8)} ${'and on and on '.repeat(30)}`;
  await prompt(page).fill(text);
  await expect.poll(async () => (await readTokens(page)).length).toBeGreaterThan(100);
  for (const size of [DESK, PROJECTOR, PHONE]) {
    await page.setViewportSize(size);
    await expectNoSidewaysScroll(page);
    await expect(picture(page)).toBeVisible();
    await page.getByRole('button', { name: /^Head \d$/ }).click();
    await expect(heatmap(page)).toBeVisible();
    await expectNoSidewaysScroll(page);
    await page.getByRole('button', { name: 'Model', exact: true }).click();
  }
});

test.describe('while the model is on its way', () => {
  test.use({ hasModel: false });

  test('the theme follows the system until the visitor chooses one, which is kept', async ({ page, site }) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto(site.url);
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await page.emulateMedia({ colorScheme: 'light' });
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
    await page.getByRole('button', { name: 'Dark theme' }).click();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await page.reload();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  });
});

test('with reduced motion nothing moves', async ({ workbench: page }) => {
  await page.getByRole('button', { name: 'Next step' }).click();
  await nextTokenButton(page).click();
  await expect(tokenItems(page)).toHaveCount(15);
  const moving = await page.evaluate(() => {
    const milliseconds = (times: string) =>
      Math.max(...times.split(',').map((time) => parseFloat(time) * (time.trim().endsWith('ms') ? 1 : 1000)));
    return [...document.querySelectorAll('*')]
      .filter((element) => {
        const style = getComputedStyle(element);
        const isAnimated = style.animationName !== 'none' && milliseconds(style.animationDuration) > 1;
        return isAnimated || milliseconds(style.transitionDuration) > 1 || style.scrollBehavior === 'smooth';
      })
      .map(({ tagName, className }) => `${tagName} ${className}`);
  });
  expect(moving).toEqual([]);
});

for (const theme of THEMES)
  test(`a check of accessibility finds nothing serious, ${theme}`, async ({ workbench: page }) => {
    await setTheme(page, theme);
    await page.getByRole('switch', { name: 'Colour by surprise' }).click();
    expect(await findAxeFaults(page)).toEqual([]);
    await page.getByRole('switch', { name: 'Colour by surprise' }).click();

    // What a filter does, and the stage with the most parts.
    await slider(page, 'Top-k').fill('3');
    await slider(page, 'Temperature').fill('0.5');
    await slider(page, 'Stage').press('PageUp');
    await slider(page, 'Stage').press('PageUp');
    expect(await findAxeFaults(page, 'main')).toEqual([]);

    await page.getByRole('button', { name: 'Help and keys' }).click();
    await expect(page.getByRole('dialog', { name: 'Help' })).toBeVisible();
    expect(await findAxeFaults(page, 'dialog')).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Model:/ }).click();
    await expect(page.getByRole('dialog', { name: 'Models', exact: true })).toBeVisible();
    expect(await findAxeFaults(page, 'dialog')).toEqual([]);
  });
