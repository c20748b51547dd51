/** Every lesson as a student takes it: by pointer, by keyboard, by touch, in the light and in the dark. */
import { devices, type Page } from '@playwright/test';
import { readLessons, type LessonOnDisk } from './support/lessonsOnDisk.ts';
import { expect, test as shared } from './support/sharedPage.ts';
import { test } from './support/test.ts';
import { keyboard, lessonLinks, nextStep, pointer, tabTo, touch, walk } from './support/student.ts';
import { prompt } from './support/reading.ts';

const lessons = await readLessons();

/** Learn, with nothing done yet. */
async function openCourse(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Learn', exact: true }).click();
  await expect(lessonLinks(page)).toHaveCount(lessons.size);
  const forget = page.getByRole('button', { name: 'Begin anew' });
  if (await forget.isVisible()) await forget.click();
}

/** The lesson behind a link of the page. */
async function lessonBehind(page: Page, at: number): Promise<LessonOnDisk> {
  const href = (await lessonLinks(page).nth(at).getAttribute('href')) ?? '';
  const id = new URLSearchParams(href.slice(1)).get('lesson') ?? '';
  const found = lessons.get(id);
  if (!found) throw new Error(`The page has a link to ${href}, and no folder holds such a lesson.`);
  return found;
}

shared(
  'every lesson is walked by keyboard alone, in the dark, and nothing tells an answer before',
  async ({ workbench: page }) => {
    await openCourse(page);
    await page.getByRole('button', { name: 'Dark theme' }).click();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    for (let at = 0; at < lessons.size; at++) {
      const lesson = await lessonBehind(page, at);
      // The list stands before the lesson; from there each leads to the next.
      if (at === 0) await tabTo(lessonLinks(page).first(), 100, 'Shift+Tab');
      else await tabTo(page.getByRole('button', { name: 'Next lesson' }));
      await page.keyboard.press('Enter');
      await walk(page, lesson, keyboard);
      await page.keyboard.press('PageUp');
      const { steps } = lesson.lesson;
      await expect(page.getByRole('article').getByText(`${steps.length - 1} of ${steps.length}`)).toBeVisible();
      await page.keyboard.press('PageDown');
    }
    await expect(page.getByText(`${lessons.size} lessons of ${lessons.size} done.`)).toBeVisible();
    await page.getByRole('button', { name: 'Light theme' }).click();
  },
);

shared('a lesson is walked by pointer, and its experiment goes on at the workbench', async ({ workbench: page }) => {
  await openCourse(page);
  const at = Math.min(1, lessons.size - 1);
  const lesson = await lessonBehind(page, at);
  await lessonLinks(page).nth(at).click();
  await walk(page, lesson, pointer);
  await page.getByRole('button', { name: 'Try it yourself' }).click();
  await expect(page.getByRole('article')).toHaveCount(0);
  await expect(prompt(page)).toHaveValue(lesson.lesson.steps.at(-1)?.scene['text'] ?? '');
});

shared(
  'what a lesson has trained goes on at the training page, with everything on show',
  async ({ workbench: page }) => {
    await openCourse(page);
    await lessonLinks(page).filter({ hasText: 'How it learns' }).click();
    const article = page.getByRole('article');
    await expect(article.getByRole('heading', { level: 1 })).toHaveText('How it learns');
    await expect(page.locator('#learn').getByText('Hidden until you have predicted.')).toBeVisible();
    await article.getByRole('button', { name: 'about as by a fair draw' }).click();
    await expect(page.getByRole('list', { name: 'Samples at each checkpoint' })).toBeVisible();
    await nextStep(page).click();
    await article.getByRole('button', { name: 'take one here' }).click();
    await expect(page.locator('#learn').getByText('Step 1 of 2,000')).toBeVisible();
    await page.getByRole('button', { name: 'Try it yourself' }).click();
    await expect(article).toHaveCount(0);
    const training = page.getByRole('main', { name: 'Training' });
    await expect(training.getByText('Step 1 of 2,000')).toBeVisible();
    await expect(training.getByRole('region', { name: 'The life of the model' })).toBeVisible();
  },
);

test.describe('on a phone', () => {
  const { viewport, userAgent, deviceScaleFactor, isMobile, hasTouch } = devices['Pixel 7'];
  test.use({ viewport: { ...viewport, width: 390, height: 844 }, userAgent, deviceScaleFactor, isMobile, hasTouch });

  test('every lesson is walked by touch, without scrolling sideways, and what was done is there after a reload', async ({
    page,
    site,
  }) => {
    // Named by hand, a lesson begins as it does from the list: covered, with a text of its own.
    await page.goto(`${site.url}#page=learn&lesson=looking-back`);
    await expect(lessonLinks(page)).toHaveCount(lessons.size);
    await expect(page.locator('#learn').getByRole('list', { name: 'Tokens' })).toContainText('library');
    const byName = lessons.get('looking-back')!;
    await walk(page, byName, touch);
    for (let at = 0; at < lessons.size; at++) {
      const lesson = await lessonBehind(page, at);
      if (lesson !== byName) {
        await lessonLinks(page).nth(at).tap();
        await walk(page, lesson, touch);
      }
      expect(await page.evaluate(() => document.documentElement.scrollWidth), lesson.lesson.id).toBeLessThanOrEqual(
        390,
      );
    }
    await page.reload();
    await expect(lessonLinks(page).first()).toContainText('done');
    await expect(page.getByText(`${lessons.size} lessons of ${lessons.size} done.`)).toBeVisible();
    await expect(page.getByText(/^\d+ answers, .* bits lost\.$/)).toBeVisible();
  });
});
