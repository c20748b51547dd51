/** The main job: a text of one's own becomes tokens, attention and a next token, with the model's real numbers. */
import {
  attentionTable,
  candidateTable,
  nextTokenButton,
  prompt,
  readAttention,
  readCandidates,
  readComputedLength,
  readPieces,
  readTokens,
  statusLine,
  tokenItems,
  undoButton,
} from './support/reading.ts';
import { readReference } from './support/reference.ts';
import { expect, test, visit } from './support/sharedPage.ts';

const reference = readReference();
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

test('a text of one’s own becomes tokens that join to it', async ({ workbench: page }) => {
  await visit(page, { text: 'Monday, Tuesday,' });
  const text = 'My aunt Agatha keeps\nseven  grey cats in 1922';
  await prompt(page).fill(text);
  await expect.poll(async () => (await readPieces(page)).join('')).toBe(text);
  const tokens = await readTokens(page);
  expect(tokens.map(({ label, id }, at) => `token ${at + 1}, ${label}, id ${id}`)).toEqual(
    tokens.map(({ description }) => description),
  );
  expect(await readComputedLength(page)).toBe(tokens.length);
});

test('typing letter by letter ends at the tokens of the whole text', async ({ workbench: page }) => {
  await visit(page, { text: 'The' });
  await prompt(page).press('End');
  await prompt(page).pressSequentially(' old man sat down');
  await expect.poll(async () => (await readPieces(page)).join('')).toBe('The old man sat down');
});

test('the next-token table holds what PyTorch computes for the same text', async ({ workbench: page }) => {
  await visit(page, { text: reference.text });
  expect((await readTokens(page)).map(({ id }) => id)).toEqual(reference.ids);
  await expect(candidateTable(page).getByRole('columnheader')).toHaveText(['token', 'id', 'logit', 'probability']);

  const { rows } = await readCandidates(page);
  const best = [...reference.probabilities.keys()].sort(
    (left, right) => (reference.probabilities[right] ?? 0) - (reference.probabilities[left] ?? 0),
  );
  expect(rows.map(({ id }) => id)).toEqual(best.slice(0, rows.length));
  expect(rows[0]?.label).toBe('·Mary');
  expect(rows[0]?.probability).toBeCloseTo(0.988, 3);
  for (const { id, logit, probability } of rows) {
    expect(Math.abs(logit - (reference.logits[id] ?? NaN)), `logit of ${id}`).toBeLessThan(1e-3);
    expect(Math.abs(probability - (reference.probabilities[id] ?? NaN)), `probability of ${id}`).toBeLessThan(1e-4);
  }
  await expect(statusLine(page)).toContainText('·Mary, 98.8');
});

test('the probabilities of the whole vocabulary add up to 1', async ({ workbench: page }) => {
  await visit(page, { text: 'The capital of France is' });
  const few = await readCandidates(page);
  expect(few.rows.length + few.restCount).toBe(8192);
  expect(sum(few.rows.map(({ probability }) => probability)) + few.rest).toBeCloseTo(1, 6);

  await page.getByRole('button', { name: 'Show 100' }).click();
  await expect(candidateTable(page).getByRole('button', { name: /^Choose/ })).toHaveCount(100);
  const many = await readCandidates(page);
  expect(many.rows.length + many.restCount).toBe(8192);
  expect(sum(many.rows.map(({ probability }) => probability)) + many.rest).toBeCloseTo(1, 6);
  await page.getByRole('button', { name: 'Show fewer' }).click();
  await expect(candidateTable(page).getByRole('button', { name: /^Choose/ })).toHaveCount(few.rows.length);
});

