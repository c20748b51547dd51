/** The controls between logits and draw: they change what is drawn, exactly as they say, and never run the model. */
import type { Page } from '@playwright/test';
import {
  exactBox,
  nextTokenButton,
  readCandidates,
  readFact,
  readTokens,
  slider,
  statusLine,
  tokenItems,
  type CandidateOnPage,
} from './support/reading.ts';
import { expect, test, visit } from './support/sharedPage.ts';

/** Many words could follow, so filters have something to cut. */
const OPEN_TEXT = 'Once upon a time there was a';
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
const draw = (page: Page) => page.getByRole('img', { name: /^The draw:/ });

/** The rows once the table shows an effect of the control just moved. */
async function readRows(page: Page, isThere: (rows: readonly CandidateOnPage[]) => boolean) {
  await expect.poll(async () => isThere((await readCandidates(page)).rows)).toBe(true);
  return (await readCandidates(page)).rows;
}

const isCut = (rows: readonly CandidateOnPage[]) => rows.some(({ isRemoved }) => isRemoved);

test('temperature 0 always takes the best token, whatever the seed', async ({ workbench: page }) => {
  await visit(page, { text: OPEN_TEXT });
  await slider(page, 'Temperature').fill('0');
  const rows = await readRows(page, isCut);
  expect(rows[0]?.probability).toBe(1);
  expect(rows.slice(1).map(({ probability, isRemoved }) => [probability, isRemoved])).toEqual(
    rows.slice(1).map(() => [0, true]),
  );
  await expect(draw(page)).toHaveAccessibleName(`The draw: T = 0: always the first, ${rows[0]?.label}`);
  for (const seed of ['1', '2', '3']) {
    await page.getByRole('spinbutton', { name: 'Seed' }).fill(seed);
    await expect(draw(page)).toHaveAccessibleName(`The draw: T = 0: always the first, ${rows[0]?.label}`);
  }
  const length = (await readTokens(page)).length;
  await nextTokenButton(page).click();
  await expect(tokenItems(page)).toHaveCount(length + 1);
  const added = (await readTokens(page)).at(-1);
  expect(added?.id).toBe(rows[0]?.id);
  expect(added?.description).toContain('greedy');
});

test('a temperature changes the ratio of two tokens by its power', async ({ workbench: page }) => {
  await visit(page, { text: OPEN_TEXT });
  for (const temperature of [0.5, 2]) {
    await slider(page, 'Temperature').fill(String(temperature));
    await expect(exactBox(page, 'Temperature')).toHaveValue(String(temperature));
    const [first, second, third] = await readRows(page, ([row]) => row !== undefined && row.base !== row.probability);
    // p ∝ exp(z/T), so p₁/p₂ at T is the ratio at 1 to the power of 1/T.
    for (const other of [second, third]) {
      const ratio = (first?.probability ?? NaN) / (other?.probability ?? NaN);
      const expected = ((first?.base ?? NaN) / (other?.base ?? NaN)) ** (1 / temperature);
      expect(ratio / expected).toBeCloseTo(1, 4);
    }
  }
});

test('top-k 1 leaves one token, and it is drawn', async ({ workbench: page }) => {
  await visit(page, { text: OPEN_TEXT });
  await slider(page, 'Top-k').fill('1');
  const rows = await readRows(page, isCut);
  expect(rows.filter(({ isRemoved }) => !isRemoved)).toHaveLength(1);
  expect(rows[0]?.probability).toBe(1);
  const length = (await readTokens(page)).length;
  await nextTokenButton(page).click();
  await expect(tokenItems(page)).toHaveCount(length + 1);
  expect((await readTokens(page)).at(-1)?.id).toBe(rows[0]?.id);
});

const FILTERS = [
  { control: 'Top-k', value: 5, keeps: (_: CandidateOnPage, rank: number) => rank < 5 },
  {
    // The best tokens that together reach the share, the one that reaches it included.
    control: 'Top-p',
    value: 0.3,
    keeps: (_: CandidateOnPage, rank: number, rows: readonly CandidateOnPage[]) =>
      sum(rows.slice(0, rank).map(({ base }) => base)) < 0.3,
  },
  {
    control: 'Min-p',
    value: 0.3,
    keeps: ({ base }: CandidateOnPage, _: number, rows: readonly CandidateOnPage[]) =>
      base >= 0.3 * (rows[0]?.base ?? NaN),
  },
];

for (const { control, value, keeps } of FILTERS)
  test(`${control} ${value} keeps what it says, and what it removes is shown`, async ({ workbench: page }) => {
    await visit(page, { text: OPEN_TEXT });
    await slider(page, control).fill(String(value));
    const rows = await readRows(page, isCut);
    expect(rows.map(({ isRemoved }) => !isRemoved)).toEqual(rows.map(keeps));
    const kept = rows.filter(({ isRemoved }) => !isRemoved);
    expect(kept.length).toBeGreaterThan(1);

    // Those kept are scaled up to 1 in their old proportions; those removed cannot be drawn.
    const keptMass = sum(kept.map(({ base }) => base));
    for (const { probability, base, isRemoved } of rows)
      expect(probability).toBeCloseTo(isRemoved ? 0 : base / keptMass, 5);
    expect(sum(kept.map(({ probability }) => probability))).toBeCloseTo(1, 6);
    expect((await readCandidates(page)).rest).toBe(0);
    expect((await readFact(page, 'Next token', 'removed')) + keptMass).toBeCloseTo(1, 5);
  });

