/** The picture of the whole pass and its three zooms: read as a table, gone into and out of as a person does, and shared. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { attentionTable, nextTokenButton, readAttention, readCandidates, tokenItems } from './support/reading.ts';
import { readReference } from './support/reference.ts';
import { expect, test, visit } from './support/sharedPage.ts';

const TEXT = 'When Mary and John went to the shop, John gave a book to';

const picture = (page: Page) => page.getByRole('grid', { name: /^The model at work/ });
const lensTable = (page: Page) => page.getByRole('table', { name: 'Logit lens' });
const lastCell = (page: Page) => lensTable(page).getByRole('row').last().getByRole('cell').last();
/** Beside the pointer. */
const arcNote = (page: Page) => picture(page).getByText(/^Layer \d: .* looks at .*\.$/);
const path = (page: Page) => page.getByRole('navigation', { name: 'Zoom' });
const block = (page: Page, layer: number) => page.getByRole('region', { name: `Block of layer ${layer}` });
const headPanel = (page: Page, layer: number, head: number) =>
  page.getByRole('region', { name: `Layer ${layer}, head ${head}` });

test('the picture’s last reading of the last token is the prediction, and a new token brings a new column', async ({
  workbench: page,
}) => {
  await visit(page, { text: TEXT });
  await expect(page.getByRole('region', { name: 'The picture' })).toBeVisible();
  await expect(lensTable(page).getByRole('row')).toHaveCount(1 + 14);
  await expect(lastCell(page)).toContainText('Mary');
  const [best] = (await readCandidates(page)).rows;
  const said = Number(await lastCell(page).locator('data').getAttribute('value'));
  expect(said).toBeCloseTo(best?.probability ?? 0, 4);

  await nextTokenButton(page).click();
  await expect(lensTable(page).getByRole('row')).toHaveCount(1 + 15);
  await expect(lastCell(page).locator('data')).toBeVisible();
});

test('a click on a layer opens its block in place, a thin row another, and the picture stays', async ({
  workbench: page,
}) => {
  await visit(page, { text: TEXT });
  await page.getByRole('button', { name: 'Open the block of layer 4' }).click();
  await expect(block(page, 4)).toBeVisible();
  await expect(block(page, 4)).toBeFocused();
  await expect(picture(page)).toBeVisible();
  await expect(page).toHaveURL(/zoom=block/);

  // Layer 1 is the thin row right above the tokens, layer 6 the uppermost.
  const around = await picture(page).boundingBox();
  const panel = await block(page, 4).boundingBox();
  if (!around || !panel) throw new Error('The picture or its panel has no place on the page.');
  expect(panel.y).toBeGreaterThan(around.y);
  expect(panel.y + panel.height).toBeLessThan(around.y + around.height);
  await page.mouse.click(around.x + 40, around.y + around.height - 26);
  await expect(block(page, 1)).toBeVisible();
  await page.mouse.click(around.x + 40, around.y + 22);
  await expect(block(page, 6)).toBeVisible();
});