test('every head’s attention weights are the model’s, and every row adds up to 1', async ({ workbench: page }) => {
  await visit(page, { text: reference.text, zoom: 'head' });
  const chosen = [
    [1, 1],
    [4, 2],
    [6, 6],
  ] as const;
  for (const [layer, head] of chosen) {
    await page.getByRole('combobox', { name: 'Layer' }).selectOption(String(layer));
    await page.getByRole('combobox', { name: 'Head' }).selectOption(String(head));
    await expect(page.getByRole('grid', { name: `Attention of layer ${layer}, head ${head}` })).toBeVisible();
    const expected = reference.attention(layer - 1, head - 1);
    // The table may follow the heatmap a moment later.
    await expect.poll(async () => largestDifference(await readAttention(page), expected)).toBeLessThan(1e-4);
    for (const row of await readAttention(page)) expect(sum(row)).toBeCloseTo(1, 5);
  }
  await expect(attentionTable(page).getByRole('row')).toHaveCount(reference.ids.length + 1);
});

test('a cell of the heatmap tells its exact weight under the pointer and with the keyboard', async ({
  workbench: page,
}) => {
  await visit(page, { text: reference.text, zoom: 'head', layer: 5, head: 5 });
  const map = page.getByRole('grid', { name: 'Attention of layer 6, head 6' });
  const weights = reference.attention(5, 5);
  const last = reference.ids.length - 1;
  const said = (query: number, key: number) => {
    const written = (weights[query]?.[key] ?? NaN).toPrecision(4);
    return new RegExp(`→ .*${written.replace('.', '\\.')}`);
  };

  await map.scrollIntoViewIfNeeded();
  const box = await map.boundingBox();
  if (!box) throw new Error('The heatmap has no place on the page.');
  const side = box.width / (last + 1);
  await page.mouse.move(box.x + side * 1.5, box.y + side * (last + 0.5));
  await expect(map.getByRole('gridcell')).toHaveText(said(last, 1));
  await page.mouse.move(box.x + side * 0.5, box.y + side * 1.5);
  await expect(map.getByRole('gridcell')).toHaveText(said(1, 0));
  await page.mouse.move(0, 0);

  await map.focus();
  await map.press('Control+Home');
  await expect(map.getByRole('gridcell')).toHaveText(/When → When: 1/);
  await map.press('ArrowDown');
  await expect(map.getByRole('gridcell')).toHaveText(said(1, 0));
  await map.press('ArrowRight');
  await expect(map.getByRole('gridcell')).toHaveText(said(1, 1));
  await map.press('ArrowRight');
  await expect(map.getByRole('gridcell')).toHaveText(/masked/);
});

test('three tokens on and three back lead to the same numbers', async ({ workbench: page }) => {
  // A text of this test alone: what another one generated from the same text may still be held, and is then not run.
  await visit(page, { text: 'The miller had three sons and one mill, and when he died' });
  const before = await readCandidates(page);
  const length = (await readTokens(page)).length;
  for (let step = 1; step <= 3; step++) {
    const { rows } = await readCandidates(page);
    await nextTokenButton(page).click();
    await expect(tokenItems(page)).toHaveCount(length + step);
    // One new row; all others come from the cache.
    await expect(statusLine(page)).toContainText(`Computed 1 token in`);
    await expect(statusLine(page)).toContainText(`${length + step - 1} from the cache`);
    const added = (await readTokens(page)).at(-1);
    expect(rows.map(({ id }) => id)).toContain(added?.id);
  }
  for (let step = 2; step >= 0; step--) {
    await undoButton(page).click();
    await expect(tokenItems(page)).toHaveCount(length + step);
    await expect(statusLine(page)).toContainText('already computed');
  }
  expect(await readCandidates(page)).toEqual(before);
});

test('a forced candidate joins the text, and says that it was chosen', async ({ workbench: page }) => {
  await visit(page, { text: reference.text });
  await candidateTable(page).getByRole('button', { name: 'Choose ·Rose' }).click();
  await expect(tokenItems(page)).toHaveCount(reference.ids.length + 1);
  const added = (await readTokens(page)).at(-1);
  expect(added?.label).toBe('·Rose');
  expect(added?.description).toContain('generated, chosen by hand');
});

test('any token of the vocabulary can be found and forced', async ({ workbench: page }) => {
  await visit(page, { text: reference.text });
  const box = page.getByRole('searchbox', { name: 'Find a token' });
  await box.fill('king');
  const found = candidateTable(page).getByRole('button', { name: 'Choose ·king', exact: true });
  await found.click();
  await expect(tokenItems(page)).toHaveCount(reference.ids.length + 1);
  expect((await readTokens(page)).at(-1)?.label).toBe('·king');
  await box.fill('');
  await expect(candidateTable(page).getByRole('row')).not.toHaveCount(2);
});

