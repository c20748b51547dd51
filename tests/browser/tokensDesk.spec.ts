/** Tokens and meaning as a person uses it: a text is cut, its merges are walked, and a tokenizer is trained. */
import type { Page } from '@playwright/test';
import { findAxeFaults } from './support/axe.ts';
import { prompt } from './support/reading.ts';
import { expect, test, visit } from './support/sharedPage.ts';

const TEXT = 'I ate a strawberry.';
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

const box = (page: Page) => page.getByRole('textbox', { name: 'Text to cut' });
const pieces = (page: Page) => page.getByRole('list', { name: 'Pieces', exact: true }).getByRole('button');
const merges = (page: Page) => page.getByRole('list', { name: 'Merges', exact: true }).getByRole('button');
const parts = (page: Page) => page.getByRole('list', { name: 'The piece now' }).getByRole('listitem');
const open = (page: Page) => page.getByRole('link', { name: 'Tokens and meaning' }).click();
const section = (page: Page, name: string) =>
  page.getByRole('radiogroup', { name: 'Parts of this page' }).getByRole('radio', { name });

test.beforeEach(async ({ workbench: page }) => {
  await visit(page, { text: TEXT });
});
test.afterEach(async ({ workbench: page }) => {
  await page.setViewportSize(DESK);
  if ((await page.locator('html').getAttribute('data-theme')) === 'dark')
    await page.getByRole('button', { name: 'Light theme' }).click();
});

test('the prompt is cut, its merges are walked one by one, and a link leads back to the same merge', async ({
  workbench: page,
}) => {
  await page.getByRole('link', { name: /^Why these/ }).click();
  await expect(page.getByRole('link', { name: 'Tokens and meaning' })).toHaveAttribute('aria-current', 'page');
  await expect(box(page)).toHaveValue(TEXT);
  await expect(pieces(page)).toHaveCount(5);
  await pieces(page).nth(3).click();
  await expect(parts(page)).toHaveText([/·st/, /raw/, /ber/, /ry/]);
  await page.getByRole('button', { name: 'Back to the bytes' }).click();
  await expect(parts(page)).toHaveCount(' strawberry'.length);
  await page.getByRole('button', { name: 'Next merge' }).click();
  await merges(page).nth(2).press('Enter');
  await expect(page.getByRole('slider', { name: 'Merges done' })).toHaveValue('3');
  await expect(page).toHaveURL(/page=tokens/);
  await expect(page).toHaveURL(/piece=3/);
  await expect(page).toHaveURL(/merge=3/);
  await page.reload();
  await expect(page.getByRole('slider', { name: 'Merges done' })).toHaveValue('3');
  await expect(merges(page).nth(2)).toHaveAttribute('aria-current', 'step');
});

test('merges are played to the end', async ({ workbench: page }) => {
  await open(page);
  await pieces(page).nth(1).click();
  await page.getByRole('button', { name: 'Play the merges' }).click();
  await expect(page.getByRole('slider', { name: 'Merges done' })).toHaveValue('2');
  await expect(page.getByRole('button', { name: 'Play the merges' })).toBeVisible();
});

test('a text of its own becomes the prompt, and the prompt comes back', async ({ workbench: page }) => {
  await open(page);
  await box(page).fill('Berlin and Paris');
  await expect(pieces(page)).toHaveCount(3);
  await page.getByRole('button', { name: 'Use the prompt' }).click();
  await expect(box(page)).toHaveValue(TEXT);
  await box(page).fill('Berlin and Paris');
  await page.getByRole('button', { name: 'Use this text as the prompt' }).click();
  await page.getByRole('link', { name: 'Workbench' }).click();
  await expect(prompt(page)).toHaveValue('Berlin and Paris');
});

