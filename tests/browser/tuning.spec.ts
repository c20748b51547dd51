/**
 * Phases 2 and 3 in the browser, from the recorded checkpoints: the real trainer in its worker learns from real
 * clicks, leaves files behind, and opens in the workbench.
 */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from './support/test.ts';

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' });

test.use({ hasModel: false });

async function open(page: Page, url: string, phase: RegExp): Promise<void> {
  await page.goto(`${url}#page=training`);
  await page.getByRole('radio', { name: phase }).check();
}

async function openClicks(page: Page, url: string): Promise<void> {
  await open(page, url, /3 Preference tuning/);
  await page.getByRole('main').getByRole('button', { name: 'Load the recorded fine-tuned model' }).last().click();
  await expect(page.getByText(/^A recorded model: pre-trained and fine-tuned/)).toBeVisible();
  await button(page, 'Begin preference tuning').click();
  await expect(page.getByRole('group', { name: 'Which answer is better?' })).toBeVisible();
}

/** A share in the table of measures, 0…100: at the start or now. */
async function readShare(page: Page, measure: string, column: 0 | 1): Promise<number> {
  const row = page.getByRole('row', { name: new RegExp(`^${measure}`) });
  return 100 * Number(await row.locator('data').nth(column).getAttribute('value'));
}

test('a recorded model is tuned by clicks, by keys and by a judge, and does what was asked', async ({ page, site }) => {
  test.slow();
  await openClicks(page, site.url);
  expect(await readShare(page, 'friendly', 0)).toBeLessThan(60);
  const answers = page.getByRole('group', { name: 'Which answer is better?' });
  await answers.getByRole('button').first().click();
  await expect(page.getByText(/1 click so far\./)).toBeVisible();
  await page.keyboard.press('2');
  await expect(page.getByText(/2 clicks so far\./)).toBeVisible();
  await button(page, 'Forget all clicks and begin again with the model as it was before the first').click();
  await expect(page.getByText(/0 clicks so far\./)).toBeVisible();
  await button(page, '20 clicks').click();
  await expect(page.getByText(/20 clicks so far\.|No two answers that differ were found/).first()).toBeVisible({
    timeout: 120_000,
  });
  expect(await readShare(page, 'friendly', 1)).toBeGreaterThanOrEqual(85);
  expect(await readShare(page, 'right answers', 1)).toBeGreaterThanOrEqual(85);
  await expect(page.getByText(/^Over-optimised/)).toHaveCount(0);
  expect(await readShare(page, 'rude', 1)).toBeLessThan(await readShare(page, 'rude', 0));
});

test('without the leash the model is over-optimised, and the page says so', async ({ page, site }) => {
  test.slow();
  await openClicks(page, site.url);
  await button(page, 'Take the leash off').click();
  await button(page, '20 clicks').click();
  await expect(page.getByText('Over-optimised: pleasing, and wrong')).toBeVisible({ timeout: 120_000 });
  await expect(button(page, 'Stop')).toBeHidden({ timeout: 120_000 });
  expect(await readShare(page, 'friendly', 1)).toBeGreaterThanOrEqual(90);
  expect(await readShare(page, 'right answers', 1)).toBeLessThan((await readShare(page, 'right answers', 0)) - 10);
});

test('fine-tuning runs from a recorded model and answers change', async ({ page, site }) => {
  test.slow();
  await open(page, site.url, /2 Fine-tuning/);
  await page.getByRole('main').getByRole('button', { name: 'Load the recorded pre-trained model' }).last().click();
  await expect(page.getByText(/^A recorded model: pre-trained on/)).toBeVisible();
  await expect(page.getByRole('columnheader', { name: 'As the model is' }).first()).toBeVisible();
  await page.getByRole('button', { name: '50 steps' }).click();
  await expect(page.getByText('Step 50 of 600')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('columnheader', { name: 'Now' }).first()).toBeVisible();
  await page.getByRole('radio', { name: 'Formula' }).check();
  await expect(page.getByText(/^Step 50.* bits each\.$/)).toBeVisible();
});