test('earlier and later steps are shown without running the model again', async ({ workbench: page }) => {
  await visit(page, { text: reference.text });
  const length = reference.ids.length;
  const seen = [await readCandidates(page)];
  for (let step = 1; step <= 3; step++) {
    await nextTokenButton(page).click();
    await expect(tokenItems(page)).toHaveCount(length + step);
    seen.push(await readCandidates(page));
  }
  const steps = page.getByRole('group', { name: 'Steps of the generation' });
  for (const step of [2, 1, 0]) {
    await steps.getByRole('button', { name: 'Earlier' }).click();
    await expect(tokenItems(page)).toHaveCount(length + step);
    await expect(statusLine(page)).toContainText(`Showing ${length + step} tokens, already computed`);
    expect(await readCandidates(page)).toEqual(seen[step]);
  }
  // What was generated is still there, after the step on show.
  await expect(page.getByRole('list', { name: 'Tokens after this step' }).getByRole('listitem')).toHaveCount(3);
  for (const step of [1, 2, 3]) {
    await steps.getByRole('button', { name: 'Later' }).click();
    await expect(tokenItems(page)).toHaveCount(length + step);
    await expect(statusLine(page)).toContainText('already computed');
    expect(await readCandidates(page)).toEqual(seen[step]);
  }
});

test('choosing another token at an earlier step branches, and undo brings the branch back', async ({
  workbench: page,
}) => {
  await visit(page, { text: reference.text });
  const length = reference.ids.length;
  for (const count of [1, 2]) {
    await nextTokenButton(page).click();
    await expect(tokenItems(page)).toHaveCount(length + count);
  }
  const whole = await readTokens(page);
  await page.getByRole('slider', { name: 'Generated tokens shown' }).fill('0');
  await expect(tokenItems(page)).toHaveCount(length);
  await candidateTable(page).getByRole('button', { name: 'Choose ·William' }).click();
  await expect(tokenItems(page)).toHaveCount(length + 1);
  expect((await readTokens(page)).at(-1)?.label).toBe('·William');

  await undoButton(page).click();
  await expect(tokenItems(page)).toHaveCount(length);
  await page.getByRole('slider', { name: 'Generated tokens shown' }).fill('2');
  await expect(tokenItems(page)).toHaveCount(length + 2);
  expect(await readTokens(page)).toEqual(whole);
});

test('a token chosen in the list is the query of every view', async ({ workbench: page }) => {
  await visit(page, { text: reference.text, zoom: 'head' });
  await page.getByRole('button', { name: 'token 4, ·John, id 1757' }).click();
  await expect(page.getByRole('heading', { name: 'The arithmetic for ·John' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'token 4, ·John, id 1757' })).toHaveAttribute('aria-pressed', 'true');
  // Esc leads out of the head and the block, then back to the last token.
  for (let level = 1; level <= 3; level += 1) await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'token 14, ·to, id 284' })).toHaveAttribute('aria-pressed', 'true');
});

test('an example comes with what to look for', async ({ workbench: page }) => {
  await visit(page, { text: 'My own words' });
  await page.getByRole('combobox', { name: 'Example' }).selectOption('Days of the week');
  await expect(prompt(page)).toHaveValue('Monday, Tuesday, Wednesday,');
  await expect.poll(async () => (await readPieces(page)).join('')).toBe('Monday, Tuesday, Wednesday,');
  await expect(page.getByText('Raise the temperature')).toBeVisible();
  expect((await readCandidates(page)).rows[0]?.label).toBe('·Thursday');
});

function largestDifference(left: readonly number[][], right: readonly number[][]): number {
  const rowDifference = (row: readonly number[], at: number) =>
    Math.max(...row.map((weight, key) => Math.abs(weight - (right[at]?.[key] ?? NaN))));
  return left.length === right.length ? Math.max(...left.map(rowDifference)) : Infinity;
}