test('scripts, control tokens and nothing at all are cut, and said', async ({ workbench: page }) => {
  await open(page);
  await page.getByRole('combobox', { name: 'Example' }).selectOption('Control tokens');
  await expect(page.getByRole('note')).toContainText('are one control token');
  await page.getByRole('combobox', { name: 'Example' }).selectOption('Right to left');
  await expect(pieces(page).first()).toBeVisible();
  await box(page).fill('');
  await expect(page.getByText('There is nothing to cut').first()).toBeVisible();
});

test('a tokenizer is trained, guessed, stopped and saved, and is the same after a reload', async ({
  workbench: page,
}) => {
  await open(page);
  await section(page, 'Train').check({ force: true });
  await page.getByRole('button', { name: 'One merge' }).click();
  const list = page.getByRole('list', { name: 'Learnt merges, the newest first' });
  await expect(list.getByRole('listitem')).toHaveText(/· \+ t → ·t/);
  await page.getByRole('switch', { name: 'Guess before it is shown' }).check();
  await page.getByRole('radiogroup', { name: 'Which pair is the most frequent?' }).getByRole('radio').first().check({
    force: true,
  });
  await page.getByRole('button', { name: 'Reveal' }).click();
  await expect(page.getByRole('status').filter({ hasText: /stands/ })).toBeVisible();
  await page.getByRole('button', { name: 'Learn it, and guess the next' }).click();
  await page.getByRole('switch', { name: 'Guess before it is shown' }).uncheck();
  await page.getByRole('button', { name: 'Train a tokenizer' }).click();
  await expect(list.getByRole('listitem').first()).toContainText('199');
  await expect(page.getByRole('list', { name: 'Learnt here' }).getByRole('listitem').first()).toBeVisible();
  // Beside it GPT-2's own cut, by the file that this site serves.
  const gpt2 = page.getByRole('list', { name: 'GPT-2', exact: true }).getByRole('listitem');
  await page.getByRole('button', { name: /^Fetch the tokenizer GPT-2/ }).click();
  await expect(gpt2).toHaveText(['I', '·ate', '·a', '·strawberry', '.']);
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save merges.txt' }).click();
  expect((await saving).suggestedFilename()).toBe('merges.txt');
  const newest = (await list.getByRole('listitem').first().textContent()) ?? '';
  await expect(page).toHaveURL(/learnt=200/);
  await expect(page).toHaveURL(/tokenizers=gpt2/);
  await page.reload();
  await expect(list.getByRole('listitem').first()).toHaveText(newest);
  // Kept in this browser: it is there again without being asked for.
  await expect(gpt2).toHaveCount(5);
});

/** What stands there when a part is drawn. */
const DRAWN = {
  Cut: (page: Page) => merges(page).first(),
  Compare: (page: Page) => page.getByRole('gridcell', { name: /^ByT5, token/ }).first(),
  Train: (page: Page) => page.getByRole('heading', { name: 'The next merge' }),
  Meaning: (page: Page) => page.getByRole('figure', { name: 'Cosines of positions' }),
} as const;

test('every part is accessible, in light on a desk and in dark on a phone, and none is wider than its screen', async ({
  workbench: page,
}) => {
  await open(page);
  for (const [theme, size] of [
    ['light', DESK],
    ['dark', PHONE],
  ] as const) {
    if (theme === 'dark') await page.getByRole('button', { name: 'Dark theme' }).click();
    for (const [name, drawn] of Object.entries(DRAWN)) {
      await page.setViewportSize(DESK);
      await section(page, name).check({ force: true });
      await expect(drawn(page)).toBeVisible();
      await expect(page.locator('[aria-busy="true"]:visible')).toHaveCount(0);
      // What stands there for those who do not look at a figure is a surface, too.
      await page
        .locator('#tokensDesk details')
        .evaluateAll((all) => all.forEach((details) => ((details as HTMLDetailsElement).open = true)));
      await page.setViewportSize(size);
      await expect.poll(() => findAxeFaults(page), { message: `${name}, ${theme}` }).toEqual([]);
      const tooMuch = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(tooMuch, name).toBeLessThanOrEqual(0);
    }
  }
});
