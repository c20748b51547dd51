/**
 * Two models on one text: chosen in the sheet of models or by a link, told apart by their numbers, left by a key. The
 * second one is a tiny random network with tokens of its own; of one that is compared with itself nothing may differ.
 */
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { findAxeFaults } from './support/axe.ts';
import { beginWithout, button, check, openSheet, sheet, TEXT } from './support/modelsSheet.ts';
import { expect, test } from './support/sharedPage.ts';
import { waitForPrediction } from './support/workbench.ts';

const FOLDER = fileURLToPath(new URL('../golden/hub/current', import.meta.url));

const region = (page: Page) => page.getByRole('region', { name: 'Compare', exact: true });
const grid = (page: Page) => region(page).getByRole('grid', { name: 'Tokens of both models, aligned by characters' });
const bits = (page: Page) => region(page).getByRole('table', { name: 'Bits of the text under both models' });
/** What the tokens of a model spell, from line to line. */
const rowOf = (page: Page, model: string) => grid(page).getByRole('gridcell', { name: new RegExp(`^${model}, token`) });

/** Goes to an address as a visitor does who pastes one. */
async function follow(page: Page, fields: Readonly<Record<string, string>>) {
  await page.evaluate((fragment) => (location.hash = fragment), new URLSearchParams(fields).toString());
  await expect(region(page)).toBeVisible();
}

test.use({ expectedErrors: [/The thread is gone|Failed to load resource/] });

test.beforeEach(async ({ workbench: page }) => {
  await beginWithout(page);
});
test.afterEach(async ({ workbench: page }) => {
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(region(page)).toHaveCount(0);
});

test('a model from the disk reads the text beside the one in use, and its tokens stand under the same letters', async ({
  workbench: page,
  hub,
}) => {
  await openSheet(page);
  await sheet(page).locator('input[data-picks="folder"]').setInputFiles(FOLDER);
  await button(page, 'Compare with current').click();
  await expect(bits(page)).toBeVisible();
  // Three tokens and the same letters in more, each with what it costs; nobody predicts the first.
  await expect(rowOf(page, 'Glassbox small')).toHaveCount(3);
  expect(await rowOf(page, 'current').count()).toBeGreaterThan(3);
  await expect(rowOf(page, 'current').first()).toHaveAccessibleName(/not predicted$/);
  await expect(rowOf(page, 'Glassbox small').nth(1)).toHaveAccessibleName(/token 2: ·king, \d.* bits$/);
  const spelled = async (model: string) => (await rowOf(page, model).locator('bdi').allInnerTexts()).join('');
  expect(await spelled('current')).toBe(await spelled('Glassbox small'));
  await expect(region(page)).toContainText('Counted over 10 of 13 bytes');
  await expect(region(page)).toContainText('these two have different ones');
  // A token is chosen for both, by keys, and rows of both heads with it.
  await rowOf(page, 'Glassbox small').nth(1).click();
  await page.keyboard.press('ArrowRight');
  await expect(region(page)).toContainText(/·said: Glassbox small gives it \d.* bits, current \d.* bits/);
  await expect(page).toHaveURL(/query=2/);
  const head = region(page).getByRole('combobox', { name: 'Head, current' });
  await head.selectOption('Head 1');
  await expect(region(page).getByRole('grid', { name: /^current: attention of layer \d, head 1$/ })).toBeVisible();
  await expect(page).toHaveURL(/withhead=\d\.0/);
  expect(await findAxeFaults(page)).toEqual([]);
  // Both read what is written next.
  await page.getByRole('textbox', { name: 'Prompt' }).fill('The queen');
  await expect.poll(() => spelled('Glassbox small')).toBe('The·queen');
  expect(await spelled('current')).toBe('The·queen');
  expect(hub.requests).toEqual([]);
  // One step out of the chosen token, and one out of the comparison.
  await region(page).getByRole('button', { name: 'Leave Compare' }).focus();
  await page.keyboard.press('Escape');
  await expect(region(page)).toHaveCount(0);
  await waitForPrediction(page);
  await expect(page).not.toHaveURL(/with=/);
});

test('a model and itself give the same numbers, by a link too; a worker that is lost is opened again', async ({
  workbench: page,
}) => {
  await follow(page, { text: TEXT, with: 'glassbox-2' });
  await expect(region(page)).toContainText('Both find the text equally probable.');
  const [first, second, difference] = await bits(page).locator('tbody tr').all();
  const numbers = (row: typeof first) =>
    row!.locator('data').evaluateAll((all) => all.map((each) => (each as HTMLDataElement).value));
  expect(await numbers(second)).toEqual(await numbers(first));
  expect(await numbers(difference)).toEqual(['0', '0']);
  await expect(region(page)).toContainText('KL divergence of Glassbox small, second from Glassbox small, first: 0');
  await page
    .workers()
    .at(-1)
    ?.evaluate(() => {
      self.onmessage = () => {
        throw new Error('The thread is gone.');
      };
    });
  await page.getByRole('textbox', { name: 'Prompt' }).fill('The queen said');
  await expect(region(page).getByRole('alert')).toContainText('Glassbox small, second stopped');
  await region(page).getByRole('button', { name: 'Reopen Glassbox small, second' }).click();
  await expect(region(page)).toContainText('Both find the text equally probable.');
});

test('one of many files of a model is fetched for the comparison alone, and a link names it', async ({
  workbench: page,
  hub,
}) => {
  await check(page, 'glassbox-tests/many');
  await sheet(page).getByRole('combobox', { name: 'File' }).selectOption('onnx/model.onnx');
  await button(page, 'Compare with glassbox-tests/many: download 4.9 MB').click();
  await expect(bits(page)).toContainText('glassbox-tests/many');
  await expect(region(page)).toContainText('in float32, file onnx/model.onnx');
  await expect(page).toHaveURL(/with=glassbox-tests%2Fmany&withfile=onnx%2Fmodel\.onnx/);
  await expect(page.getByRole('button', { name: 'Model: Glassbox small' })).toBeVisible();
  expect(hub.bodies.filter(({ file }) => file.endsWith('.onnx')).map(({ file }) => file)).toEqual([
    'glassbox-tests/many/onnx/model.onnx',
  ]);
});

test('a link to a model that is not here asks first', async ({ workbench: page, hub }) => {
  await follow(page, { text: TEXT, with: 'Xenova/gpt2' });
  const question = region(page).getByRole('group', { name: 'A question of this link' });
  await expect(question).toContainText('This link compares with GPT-2 small');
  expect(hub.requests).toEqual([]);
  await question.getByRole('button', { name: 'Load GPT-2 small and compare' }).click();
  await expect(bits(page)).toContainText('GPT-2 small');
  expect(hub.requests.length).toBeGreaterThan(0);
});
