/** Roles of heads: measured when nothing else is to do, a filter of the overview, in general beside on this text. */
import type { Page } from '@playwright/test';
import { expect, test, visit } from './support/sharedPage.ts';

const TEXT = 'The fox was bigger than the mouse. The mouse was afraid of the';

const filter = (page: Page) => page.getByRole('combobox', { name: 'Role', exact: true });
const scores = (page: Page) => page.getByRole('table', { name: /^Roles of layer \d, head \d$/ });

/** How many pixels of the overview are clearly coloured. */
async function countColoured(page: Page): Promise<number> {
  return page.getByRole('grid', { name: 'All attention heads' }).evaluate((grid) => {
    const canvas = grid.querySelector('canvas');
    const pixels = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    let coloured = 0;
    for (let at = 0; at < pixels.length; at += 4) if ((pixels[at + 2] ?? 0) - (pixels[at + 1] ?? 0) > 60) coloured += 1;
    return coloured;
  });
}

test('heads are measured by themselves, and a role brings out its heads in the overview', async ({
  workbench: page,
}) => {
  await visit(page, { text: TEXT, zoom: 'head', layer: 4, head: 2 });
  await expect(filter(page)).toBeVisible();
  const options = await filter(page).getByRole('option').allInnerTexts();
  expect(options).toHaveLength(7);
  for (const role of ['Previous token', 'Duplicate token', 'Induction', 'First-token sink', 'Current token', 'Broad'])
    expect(options.some((option) => new RegExp(`^${role} \\(\\d+\\)$`).test(option))).toBe(true);
  const all = await countColoured(page);
  await filter(page).selectOption('induction');
  await expect.poll(() => countColoured(page)).toBeLessThan(all / 4);
  await filter(page).selectOption('all');
  await expect.poll(() => countColoured(page)).toBe(all);
});

test('the induction head of the small model is one in general, with its score beside the one on this text', async ({
  workbench: page,
}) => {
  await visit(page, { text: TEXT, zoom: 'head', layer: 4, head: 2 });
  const general = page.getByRole('group').filter({ has: page.getByText(/^In general: Induction/) });
  await expect(general).toBeVisible();
  await general.locator('summary').click();
  const row = scores(page).getByRole('row').filter({ hasText: 'Olsson' });
  await expect(row.getByText('has this role')).toBeAttached();
  const [inGeneral, onText] = await row
    .locator('data')
    .evaluateAll((numbers) => numbers.map((number) => Number((number as HTMLDataElement).value)));
  expect(inGeneral).toBeGreaterThan(0.2);
  expect(onText).toBeGreaterThan(0);
  expect(onText).not.toBe(inGeneral);
  await general.locator('summary').click();
});

test('a text in which nothing comes twice has no score for what follows a repetition', async ({ workbench: page }) => {
  await visit(page, { text: 'The capital of France is', zoom: 'head', layer: 4, head: 2 });
  await page.getByText(/^In general: Induction/).click();
  const row = scores(page).getByRole('row').filter({ hasText: 'Olsson' });
  await expect(row.getByTitle(/no token occurs twice/)).toHaveText('–');
  await page.getByText(/^In general: Induction/).click();
});