test('a list without questions, and one with characters the model does not know, are refused by name', async ({
  page,
  site,
}) => {
  await open(page, site.url, /2 Fine-tuning/);
  await button(page, 'Show and edit the list').click();
  const dialog = page.getByRole('dialog', { name: 'Questions and answers' });
  await dialog.getByRole('button', { name: 'Add a pair' }).click();
  await dialog.getByRole('textbox', { name: 'Question' }).first().fill('Wie heißt du?');
  await dialog.getByRole('textbox', { name: 'Answer to: Wie heißt du?' }).fill('Bob');
  await dialog.getByRole('button', { name: 'Use this list' }).click();
  await expect(dialog.getByText('This list cannot be used')).toBeVisible();
  await expect(dialog.getByText(/no tokens for ß/)).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Question', exact: true }).first().fill('What is your name?');
  await dialog.getByRole('button', { name: 'Use this list' }).click();
  await expect(dialog).toBeHidden();
});

test('a model is saved, refused when it is broken, and loaded again', async ({ page, site }) => {
  await openClicks(page, site.url);
  await page.keyboard.press('1');
  await expect(page.getByText(/1 click so far\./)).toBeVisible();
  await button(page, 'Files').click();
  const saving = page.waitForEvent('download');
  await button(page, 'Save as a file').click();
  const path = await (await saving).path();
  const saved = readFileSync(path);
  expect(saved.length).toBeGreaterThan(600_000);
  const picker = page.locator('input[type="file"]');
  await picker.setInputFiles({ name: 'broken.safetensors', mimeType: '', buffer: saved.subarray(0, 1000) });
  await expect(page.getByText('This file is not a model of this page')).toBeVisible();
  await picker.setInputFiles({ name: 'good.safetensors', mimeType: '', buffer: saved });
  await expect(page.getByRole('dialog')).toBeHidden();
  await button(page, 'Go on after 1 click').click();
  await expect(page.getByText(/1 click so far\./)).toBeVisible();
});

test('a recorded model has the checkpoints before it, from the run that came with it', async ({ page, site }) => {
  test.slow();
  await openClicks(page, site.url);
  await page.getByRole('radio', { name: 'Whole life' }).check();
  const row = (name: string) => page.getByRole('listitem').filter({ hasText: name });
  await expect(row('Pre-trained').getByText('step 2,000')).toBeVisible();
  await expect(row('Pre-trained').getByText('recorded')).toBeVisible();
  await expect(page.getByText('not kept for this model')).toBeHidden();
  await expect(button(page, 'Fetch the earlier checkpoints')).toBeHidden();
});

test('without that run its earlier checkpoints are fetched and repeated beside it', async ({ page, site }) => {
  test.slow();
  await page.route('**/*.run.safetensors', (route) => route.abort());
  await openClicks(page, site.url);
  await page.getByRole('radio', { name: 'Whole life' }).check();
  await expect(page.getByText('not kept for this model')).toBeVisible();
  await button(page, 'Fetch the earlier checkpoints').click();
  await expect(page.getByText('Fetching the earlier checkpoints')).toBeHidden({ timeout: 120_000 });
  await expect(page.getByText('not kept for this model')).toBeHidden();
  await expect(page.getByRole('listitem').filter({ hasText: 'Pre-trained' }).getByText('recorded')).toBeVisible();
});

test.describe('with the model that comes with the page', () => {
  test.use({ hasModel: true });

  test('the model under training opens in the workbench with all that can be seen, and the page comes back to it', async ({
    page,
    site,
  }) => {
    test.slow();
    await openClicks(page, site.url);
    await button(page, /^Look inside/).click();
    await expect(page.getByRole('button', { name: 'Model: Your trained model' })).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText('23 tokens, limit 64')).toBeVisible();
    await expect(page.getByText('tokens and probabilities only')).toHaveCount(0);
    await expect(page.getByRole('radio', { name: 'Attribution' })).toBeEnabled();
    // The address says whose numbers these are, so that a reload shows no other model's in their place unsaid.
    await expect(page).toHaveURL(/model=trained-/);
    await page.getByRole('button', { name: 'Copy link' }).click();
    await expect(page.getByRole('dialog', { name: 'This link' })).toContainText('lives in this browser only');
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'Training' }).click();
    await expect(page.getByRole('group', { name: 'Which answer is better?' })).toBeVisible();
  });
});
