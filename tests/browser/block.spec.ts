/** The zoom on one block: opened, its numbers opened down to the products, and the way to a head. */
import type { Locator, Page } from '@playwright/test';
import { findAxeFaults } from './support/axe.ts';
import { expect, test, visit } from './support/sharedPage.ts';

const TEXT = 'When Mary and John went to the shop, John gave a book to';

const writeOf = (page: Page, name: string) => page.getByRole('region', { name });
const openBlock = (page: Page, fields: Record<string, string | number> = {}) =>
  visit(page, { text: TEXT, zoom: 'block', layer: 4, head: 3, ...fields });

/** Each sum in a dialog: its rows, and the total under them. */
async function readSums(dialog: Locator) {
  return dialog.getByRole('table').evaluateAll((tables) =>
    tables.map((table) => ({
      terms: [...table.querySelectorAll('tbody tr')].map((row) =>
        Number([...row.querySelectorAll('data')].at(-1)?.value),
      ),
      total: Number(table.querySelector<HTMLDataElement>('tfoot data')?.value),
    })),
  );
}

test('a block shows what it writes, and a word’s number opens down to products that sum to it', async ({
  workbench: page,
}) => {
  await openBlock(page);
  const words = writeOf(page, '+ what the MLP writes').getByRole('list', { name: 'raises most' });
  await expect(words.getByRole('listitem')).toHaveCount(5);
  const button = words.getByRole('button').first();
  const shown = Number(await button.locator('data').getAttribute('value'));
  await button.click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('table')).toHaveCount(1);
  const [sum] = await readSums(dialog);
  expect(sum?.terms.reduce((total, term) => total + term, 0)).toBeCloseTo(sum?.total ?? NaN, 6);
  expect(Math.abs((sum?.total ?? NaN) - shown)).toBeLessThan(1e-3 * Math.max(1, Math.abs(shown)));
  await page.keyboard.press('Escape');
  await expect(button).toBeFocused();
});

test('a channel after the layer norm opens its mean and deviation by keyboard', async ({ workbench: page }) => {
  await openBlock(page);
  const strip = page.getByRole('grid', { name: /^After layer norm 1/ });
  await strip.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: /^After layer norm 1, number 1/ });
  const sums = await readSums(dialog);
  expect(sums).toHaveLength(2);
  for (const { terms, total } of sums)
    expect(Math.abs(terms.reduce((sum, term) => sum + term, 0) - total)).toBeLessThan(1e-5 * Math.max(1, total));
  await page.keyboard.press('Escape');
});

test('another layer and another token change the block, and a head’s bar opens the head', async ({
  workbench: page,
}) => {
  await openBlock(page);
  await expect(page.getByRole('heading', { name: /^Layer 5, at ·to/ })).toBeVisible();
  await page.getByRole('combobox', { name: 'Layer' }).first().selectOption('2');
  await expect(page.getByRole('heading', { name: /^Layer 2, at ·to/ })).toBeVisible();
  const heads = page.getByRole('list', { name: 'Heads of this layer' }).getByRole('button');
  await expect(heads).toHaveCount(6);
  await heads.nth(3).click();
  await expect(page.getByRole('list', { name: 'What this head adds, by key' })).toBeVisible();
  await expect(page).toHaveURL(/zoom=head/);
});

test('nothing in a block is out of reach of a screen reader', async ({ workbench: page }) => {
  await openBlock(page);
  await expect(page.getByRole('table', { name: 'The neurons that write most here' })).toBeVisible();
  expect(await findAxeFaults(page)).toEqual([]);
});