test('the repetition penalty weakens tokens of the text, and no others', async ({ workbench: page }) => {
  await visit(page, { text: 'The fox was bigger than the mouse. The mouse was afraid of the' });
  const before = (await readCandidates(page)).rows;
  const inText = new Set((await readTokens(page)).map(({ id }) => id));
  expect(before.some(({ id }) => inText.has(id))).toBe(true);
  await slider(page, 'Repetition penalty').fill('1.5');
  const rows = await readRows(page, ([row]) => row !== undefined && row.penalized !== null);
  for (const { id, logit, penalized } of [...rows]) {
    // Keskar et al. 2019: logits above 0 are divided, those below multiplied.
    const weakened = logit > 0 ? logit / 1.5 : logit * 1.5;
    expect(penalized).toBeCloseTo(inText.has(id) ? weakened : logit, 4);
  }
});

test('the same seed writes the same text, and another seed another', async ({ workbench: page }) => {
  const write = async (seed: number) => {
    await visit(page, { text: OPEN_TEXT, seed });
    const length = (await readTokens(page)).length;
    for (let count = 1; count <= 5; count++) {
      await nextTokenButton(page).click();
      await expect(tokenItems(page)).toHaveCount(length + count);
    }
    return (await readTokens(page)).slice(length).map(({ id }) => id);
  };
  const first = await write(7);
  expect(await write(7)).toEqual(first);
  expect(await write(8)).not.toEqual(first);
});

test('the draw falls on the token whose stretch of the bar holds the seed’s number', async ({ workbench: page }) => {
  await visit(page, { text: OPEN_TEXT, topk: 8 });
  const { rows } = await readCandidates(page);
  const drawn = new Set<string>();
  for (const seed of ['1', '2', '3', '4', '5', '6']) {
    await page.getByRole('spinbutton', { name: 'Seed' }).fill(seed);
    await expect(draw(page)).toHaveAccessibleName(new RegExp(`^The draw: seed ${seed}, step 1: u = [\\d.]+ falls on `));
    const name = (await draw(page).getAttribute('aria-label')) ?? '';
    const [, u = '', token = ''] = /u = ([\d.]+) falls on (.*)$/.exec(name) ?? [];
    const at = rows.findIndex(({ label }) => label === token);
    const from = sum(rows.slice(0, at).map(({ probability }) => probability));
    // u is written with four digits.
    expect(Number(u)).toBeGreaterThanOrEqual(from - 1e-4);
    expect(Number(u)).toBeLessThanOrEqual(from + (rows[at]?.probability ?? NaN) + 1e-4);
    drawn.add(token);
  }
  expect(drawn.size).toBeGreaterThan(1);
});

test('moving controls never runs the model', async ({ workbench: page }) => {
  await visit(page, { text: OPEN_TEXT });
  // It names the run with its time: a second run would say that nothing had to be computed.
  const said = await statusLine(page).textContent();
  const logits = (await readCandidates(page)).rows.map(({ id, logit }) => [id, logit]);
  const positions = {
    Temperature: ['0', '0.4', '1.7', '2', '1'],
    'Top-k': ['40', '1', '0'],
    'Top-p': ['0.9', '0.1', '1'],
    'Min-p': ['0.2', '0'],
    'Repetition penalty': ['1.4', '2', '1'],
  };
  for (const [name, values] of Object.entries(positions))
    for (const value of values) {
      await slider(page, name).fill(value);
      await expect(exactBox(page, name)).toHaveValue(value);
    }
  await expect(page.getByRole('button', { name: 'Reset' })).toBeDisabled();
  expect((await readCandidates(page)).rows.map(({ id, logit }) => [id, logit])).toEqual(logits);
  await expect(statusLine(page)).toHaveText(said ?? '');
});

test('a control takes arrow keys, and a value typed exactly', async ({ workbench: page }) => {
  await visit(page, { text: OPEN_TEXT });
  const temperature = slider(page, 'Temperature');
  await temperature.focus();
  await temperature.press('ArrowLeft');
  await expect(exactBox(page, 'Temperature')).toHaveValue('0.95');
  await temperature.press('Home');
  await expect(exactBox(page, 'Temperature')).toHaveValue('0');
  await exactBox(page, 'Temperature').fill('0.7');
  await expect(temperature).toHaveValue('0.7');
  await exactBox(page, 'Top-k').fill('3');
  const rows = await readRows(page, isCut);
  expect(rows.filter(({ isRemoved }) => !isRemoved)).toHaveLength(3);
  await page.getByRole('button', { name: 'Reset' }).click();
  await expect(temperature).toHaveValue('1');
  await expect(slider(page, 'Top-k')).toHaveValue('0');
});
