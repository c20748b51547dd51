/** An instructor makes a lesson, hands it out and changes it; a student takes it; what is no lesson is said to be none. */
import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { findAxeFaults } from './support/axe.ts';
import { prompt } from './support/reading.ts';
import { expect, test as shared, visit } from './support/sharedPage.ts';
import { nextStep } from './support/student.ts';
import { test } from './support/test.ts';
import { waitForPrediction } from './support/workbench.ts';

const TEXT = 'When Mary and John went to the shop, John gave a book to';

const place = (page: Page, name: string) => page.getByRole('link', { name, exact: true });
const box = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const lessonLink = (page: Page) => box(page, 'Link').inputValue();
const visible = (page: Page, name: string) =>
  page.getByRole('group', { name: 'Visible' }).getByRole('checkbox', { name, exact: true });
const covered = (page: Page) => page.locator('#learn').getByText('Hidden until you have predicted.');

shared('a lesson of two steps is made, handed out, taken and changed', async ({ workbench: page }) => {
  await visit(page, { text: TEXT, depth: 'inside' });
  await place(page, 'Teach').click();
  await press(page, 'New lesson');
  await box(page, 'Title').fill('Who gets the book?');
  await press(page, 'Add this state');
  await box(page, 'Note').fill('Read the text.\n\nThe **last** token is ` to`.');
  await box(page, 'Question').fill('Who gets it?');
  await page.getByRole('radio', { name: 'the model', exact: true }).check();
  await box(page, 'Answer 1').fill('Mary');
  await box(page, 'Answer 2').fill('John');
  await visible(page, 'The picture').uncheck();
  await box(page, 'Notes for me').fill('They say that it understands.');

  // The second state is set at the workbench, and added there by its key.
  await place(page, 'Workbench').click();
  await visit(page, { text: TEXT, depth: 'inside', zoom: 'head', layer: 4, head: 2 });
  await page.keyboard.press('a');
  await place(page, 'Teach').click();
  await expect(page.getByRole('list').getByRole('button', { name: /^Step/ })).toHaveCount(2);
  await expect(visible(page, 'Head')).toBeChecked();
  await box(page, 'Question').fill('Where does the last token look?');
  await box(page, 'Answer 1').fill('at the first name');
  await box(page, 'Answer 2').fill('at the shop');
  expect(await findAxeFaults(page)).toEqual([]);
  await expect(page.getByText(/^[\d,]+ characters: short enough for a mail\.$/)).toBeVisible();

  await press(page, 'Copy lesson link');
  await expect(page.getByRole('button', { name: 'Lesson link copied' })).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toBe(await lessonLink(page));

  const student = await page.context().newPage();
  await student.goto(link);
  const article = student.getByRole('article');
  await expect(article.getByRole('heading', { level: 1 })).toHaveText('Who gets the book?');
  await expect(article).toContainText('The last token is ·to.');
  await expect(student.locator('#learn [data-zone="middle"]')).toHaveCount(0);
  await expect(covered(student)).toBeVisible();
  await expect(nextStep(student)).toBeDisabled();
  await article.getByRole('slider').first().press('ArrowRight');
  await article.getByRole('button', { name: 'Reveal', exact: true }).click();
  await expect(article.getByText(/You lost .* bits against the model/)).toBeVisible();
  await nextStep(student).click();
  await expect(covered(student).first()).toBeVisible();
  await article.getByRole('button', { name: 'at the shop' }).click();
  await expect(article.getByText('No.')).toBeVisible();
  await article.getByRole('button', { name: 'at the first name' }).click();
  await expect(article.getByText('Yes.')).toBeVisible();
  await expect(student.locator('#learn [data-zone="middle"]')).toBeVisible();
  await expect(student).toHaveURL(/lesson=made-.*made=/);
  await student.reload();
  await expect(article.getByText('2 of 2')).toBeVisible();
  await expect(article.getByText('Yes.')).toBeVisible();
  await student.close();

  // The same lesson is changed from its link, and nothing that is made is lost by a reload.
  await box(page, 'Lesson link to change').fill(`Dear all, ${link} .`);
  await press(page, 'Open');
  await expect(page.getByText('Opened: Who gets the book?')).toBeVisible();
  await expect(box(page, 'Link')).toHaveValue(link);
  await page.getByRole('button', { name: /^Step 2/ }).click();
  await press(page, 'Move up');
  await expect(page.getByRole('heading', { name: 'Step 1 of 2' })).toBeVisible();
  await expect(box(page, 'Question')).toHaveValue('Where does the last token look?');
  // It is packed anew with every change.
  await expect(box(page, 'Link')).not.toHaveValue(link);
  await expect(box(page, 'Link')).toHaveValue(/made=/);
  const moved = await lessonLink(page);
  await press(page, 'Duplicate');
  await press(page, 'Remove');
  await press(page, 'Undo');
  await press(page, 'Undo');
  await expect(box(page, 'Link')).toHaveValue(moved);
  await page.reload();
  await expect(box(page, 'Link')).toHaveValue(moved);
  await place(page, 'Workbench').click();
  await waitForPrediction(page);
});

const packed = (value: unknown) => gzipSync(JSON.stringify(value)).toString('base64url');
const lesson = (scene: string) => ({
  glassboxLesson: 1,
  title: '<img src=x onerror=alert(1)>',
  language: 'en',
  steps: [{ scene, views: ['tokens', 'next'], note: '<script>alert(1)</script> [x](http://evil.example/)' }],
});

shared(
  'what is no lesson is said to be none, with what to do next, and nothing is lost',
  async ({ workbench: page }) => {
    await visit(page, { text: TEXT, depth: 'inside' });
    const whole = packed(lesson('text=Once'));
    const go = (made: string) => page.evaluate((hash) => (location.hash = hash), `page=learn&lesson=made&made=${made}`);
    for (const [made, said] of [
      [whole.slice(0, -9), /not whole.*as a file/],
      ['nothing', /not whole/],
      [packed({ ...lesson(''), glassboxLesson: 7 }), /newer version.*Reload/],
      [packed({ other: 1 }), /no lesson of this page.*once more/],
    ] as const) {
      await go(made);
      await expect(page.getByRole('heading', { name: 'This lesson cannot be opened' })).toBeVisible();
      await expect(page.getByRole('alert').filter({ hasText: said })).toBeVisible();
    }
    await place(page, 'Workbench').click();
    await expect(prompt(page)).toHaveValue(TEXT);

    // In the editor a link that is none touches nothing either.
    await place(page, 'Teach').click();
    await box(page, 'Lesson link to change').fill(`https://x.example/#made=${whole.slice(0, -9)}`);
    await press(page, 'Open');
    await expect(page.getByRole('alert').filter({ hasText: 'not whole' })).toBeVisible();
    await place(page, 'Workbench').click();
  },
);

test('a stranger’s lesson cannot script or frame, and asks before it fetches a model', async ({ page, site, hub }) => {
  const made = packed(lesson('text=The+king+said&model=Xenova%2Fgpt2'));
  await page.goto(`${site.url}#page=learn&lesson=made&made=${made}`);
  await expect(page.getByRole('heading', { level: 1, name: '<img src=x' })).toBeVisible();
  await expect(page.getByRole('article')).toContainText('<script>alert(1)</script>');
  expect(await page.locator('article :is(img, script, iframe, a[href])').count()).toBe(0);
  await expect(page.getByRole('group', { name: 'This link asks for a model' })).toContainText('GPT-2 small');
  await waitForPrediction(page);
  expect(hub.requests).toEqual([]);
});
