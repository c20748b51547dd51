/** Two clocks and the tree of texts: going back, choosing otherwise, going to the other text, comparing the two. */
import type { Page } from '@playwright/test';
import { findAxeFaults } from './support/axe.ts';
import {
  candidateTable,
  nextTokenButton,
  prompt,
  readCandidates,
  readTokens,
  slider,
  statusLine,
  tokenItems,
  undoButton,
} from './support/reading.ts';
import { expect, test, visit } from './support/sharedPage.ts';

const TEXT = 'The capital of France is';

const panel = (page: Page) => page.getByRole('region', { name: 'Branches', exact: true });
const tree = (page: Page) => panel(page).getByRole('list', { name: 'Texts tried from this prompt' });
const lines = (page: Page) => tree(page).locator('[data-branch]');
const current = (page: Page) => tree(page).locator('[data-branch][aria-current]');
const clock = (page: Page) => page.getByRole('group', { name: 'Steps of the generation' });

async function draw(page: Page, count: number) {
  const before = await tokenItems(page).count();
  for (let at = 1; at <= count; at++) {
    await nextTokenButton(page).click();
    await expect(tokenItems(page)).toHaveCount(before + at);
  }
}

/** Three tokens, back to the first, another choice there. */
async function branch(page: Page) {
  await visit(page, { text: TEXT, guide: 'branches' });
  const length = await tokenItems(page).count();
  await draw(page, 3);
  const first = await readTokens(page);
  const candidates = await readCandidates(page);
  await slider(page, 'Generated tokens shown').fill('1');
  await expect(tokenItems(page)).toHaveCount(length + 1);
  // Any token but the one that stands there.
  const taken = first[length + 1]?.label ?? '';
  const other = (await readCandidates(page)).rows.find((row) => row.label !== taken)?.label ?? '';
  await candidateTable(page)
    .getByRole('button', { name: `Choose ${other}`, exact: true })
    .click();
  await expect(tokenItems(page)).toHaveCount(length + 2);
  return { length, first, candidates, other };
}

test('the panel says how to branch before there is anything to show', async ({ workbench: page }) => {
  // Every test shares the page, and a prompt keeps its tree: this one is used here alone.
  await visit(page, { text: 'Once there was a', guide: 'branches' });
  await expect(panel(page)).toContainText('choose another token');
  await expect(tree(page)).toHaveCount(0);
  await draw(page, 1);
  await expect(panel(page)).toContainText('One text so far');
  await expect(lines(page)).toHaveCount(2);
});

test('another choice keeps both texts, and going to the first runs nothing', async ({ workbench: page }) => {
  const { length, first, candidates, other } = await branch(page);
  await expect(panel(page)).toContainText('2 texts');
  await expect(current(page)).toContainText(other);
  await tree(page)
    .getByRole('button', {
      name: first
        .slice(length + 1)
        .map(({ label }) => label)
        .join(''),
      exact: true,
    })
    .click();
  await expect(tokenItems(page)).toHaveCount(length + 3);
  await expect(statusLine(page)).toContainText(`Showing ${length + 3} tokens, already computed`);
  expect(await readTokens(page)).toMatchObject(first.map(({ label, id }) => ({ label, id })));
  expect(await readCandidates(page)).toEqual(candidates);
  await expect(panel(page)).toContainText(/MB of .*MB in use/);
});

test('two texts are compared, and the text on show stays', async ({ workbench: page }) => {
  const { length } = await branch(page);
  const before = await readTokens(page);
  await expect(panel(page)).toContainText('Tick two texts');
  for (const box of await tree(page).getByRole('checkbox').all()) await box.check();
  await panel(page).getByRole('button', { name: 'Compare the two' }).click();
  await expect(page.getByRole('region', { name: 'Compare', exact: true })).toBeVisible();
  const table = page.getByRole('region', { name: 'Compare', exact: true }).getByRole('table').first();
  await expect(table).toBeVisible();
  const cut = await table.evaluate((element) =>
    [...element.querySelectorAll('tbody td')].flatMap((cell) => {
      const [place, number] = [cell, cell.querySelector('data')!].map((part) => part.getBoundingClientRect());
      return number!.left < place!.left || number!.right > place!.right ? [cell.textContent] : [];
    }),
  );
  expect(cut, 'numbers that are cut').toEqual([]);
  expect(await readTokens(page)).toEqual(before);
  await expect(tokenItems(page)).toHaveCount(length + 2);
  // Beside another prompt these two would say nothing.
  await visit(page, { text: 'Once upon a', outcome: 'compare' });
  await expect(page.getByText('Nothing is changed yet.').first()).toBeVisible();
});

