/** The picture of the whole pass and its three zooms: read as a table, gone into and out of as a person does, and shared. */
import type { Page } from '@playwright/test';
import { findAxeFaults } from './support/axe.ts';
import {
  attentionTable,
  nextTokenButton,
  readAttention,
  readCandidates,
  statusLine,
  tokenItems,
} from './support/reading.ts';
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

  // Layer 1 is the thin row right above the tokens; the uppermost is of layer 6, or of 5 and 6 together.
  const around = await picture(page).boundingBox();
  const panel = await block(page, 4).boundingBox();
  if (!around || !panel) throw new Error('The picture or its panel has no place on the page.');
  expect(panel.y).toBeGreaterThan(around.y);
  expect(panel.y + panel.height).toBeLessThan(around.y + around.height);
  await page.mouse.click(around.x + 40, around.y + around.height - 26);
  await expect(block(page, 1)).toBeVisible();
  // Under the line of the next token, 16 pixels high; a thin row has at least 6.
  await page.mouse.click(around.x + 40, around.y + 19);
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
  await visit(page, { text: TEXT, stage: 'attention-2' });
  const stage = picture(page).locator('[data-stage]');
  await expect(stage).toHaveAttribute('data-stage', 'attention-2');
  await page.getByRole('button', { name: 'Next step' }).click();
  await expect(stage).toHaveAttribute('data-stage', 'mlp-2');
  expect(await stage.evaluate((element) => getComputedStyle(element).animationName)).toBe('none');
  await visit(page, { text: TEXT, stage: 'append' });
  await page.getByRole('button', { name: 'Next step' }).click();
  await expect(tokenItems(page)).toHaveCount(15);
  await expect(stage).toHaveAttribute('data-stage', 'embed');
});

test('while a pass is walked through its answer is covered, and shown when it is reached or asked for', async ({
  workbench: page,
}) => {
  await visit(page, { text: TEXT, stage: 'attention-2' });
  const covered = picture(page).getByText('not computed yet', { exact: true });
  await expect(covered).toBeVisible();
  await expect(lastCell(page)).toHaveText('–');
  // Neither the panel nor the line that is read out tells it meanwhile.
  const next = page.getByRole('region', { name: 'Next token', exact: true });
  await expect(next).toContainText('Not computed yet at this stage.');
  await expect(next.getByRole('table')).toHaveCount(0);
  await expect(statusLine(page)).toContainText('Most probable next: not computed yet at this stage.');
  await next.getByRole('button', { name: 'Show all' }).click();
  await expect(next.getByRole('table')).toBeVisible();
  await expect(covered).toBeHidden();
  await expect(lastCell(page)).toContainText('Mary');
  await visit(page, { text: TEXT, stage: 'filter' });
  await expect(covered).toBeVisible();
  await page.getByRole('button', { name: 'Next step' }).click();
  await expect(covered).toBeHidden();
  // Softmax has given the probabilities; the draw has not fallen.
  await expect(next.getByRole('table')).toBeVisible();
  await expect(next).toContainText('Not drawn yet at this stage.');
  await expect(statusLine(page)).not.toContainText('not computed yet');
  await page.getByRole('button', { name: 'Next step' }).click();
  await expect(next).not.toContainText('Not drawn yet');
});

test('an experiment redraws the picture, before and after at a key, and a link brings back which', async ({
  workbench: page,
}) => {
  const side = (name: string) => page.getByRole('radiogroup', { name: 'Show' }).getByRole('radio', { name });
  const sorts = (sort: string) => picture(page).locator(`[data-sort="${sort}"]`);
  const change = { text: TEXT, guide: 'whatif', changes: 'h4.2_h4.5' };
  await visit(page, change);
  await expect(side('with your change')).toBeChecked();
  expect(await sorts('dead').count()).toBeGreaterThan(0);
  const likeliest = await lastCell(page).locator('data').getAttribute('value');
  await page.keyboard.press('b');
  await expect(side('before')).toBeChecked();
  await expect(sorts('dead')).toHaveCount(0);
  await expect(lastCell(page).locator('data')).not.toHaveAttribute('value', likeliest ?? '');
  await expect(page).toHaveURL(/side=before/);
  await visit(page, { ...change, side: 'difference' });
  await expect(side('difference')).toBeChecked();
  for (const sort of ['below', 'above']) expect(await sorts(sort).count()).toBeGreaterThan(0);
  await visit(page, { text: TEXT });
  await expect(page.getByRole('radiogroup', { name: 'Show' })).toHaveCount(0);
});

