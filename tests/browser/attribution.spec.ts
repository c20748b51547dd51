/** Who made the logit, on the embedded model: the sum is the logit, and the parts lead to what they name. */
import type { Page } from '@playwright/test';
import { findAxeFaults } from './support/axe.ts';
import { readCandidates } from './support/reading.ts';
import { expect, test, visit } from './support/sharedPage.ts';

const TEXT = 'When Mary and John went to the shop, John gave a book to';

const equation = (page: Page) => page.getByRole('region', { name: 'The logit and its parts' });
const against = (page: Page) => page.getByRole('combobox', { name: 'against' });
const numbers = (page: Page) =>
  equation(page)
    .locator('data')
    .evaluateAll((elements) => elements.map((element) => Number((element as HTMLDataElement).value)));

test('the parts sum to the logit of the next-token table, and the rest is rounding', async ({ workbench: page }) => {
  await visit(page, { text: TEXT });
  const [best, second] = (await readCandidates(page)).rows;
  await page.getByRole('radio', { name: 'Attribution' }).click();
  await expect(equation(page)).toBeVisible();
  // Until the visitor chooses, the runner-up is what the logit is compared with.
  const difference = (best?.logit ?? NaN) - (second?.logit ?? NaN);
  await expect.poll(async () => Math.abs(((await numbers(page))[0] ?? NaN) - difference)).toBeLessThan(1e-3);

  await against(page).selectOption('none');
  await expect(equation(page)).toContainText('Logit of');
  const [logit = NaN, ...parts] = await numbers(page);
  expect(Math.abs(logit - (best?.logit ?? NaN))).toBeLessThan(1e-3);
  expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(logit, 6);
  expect(Math.abs(parts.at(-1) ?? NaN)).toBeLessThan(1e-4 * Math.max(1, Math.abs(logit)));
});

test('the logit opens down to the channels of the final stream, whose products sum to it', async ({
  workbench: page,
}) => {
  await visit(page, { text: TEXT, outcome: 'attribution' });
  await against(page).selectOption('none');
  await expect(equation(page)).toContainText('Logit of');
  const [logit = NaN] = await numbers(page);
  await equation(page)
    .getByRole('button', { name: /^Logit of ·Mary, .*: how it comes about/ })
    .click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('table')).toHaveCount(2);
  const totals = await dialog
    .locator('tfoot data')
    .evaluateAll((elements) => elements.map((element) => Number((element as HTMLDataElement).value)));
  expect(totals[0]).toBeCloseTo(logit, 4);
  const formula = (await dialog.getByRole('math').last().getAttribute('aria-label')) ?? '';
  expect(Number(formula.split('=').at(-1))).toBeCloseTo(logit, 2);
  await page.keyboard.press('Escape');
});

test('a cell of the grid and a line of the list open the head they name', async ({ workbench: page }) => {
  await visit(page, { text: TEXT, outcome: 'attribution' });
  const grid = page.getByRole('grid', { name: /^What each head and MLP adds to the logit of ·Mary/ });
  await expect(grid.getByRole('gridcell')).toHaveCount(6 * 8);
  await grid.getByRole('gridcell', { name: /^Layer 5, head 3: / }).click();
  await expect(page).toHaveURL(/zoom=head/);
  await expect(page.getByRole('list', { name: 'What this head adds, by key' })).toBeVisible();
  await page.getByRole('button', { name: 'Layer 6, MLP', exact: true }).click();
  await expect(page.getByRole('heading', { name: /^Layer 6, at/ })).toBeVisible();
});

test('a logit of the next-token table opens its arithmetic', async ({ workbench: page }) => {
  await visit(page, { text: TEXT });
  const row = page.getByRole('table', { name: 'Next token' }).locator('tbody tr').nth(1);
  const shown = Number(await row.locator('td').nth(2).locator('data').getAttribute('value'));
  await row.getByRole('button', { name: /^Logit of / }).click();
  const dialog = page.getByRole('dialog', { name: /^Logit of / });
  await expect(dialog.getByRole('table')).toHaveCount(2);
  const total = Number(await dialog.locator('tfoot data').first().getAttribute('value'));
  expect(total).toBeCloseTo(shown, 3);
  await page.keyboard.press('Escape');
});

test('nothing of attribution is out of reach of a screen reader', async ({ workbench: page }) => {
  await visit(page, { text: TEXT, outcome: 'attribution' });
  await expect(equation(page)).toBeVisible();
  await page.getByRole('button', { name: 'Show as table' }).click();
  await expect(page.getByRole('table', { name: /^What each head and MLP adds/ }).getByRole('row')).toHaveCount(51 + 1);
  expect(await findAxeFaults(page)).toEqual([]);
});
