/** The rooms of the course beside its lessons, used as a visitor uses them: by pointer, by keyboard, in the dark, on a phone. */
import type { Page } from '@playwright/test';
import { findAxeFaults } from './support/axe.ts';
import { tabTo } from './support/student.ts';
import { expect, test as shared } from './support/sharedPage.ts';
import { test } from './support/test.ts';

const ROOMS = ['Predict', 'Limits', 'Check yourself', 'Glossary'] as const;
type Room = (typeof ROOMS)[number];

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true });
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });

/** Comes to Learn, as its link in the header does, and goes into a room. */
async function enter(page: Page, url: string, room: Room) {
  await page.goto(`${url}#page=learn`);
  await page.getByRole('link', { name: room, exact: true }).click();
  await expect(heading(page, room)).toBeVisible();
}

test('Predict: rounds are played by pointer and by keyboard, and a reload loses none', async ({ page, site }) => {
  await enter(page, site.url, 'Predict');
  await page.getByRole('slider').first().fill('90');
  await button(page, 'Reveal').click();
  await expect(page.getByRole('status').filter({ hasText: /You lost .* bits against the model/ })).toBeVisible();
  await expect(page.getByRole('table', { name: 'The guess beside the model' })).toBeVisible();
  await button(page, 'Next round').click();
  await expect(page.getByRole('heading', { level: 2, name: 'Round 2 of 10' })).toBeFocused();

  // The second one with the keys alone.
  await page.getByRole('radio', { name: 'Shares' }).press('ArrowRight');
  await tabTo(page.getByRole('textbox', { name: 'Your word' }));
  await page.keyboard.type('the');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^After 2 rounds:/)).toBeVisible();
  const total = await page.getByText(/^After 2 rounds:/).textContent();

  await page.reload();
  await expect(page.getByText(/^After 2 rounds:/)).toHaveText(total ?? '');
  await tabTo(button(page, 'Next round'));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2, name: 'Round 3 of 10' })).toBeFocused();
});

test('Limits: an experiment asks before it tells, and its prompt can be changed', async ({ page, site }) => {
  await enter(page, site.url, 'Limits');
  const list = page.getByRole('list', { name: 'Experiments' });
  const first = list.locator('[aria-expanded]').first();
  await tabTo(first);
  await page.keyboard.press('Enter');
  await expect(first).toHaveAttribute('aria-expanded', 'true');
  await expect(page.getByText('Why:')).toHaveCount(0);
  await tabTo(list.getByRole('group').locator('[aria-pressed]').first());
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^(As you expected|Not what you expected)\.$/)).toBeVisible();
  const top = page.getByRole('list', { name: 'The three most probable next tokens' });
  await expect(top.getByRole('listitem')).toHaveCount(3);
  const told = await top.textContent();
  await list.getByRole('textbox', { name: 'Prompt' }).fill('Monday, Tuesday, Wednesday,');
  await expect(top).toContainText('·Thursday');
  expect(await top.textContent()).not.toBe(told);
});

test.describe('where the model is not needed', () => {
  test.use({ hasModel: false });

  test('Check yourself: first in own words, then items by keyboard; a reload goes on, and nothing is told before', async ({
    page,
    site,
  }) => {
    await enter(page, site.url, 'Check yourself');
    const own = page.getByRole('textbox', { name: 'In your own words' });
    await tabTo(own);
    await page.keyboard.type('It continued plausibly.');
    await tabTo(button(page, 'Next question'));
    await page.keyboard.press('Enter');
    await expect(page.getByText('Question 1 of 10')).toBeVisible();
    await tabTo(page.getByRole('main').locator('fieldset').getByRole('radio').first());
    await page.keyboard.press('Space');
    await tabTo(button(page, 'Next question'));
    await page.keyboard.press('Enter');
    await expect(page.getByText('Question 2 of 10')).toBeVisible();

    // A reload may come before the address says where one is: it follows a moment later.
    await expect.poll(() => page.evaluate(() => location.hash)).toContain('lesson=check');
    await page.reload();
    await expect(page.getByText('Question 2 of 10')).toBeVisible();
    await button(page, 'Skip all that are left').click();
    await expect(page.getByText(/Come back after the last lesson/)).toBeVisible();
    await expect(page.getByText('By question')).toHaveCount(0);
    const download = page.waitForEvent('download');
    await page
      .getByRole('group', { name: 'Answers of the check' })
      .getByRole('button', { name: 'Export', exact: true })
      .click();
    await page.getByRole('menuitem', { name: 'CSV', exact: true }).click();
    expect((await download).suggestedFilename()).toMatch(/^glassbox-check.*\.csv$/);
  });

  test('Glossary: a search finds a term, and the term leads to where it can be seen', async ({ page, site }) => {
    await enter(page, site.url, 'Glossary');
    const entries = page.locator('dl dfn');
    const all = await entries.count();
    expect(all).toBeGreaterThan(40);
    await page.getByRole('searchbox', { name: 'Search the glossary' }).fill('induction head');
    await expect.poll(() => entries.count()).toBeLessThan(all);
    await expect(entries.filter({ hasText: /^induction head$/ })).toBeVisible();
    const see = button(page, 'See induction head live');
    await tabTo(see);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('textbox', { name: 'Prompt' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Workbench', exact: true })).toHaveAttribute('aria-current', 'page');
  });
});

/** It may have been opened, and told, before. */
async function openFirstExperiment(page: Page) {
  const first = page.getByRole('list', { name: 'Experiments' }).locator('[aria-expanded]').first();
  if ((await first.getAttribute('aria-expanded')) === 'false') await first.click();
  const [skip, why] = [button(page, 'Show me without a guess'), page.getByText('Why:')];
  await expect(skip.or(why)).toBeVisible();
  if (await skip.isVisible()) await skip.click();
  await expect(why).toBeVisible();
}

shared(
  'every room has no serious fault of accessibility and fits a phone, in the light and in the dark',
  async ({ workbench: page }) => {
    shared.slow();
    await page.setViewportSize({ width: 1280, height: 720 });
    for (const [theme, other] of [
      ['light', 'Dark theme'],
      ['dark', 'Light theme'],
    ] as const) {
      await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
      for (const room of ROOMS) {
        await shared.step(`${room}, ${theme}`, async () => {
          await page.getByRole('link', { name: 'Learn', exact: true }).click();
          await page.getByRole('link', { name: room, exact: true }).click();
          await expect(heading(page, room)).toBeVisible();
          if (room === 'Predict') await expect(page.getByRole('slider').first()).toBeVisible();
          if (room === 'Limits') await openFirstExperiment(page);
          expect(await findAxeFaults(page, 'main')).toEqual([]);
          await page.setViewportSize({ width: 390, height: 844 });
          const tooMuch = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
          await expect.poll(tooMuch).toBeLessThanOrEqual(0);
          await expect(heading(page, room)).toBeVisible();
          await page.setViewportSize({ width: 1280, height: 720 });
        });
      }
      await page.getByRole('button', { name: other }).click();
    }
    // As the others on this page expect it.
    await page.setViewportSize({ width: 1440, height: 900 });
  },
);
