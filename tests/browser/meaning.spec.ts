/** Meaning, as a person uses it: the map, neighbours, sums of vectors, a word in two sentences, the way back to logits. */
import type { Page } from '@playwright/test';
import { expect, test, visit } from './support/sharedPage.ts';
import { likeliestToken, waitForPrediction } from './support/workbench.ts';

const TEXT = 'The king sat on his';

async function open(page: Page): Promise<void> {
  await visit(page, { text: TEXT });
  await page.evaluate((hash) => (location.hash = hash), fragment());
  await expect(page.getByRole('figure', { name: 'Embedding map' })).toBeVisible();
  await expect(rowsOf(page, 'Neighbours').first()).toBeVisible();
}

const fragment = () => new URLSearchParams({ v: '2', text: TEXT, page: 'tokens', desk: 'meaning' }).toString();
const tableOf = (page: Page, name: string) => page.getByRole('table', { name, exact: true });
const rowsOf = (page: Page, name: string) => tableOf(page, name).locator('tbody tr');

test('the map tells what it loses, is searched and moved by keyboard, and a link holds where one looks', async ({
  workbench: page,
}) => {
  await open(page);
  await expect(page.getByText(/These two axes hold [\d.]+\s% of all variance/)).toBeVisible();
  await page.getByRole('searchbox', { name: 'Find a token' }).fill('Monday');
  await page.getByRole('searchbox', { name: 'Find a token' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Go to ·Monday' })).toBeVisible();
  await page.getByRole('button', { name: 'Go to ·Monday' }).click();
  const map = page.getByRole('application', { name: /^Map of tokens/ });
  await map.focus();
  await page.keyboard.press('+');
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/[#&]map=/);
  await expect(page).toHaveURL(/[#&]word=\d+/);
  const link = page.url();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('figure', { name: 'Embedding map' }).locator('figcaption')).toContainText(
    /token [\d,]+: /,
  );
  // Whoever follows the link looks at the same place.
  const other = await page.context().newPage();
  await other.goto(link);
  await expect(other.getByRole('button', { name: 'Go to ·Monday' })).toBeVisible();
  await other.close();
  await page.keyboard.press('0');
  await expect(page).not.toHaveURL(/[#&]map=/);
});

test('a dot is named under the pointer and chosen by a click', async ({ workbench: page }) => {
  await open(page);
  const map = page.getByRole('application', { name: /^Map of tokens/ });
  await map.scrollIntoViewIfNeeded();
  const box = (await map.boundingBox())!;
  const caption = page.getByRole('figure', { name: 'Embedding map' }).locator('figcaption');
  const before = await caption.innerText();
  // The cloud lies across the middle of the figure, from one side to the other: somewhere on the way down is a dot.
  for (let down = 0.3; (await caption.innerText()) === before && down < 0.7; down += 0.02)
    await page.mouse.move(box.x + box.width / 2, box.y + box.height * down);
  await expect(caption).not.toHaveText(before);
  const named = /^(\S+), token/.exec(await caption.innerText())?.[1] ?? '';
  await page.mouse.down();
  await page.mouse.up();
  await expect(page.getByRole('button', { name: `Go to ${named}` })).toBeVisible();
});

test('neighbours are gone on from, their numbers open, and they leave as CSV', async ({ workbench: page }) => {
  await open(page);
  await expect(rowsOf(page, 'Neighbours')).toHaveCount(20);
  await page.getByRole('searchbox', { name: 'Neighbours of' }).fill('Monday');
  await page.getByRole('group', { name: 'Found for Neighbours of' }).getByRole('button').first().click();
  const first = rowsOf(page, 'Neighbours').first();
  await expect(first).toContainText('·Saturday');
  await first.getByRole('button', { name: /^Cosine of/ }).click();
  await expect(page.getByRole('dialog')).toContainText('cos');
  await page.keyboard.press('Escape');
  await first.getByRole('button', { name: 'Neighbours of ·Saturday' }).click();
  await expect(rowsOf(page, 'Neighbours').first()).toContainText('day');
  const saved = page.waitForEvent('download');
  await page
    .getByRole('region', { name: 'Neighbours', exact: true })
    .getByRole('button', { name: 'Export', exact: true })
    .click();
  await page.getByRole('menuitem', { name: 'CSV', exact: true }).click();
  expect((await saved).suggestedFilename()).toBe('neighbours.csv');
});

test('king − man + woman is king, and says so; without the inputs, another', async ({ workbench: page }) => {
  await open(page);
  const table = 'Nearest to the result';
  await expect(rowsOf(page, table).first()).toContainText('·king');
  await expect(page.getByText(/That token went in/)).toBeVisible();
  await page.getByRole('switch', { name: 'Leave out the tokens that went in' }).click();
  await expect(rowsOf(page, table).first()).not.toContainText('·king');
  await page.getByRole('button', { name: 'father − man + woman' }).click();
  await expect(rowsOf(page, table).first()).toContainText('·mother');
  await expect(page.getByText(/mother, is number 1/)).toBeVisible();
});

test('a word in two sentences parts by layers, and leads to the logits on the workbench', async ({
  workbench: page,
}) => {
  await open(page);
  const rows = rowsOf(page, 'The token by level');
  await expect(rows).toHaveCount(7);
  const words = await rows.last().locator('td').nth(3).innerText();
  await page.getByRole('button', { name: 'Open the first on the workbench' }).click();
  await waitForPrediction(page);
  await expect(page.getByRole('textbox', { name: 'Prompt' })).toHaveValue(/bank$/);
  await expect(likeliestToken(page)).toContainText(words.split(' ')[0]!);
});

test('the search through the rows gives the logits of the workbench', async ({ workbench: page }) => {
  await open(page);
  const rows = rowsOf(page, 'Rows nearest to the stream');
  await expect(rows).toHaveCount(10);
  for (const row of await rows.all()) {
    const cells = await row.locator('td').allInnerTexts();
    expect(cells[1]).toBe(cells[0]);
  }
  const token = await rows.first().locator('th').innerText();
  await page.getByRole('button', { name: 'See these as the next token' }).click();
  await expect(likeliestToken(page)).toContainText(token);
});

test('positions are a figure that is read by keyboard, a table, a file, and in the link', async ({
  workbench: page,
}) => {
  await open(page);
  await page.getByRole('application', { name: /^Cosines of positions/ }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByText('Places 2 and 2: cosine 1.000')).toBeVisible();
  await page.keyboard.press('Shift+ArrowRight');
  const told = page.getByText(/^Places 2 and 12: cosine/);
  await expect(told).toBeVisible();
  await page.getByText('The figure as a table: place 2 beside the others').click();
  const row = page.getByRole('table', { name: 'Positions as a table' }).getByRole('row').nth(12);
  const cosine = /cosine (\S+)/.exec(await told.innerText())![1]!;
  await expect(row).toContainText(cosine);
  const saved = page.waitForEvent('download');
  await page
    .getByRole('region', { name: 'Positions', exact: true })
    .getByRole('button', { name: 'Export', exact: true })
    .click();
  await page.getByRole('menuitem', { name: /^CSV.*Positions$/ }).click();
  expect((await saved).suggestedFilename()).toBe('positions.csv');
  await expect(page).toHaveURL(/[#&]places=1_11/);
  await page.reload();
  await expect(told).toBeVisible();
});