test('an arc leads to its head, Esc out of it, step by step', async ({ workbench: page }) => {
  await visit(page, { text: TEXT });
  await expect(lastCell(page)).toContainText('Mary');
  const box = await picture(page).boundingBox();
  if (!box) throw new Error('The picture has no place on the page.');
  const spot = await findArc(page, box);
  await page.mouse.click(spot.x, spot.y);
  await expect(page).toHaveURL(/zoom=head/);
  await expect(page.getByRole('region', { name: 'Attention', exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/zoom=block/);
  await page.keyboard.press('Escape');
  await expect(page).not.toHaveURL(/zoom=/);
  await expect(picture(page)).toBeFocused();
});

/** Moves along a line through the lowest layers' arcs until the note names one. */
async function findArc(page: Page, box: { x: number; y: number; width: number; height: number }) {
  for (let share = 0.45; share < 0.85; share += 0.02)
    for (let x = box.x + 60; x < box.x + box.width - 140; x += 24) {
      const y = box.y + box.height * share;
      await page.mouse.move(x, y);
      if (await arcNote(page).isVisible()) return { x, y };
    }
  throw new Error('No arc was found under the pointer.');
}

test('keys lead in and out, with the focus, and change layer and head at every zoom', async ({ workbench: page }) => {
  await visit(page, { text: TEXT, layer: 2, head: 1 });
  await picture(page).focus();
  await page.keyboard.press('Enter');
  await expect(block(page, 3)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(block(page, 4)).toBeVisible();
  await page.keyboard.press('+');
  await expect(headPanel(page, 4, 2)).toBeFocused();
  await page.keyboard.press(']');
  await expect(headPanel(page, 4, 3)).toBeVisible();
  await page.keyboard.press('-');
  await page.keyboard.press('-');
  await expect(picture(page)).toBeFocused();
  await expect(page).not.toHaveURL(/zoom=/);
});

test('the path says where one is and leads everywhere; Layer, Head and the weights are there at every zoom', async ({
  workbench: page,
}) => {
  const reference = readReference();
  await visit(page, { text: reference.text, layer: 3, head: 1 });
  for (const name of ['Model', 'Layer 4', 'Head 2']) {
    const step = path(page).getByRole('button', { name, exact: true });
    await step.click();
    await expect(step).toHaveAttribute('aria-current', 'true');
    await expect(path(page).locator('[aria-current]')).toHaveCount(1);
    await expect(page.getByRole('combobox', { name: 'Layer' })).toHaveValue('4');
    await expect(page.getByRole('combobox', { name: 'Head', exact: true })).toHaveValue('2');
    await expect(attentionTable(page)).toHaveCount(1);
    await expect(lensTable(page)).toHaveCount(1);
    const expected = reference.attention(3, 1);
    await expect
      .poll(async () => {
        const found = await readAttention(page);
        return Math.max(
          ...found.flatMap((row, q) => row.map((weight, k) => Math.abs(weight - (expected[q]?.[k] ?? 9)))),
        );
      })
      .toBeLessThan(1e-4);
  }
});

test('an address brings back zoom, layer and head', async ({ workbench: page }) => {
  await visit(page, { text: 'Once upon a time', zoom: 'head', layer: 4, head: 5 });
  await expect(headPanel(page, 5, 6)).toBeVisible();
  await visit(page, { text: 'Once upon a time', zoom: 'block', layer: 1, head: 0 });
  await expect(block(page, 2)).toBeVisible();
  await visit(page, { text: 'Once upon a time' });
  await expect(path(page).getByRole('button', { name: 'Model' })).toHaveAttribute('aria-current', 'true');
});

test('the picture shows where the player is, at rest under reduced motion', async ({ workbench: page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await visit(page, { text: TEXT, stage: 'attention-2' });
  const stage = picture(page).locator('[data-stage]');
  await expect(stage).toHaveAttribute('data-stage', 'attention-2');
  await page.getByRole('button', { name: 'Next step' }).click();
  await expect(stage).toHaveAttribute('data-stage', 'mlp-2');
  expect(await stage.evaluate((element) => getComputedStyle(element).animationName)).toBe('none');
  await page.emulateMedia({ reducedMotion: null });
  await visit(page, { text: TEXT, stage: 'append' });
  await page.getByRole('button', { name: 'Next step' }).click();
  await expect(tokenItems(page)).toHaveCount(15);
  await expect(stage).toHaveAttribute('data-stage', 'embed');
});

for (const zoom of ['model', 'block', 'head'])
  test(`nothing is out of reach of a screen reader at the zoom ${zoom}`, async ({ workbench: page }) => {
    await visit(page, { text: 'Once upon a time', zoom });
    await expect(lensTable(page).getByRole('row')).toHaveCount(1 + 4);
    await expect(lastCell(page).locator('data')).toHaveCount(1);
    await expect(attentionTable(page)).toHaveCount(1);
    const { violations } = await new AxeBuilder({ page }).analyze();
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(serious.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))).toEqual([]);
  });
