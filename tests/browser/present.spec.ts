/** A lesson is shown to a room: by a remote's keys, with notes in a second window, legible from the last row. */
import type { Page } from '@playwright/test';
import { findAxeFaults } from './support/axe.ts';
import { expect, test as shared, visit } from './support/sharedPage.ts';

const TEXT = 'When Mary and John went to the shop, John gave a book to';
/** CSS pixels on a projector of 1024 × 768: a fortieth of its height. */
const SMALLEST = 18;

const bar = (page: Page) => page.getByRole('group', { name: 'Presenting' });

async function present(page: Page, lesson: string) {
  await visit(page, { text: TEXT, depth: 'inside' });
  await page.getByRole('link', { name: 'Teach', exact: true }).click();
  await page.getByRole('combobox', { name: 'Present a lesson of the course' }).selectOption(lesson);
  await page.getByRole('button', { name: 'Present this lesson' }).click();
  await expect(bar(page)).toBeVisible();
  await expect(page.getByRole('banner')).toBeHidden();
}

const openNotes = async (page: Page) => {
  const [notes] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('button', { name: 'Notes window' }).click(),
  ]);
  await expect(notes.getByRole('heading', { name: 'Notes' })).toBeVisible();
  return notes;
};

/** Texts that are smaller than may be, as they are seen; what is set below or above in a formula is a part of its line. */
const findSmallText = (page: Page) =>
  page.evaluate((smallest) => {
    const small = new Set<string>();
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const { parentElement: element, textContent } = texts.currentNode;
      if (!element || !textContent?.trim() || element.closest('.visually-hidden, [hidden], .katex')) continue;
      const { width, height } = element.getBoundingClientRect();
      if (width < 2 || height < 2 || !element.checkVisibility({ visibilityProperty: true })) continue;
      const zoom = (element as { currentCSSZoom?: number }).currentCSSZoom ?? 1;
      const size = Number.parseFloat(getComputedStyle(element).fontSize) * zoom;
      if (size < smallest) small.add(`${size} px: ${textContent.trim().slice(0, 40)}`);
    }
    return [...small];
  }, SMALLEST);

shared('a lesson is presented with a remote and with notes in a second window', async ({ workbench: page }) => {
  await present(page, 'looking-back');
  const notes = await openNotes(page);
  const article = page.getByRole('article');
  // The notes tell what is covered on the screen, and what comes next.
  await expect(notes.getByText('something must bring the word from there to here')).toBeVisible();
  await expect(article).not.toContainText('something must bring the word');
  await expect(notes.getByText('This is one head of attention')).toBeVisible();
  await expect(notes.getByRole('timer', { name: 'Since the beginning' })).toHaveText(/^\d+:\d\d$/);

  // A remote has one key for on: what is covered is uncovered first.
  await page.keyboard.press('PageDown');
  await expect(article).toContainText('something must bring the word');
  await page.keyboard.press('ArrowRight');
  await expect(article.getByText('2 of 7')).toBeVisible();
  await expect(notes.getByText('2 of 7')).toBeVisible();
  await notes.getByRole('button', { name: 'Next step' }).click();
  await expect(article.getByText('3 of 7')).toBeVisible();
  await notes.keyboard.press('PageUp');
  await expect(article.getByText('2 of 7')).toBeVisible();

  await page.keyboard.press('b');
  await expect(page.getByRole('status').filter({ hasText: 'The screen is black' })).toBeAttached();
  await expect(notes.getByRole('button', { name: 'Show the lesson' })).toBeVisible();
  await notes.keyboard.press('b');
  await expect(page.getByRole('status').filter({ hasText: 'The screen is black' })).toHaveCount(0);

  // The second window may be loaded anew at any time; so may the screen.
  await notes.reload();
  await expect(notes.getByText('2 of 7')).toBeVisible();
  await page.reload();
  await expect(bar(page)).toBeVisible();
  await expect(notes.getByText('2 of 7')).toBeVisible();

  await page.keyboard.press('Escape');
  await expect(bar(page)).toHaveCount(0);
  await expect(page.getByRole('banner')).toBeVisible();
  await expect(notes.getByText('Nothing is being presented.')).toBeVisible();
  await notes.close();
});

shared('the pointer follows the hand, and the focus', async ({ workbench: page }) => {
  await present(page, 'one-token');
  await page.keyboard.press('p');
  const spot = page.locator('[class*="spot"]');
  const near = async (x: number, y: number) => {
    const box = (await spot.boundingBox())!;
    return Math.hypot(box.x + box.width / 2 - x, box.y + box.height / 2 - y);
  };
  await page.mouse.move(300, 200);
  await expect.poll(() => near(300, 200)).toBeLessThan(2);
  await page.keyboard.press('Tab');
  await expect
    .poll(async () => {
      const box = (await page.locator(':focus').boundingBox())!;
      return near(box.x + Math.min(box.width / 2, 24), box.y + box.height / 2);
    })
    .toBeLessThan(2);
  await page.keyboard.press('p');
  await page.keyboard.press('Escape');
  await expect(bar(page)).toHaveCount(0);
});

shared('without a second window it is said, and there is a link to the notes', async ({ workbench: page }) => {
  await present(page, 'one-token');
  await page.evaluate(() => (window.open = () => null));
  await page.getByRole('button', { name: 'Notes window' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'did not open a second window' })).toBeVisible();
  const [notes] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('link', { name: 'Open the notes in a new tab' }).click(),
  ]);
  await expect(notes.getByRole('heading', { name: 'Notes' })).toBeVisible();
  await notes.close();
  await page.keyboard.press('Escape');
  await page.reload();
});

shared(
  'on a projector every text of every step is legible, in the light and in the dark',
  async ({ workbench: page }) => {
    await page.setViewportSize({ width: 1024, height: 768 });
    await present(page, 'looking-back');
    const article = page.getByRole('article');
    for (let step = 1; step <= 7; step += 1) {
      await expect(article.getByText(`${step} of 7`)).toBeVisible();
      if (await page.getByRole('button', { name: 'Next step' }).isHidden()) await page.keyboard.press('r');
      await expect(page.locator('#learn').getByText('Hidden until you have predicted.')).toHaveCount(0);
      await expect(page.locator('#learn').getByText('Opening.')).toHaveCount(0);
      await expect.poll(() => findSmallText(page), { message: `step ${step}` }).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), `step ${step}`).toBeLessThanOrEqual(1024);
      if (step === 1 || step === 4) {
        // Contrast is among what axe finds serious.
        for (const _ of ['this theme', 'the other']) {
          await expect.poll(() => findAxeFaults(page), { message: `step ${step}` }).toEqual([]);
          await page.keyboard.press('t');
        }
      }
      if (step < 7) await page.keyboard.press('PageDown');
    }
    await page.keyboard.press('Escape');
    await page.setViewportSize({ width: 1440, height: 900 });
  },
);