test('within 8 pixels of a strong arc the pointer means an arc of the followed token', async ({ workbench: page }) => {
  for (const text of ['Once the king gave Mary a book', 'When Mary and John went to the shop, John gave a ring']) {
    await visit(page, { text });
    await expect(lensTable(page).locator('data').last()).toBeVisible();
    const found = await probeStrongArcs(page);
    expect(found.probes).toBeGreaterThan(40);
    expect(found.hits / found.probes, text).toBeGreaterThanOrEqual(0.95);
  }
});

test('arcs that lie close by are listed, and a number opens one', async ({ workbench: page }) => {
  await visit(page, { text: TEXT, arcs: 0.05 });
  const box = await picture(page).boundingBox();
  if (!box) throw new Error('The picture has no place on the page.');
  await findArc(page, box);
  const list = picture(page).getByRole('group', { name: 'Arcs close by' });
  await expect(list).toBeVisible();
  const second = await list.getByRole('button').first().textContent();
  const layer = Number(/layer (\d+)/.exec(second ?? '')?.[1]);
  await page.keyboard.press('2');
  await expect(page).toHaveURL(/zoom=head/);
  await expect(page.getByRole('combobox', { name: 'Layer' })).toHaveValue(String(layer));
});

/** Points along the strongest arcs and up to 8 px beside them: how many there are, and at how many an arc of the last token is told. */
async function probeStrongArcs(page: Page): Promise<{ hits: number; probes: number }> {
  return picture(page).evaluate(async (grid) => {
    const svg = grid.querySelector('svg');
    const paths = [...grid.querySelectorAll<SVGPathElement>('path[data-strong]')];
    const chips = [...grid.querySelectorAll('[data-part="entry"] text')];
    const followed = chips.at(-1)?.textContent ?? '';
    if (!svg) throw new Error('There is no drawing.');
    const tip = () => grid.querySelector('[data-part="tip"]');
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    const point = async (x: number, y: number, isDone: () => boolean) => {
      const { left, top } = svg.getBoundingClientRect();
      svg.dispatchEvent(new PointerEvent('pointermove', { bubbles: true, clientX: left + x, clientY: top + y }));
      while (!isDone()) await frame();
    };
    const strongest = paths
      .sort((one, other) => Number(other.dataset['strong']) - Number(one.dataset['strong']))
      .slice(0, 6);
    let [hits, probes] = [0, 0];
    for (const path of strongest) {
      const length = path.getTotalLength();
      for (const share of [0.15, 0.4, 0.65, 0.9])
        for (const apart of [-7.5, -3, 0, 3, 7.5]) {
          const [here, ahead] = [path.getPointAtLength(length * share), path.getPointAtLength(length * share + 1)];
          const step = Math.hypot(ahead.x - here.x, ahead.y - here.y) || 1;
          await point(1, 1, () => tip() === null);
          await point(
            here.x - ((ahead.y - here.y) / step) * apart,
            here.y + ((ahead.x - here.x) / step) * apart,
            () => tip() !== null,
          );
          probes += 1;
          if (tip()?.querySelector('p')?.textContent?.includes(`: ${followed} looks at`)) hits += 1;
        }
    }
    return { hits, probes };
  });
}

for (const zoom of ['model', 'block', 'head'])
  test(`nothing is out of reach of a screen reader at the zoom ${zoom}`, async ({ workbench: page }) => {
    await visit(page, { text: 'Once upon a time', zoom });
    await expect(lensTable(page).getByRole('row')).toHaveCount(1 + 4);
    await expect(lastCell(page).locator('data')).toHaveCount(1);
    await expect(attentionTable(page)).toHaveCount(1);
    expect(await findAxeFaults(page)).toEqual([]);
  });