test('a link holds the text on show', async ({ workbench: page }) => {
  const { length, other } = await branch(page);
  await expect(panel(page)).toContainText('A link holds the text shown, not the tree.');
  await expect
    .poll(() => page.evaluate(() => new URLSearchParams(location.hash.slice(1)).get('tokens')?.split('.').length))
    .toBe(2);
  await page.reload();
  await expect(tokenItems(page)).toHaveCount(length + 2);
  expect((await readTokens(page)).at(-1)?.label).toBe(other);
  await expect(panel(page)).toContainText('1 text');
  await expect(current(page)).toContainText(other);
  // What came with the link has its probabilities once it is read.
  await expect(panel(page)).toContainText(/bits/);
});

test('a sign at the token leads to the other text, and undo back', async ({ workbench: page }) => {
  const { length, first } = await branch(page);
  const sign = tokenItems(page).getByRole('combobox');
  await expect(sign).toHaveCount(1);
  const choices = await sign.getByRole('option').allInnerTexts();
  expect(choices).toHaveLength(2);
  const shown = await sign.inputValue();
  const values = await sign
    .getByRole('option')
    .evaluateAll((options) => options.map((each) => (each as HTMLOptionElement).value));
  await sign.selectOption(values.find((value) => value !== shown) ?? '');
  await expect(tokenItems(page)).toHaveCount(length + 3);
  expect((await readTokens(page)).map(({ label }) => label)).toEqual(first.map(({ label }) => label));
  await undoButton(page).click();
  await expect(tokenItems(page)).toHaveCount(length + 2);
});

test('arrow keys walk the tree, Enter shows a text, and a branch can be removed', async ({ workbench: page }) => {
  const { length } = await branch(page);
  await expect(lines(page)).toHaveCount(4);
  await current(page).focus();
  await page.keyboard.press('Home');
  await expect(lines(page).first()).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(lines(page).nth(1)).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(lines(page).nth(2)).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(lines(page).nth(1)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(tokenItems(page)).toHaveCount(length + 1);
  await page.keyboard.press('End');
  await expect(lines(page).nth(3)).toBeFocused();
  await tree(page)
    .getByRole('button', { name: /^Remove / })
    .last()
    .click();
  await expect(lines(page)).toHaveCount(2);
  await undoButton(page).click();
  await expect(lines(page)).toHaveCount(4);
});

test('a new prompt begins a new tree, and undo brings the old one back', async ({ workbench: page }) => {
  await branch(page);
  await prompt(page).fill('Two and two');
  await expect(tokenItems(page)).toHaveCount(3);
  await expect(tree(page)).toHaveCount(0);
  await undoButton(page).click();
  await expect(prompt(page)).toHaveValue(TEXT);
  await expect(lines(page)).toHaveCount(4);
});

test('the clock of the tokens goes by button, key and line, and Play follows it', async ({ workbench: page }) => {
  await visit(page, { text: 'A long time ago', guide: 'branches' });
  const length = await tokenItems(page).count();
  await draw(page, 3);
  const whole = await readTokens(page);
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(tokenItems(page)).toHaveCount(length + 2);
  await page.keyboard.press('Shift+ArrowRight');
  await expect(tokenItems(page)).toHaveCount(length + 3);
  await page.keyboard.press('Shift+ArrowRight');
  await expect(tokenItems(page)).toHaveCount(length + 3);
  await clock(page).getByRole('button', { name: 'Earlier' }).click();
  await expect(tokenItems(page)).toHaveCount(length + 2);
  await slider(page, 'Generated tokens shown').fill('0');
  await expect(tokenItems(page)).toHaveCount(length);

  await page.getByRole('combobox', { name: 'What Play advances' }).selectOption('every token');
  await page.getByRole('combobox', { name: 'Speed' }).selectOption('×4');
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  // First through what is there, then on.
  await expect.poll(() => tokenItems(page).count()).toBeGreaterThan(length + 3);
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  expect((await readTokens(page)).slice(0, whole.length)).toEqual(whole);
  await expect(panel(page)).toContainText('1 text');
  await page.getByRole('combobox', { name: 'Speed' }).selectOption('×1');
  await page.getByRole('combobox', { name: 'What Play advances' }).selectOption('every stage');
});

test('the tree has no fault that axe can find, light and dark', async ({ workbench: page }) => {
  await branch(page);
  await panel(page).getByText('Tokens of the text shown').first().click();
  for (const theme of ['light', 'dark']) {
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    expect(await findAxeFaults(page, 'main')).toEqual([]);
    await page.getByRole('button', { name: theme === 'light' ? 'Dark theme' : 'Light theme' }).click();
  }
});
