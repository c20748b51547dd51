/** The picture of the whole pass: opened, read as a table, followed to the next token, and shared. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { nextTokenButton, readCandidates } from './support/reading.ts';
import { expect, test, visit } from './support/sharedPage.ts';

const TEXT = 'When Mary and John went to the shop, John gave a book to';

const lensTable = (page: Page) => page.getByRole('table', { name: 'Logit lens' });
const lastCell = (page: Page) => lensTable(page).getByRole('row').last().getByRole('cell').last();

test('the picture’s last reading of the last token is the prediction, and a new token brings a new column', async ({
  workbench: page,
}) => {
  await visit(page, { text: TEXT });
  await page.getByRole('radio', { name: 'Picture' }).check();
  await expect(page.getByRole('region', { name: 'The picture' })).toBeVisible();
  await expect(lensTable(page).getByRole('row')).toHaveCount(1 + 14);
  await expect(lastCell(page)).toContainText('Mary');
  const [best] = (await readCandidates(page)).rows;
  const said = Number(await lastCell(page).locator('data').getAttribute('value'));
  expect(said).toBeCloseTo(best?.probability ?? 0, 4);
  await expect(page).toHaveURL(/view=picture/);

  await nextTokenButton(page).click();
  await expect(lensTable(page).getByRole('row')).toHaveCount(1 + 15);
  await expect(lastCell(page).locator('data')).toBeVisible();

  await page.getByRole('radio', { name: 'Heads' }).check();
  await expect(page.getByRole('table', { name: 'Attention weights' })).toHaveCount(1);
});

test('an address opens the picture, and nothing in it is out of reach of a screen reader', async ({
  workbench: page,
}) => {
  await visit(page, { text: 'Once upon a time', view: 'picture' });
  await expect(lensTable(page).getByRole('row')).toHaveCount(1 + 4);
  await expect(lastCell(page).locator('data')).toHaveCount(1);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
});
