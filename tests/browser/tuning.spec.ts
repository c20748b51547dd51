/** Phases 2 and 3 in the browser, from the recorded checkpoints: the real trainer in its worker learns from real clicks and leaves files behind. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from './support/test.ts';
import { button, life, openTraining } from './support/training.ts';
import { answers, loadFinetuned, openClicks } from './support/tuning.ts';

test.use({ hasModel: false });

/** A share in the table of measures, 0…100: at the start or now. */
async function readShare(page: Page, measure: string, column: 0 | 1): Promise<number> {
  const row = page.getByRole('row', { name: new RegExp(`^${measure}`) });
  return 100 * Number(await row.locator('data').nth(column).getAttribute('value'));
}

async function forgetClicks(page: Page): Promise<void> {
  await button(page, 'Forget all clicks and begin again with the model as it was before the first').click();
  await expect(page.getByText(/0 clicks so far\./)).toBeVisible();
}

test('a recorded model is tuned by clicks, by keys and by a judge, and does what was asked; without the leash it is over-optimised', async ({
  page,
  site,
}) => {
  test.slow();
  await openClicks(page, site.url);
  expect(await readShare(page, 'friendly', 0)).toBeLessThan(60);

  await test.step('by clicks and by keys', async () => {
    await answers(page).getByRole('button').first().click();
    await expect(page.getByText(/1 click so far\./)).toBeVisible();
    await page.keyboard.press('2');
    await expect(page.getByText(/2 clicks so far\./)).toBeVisible();
  });

  await test.step('by a judge, and does what was asked', async () => {
    await forgetClicks(page);
    await button(page, '20 clicks').click();
    await expect(page.getByText(/20 clicks so far\.|No two answers that differ were found/).first()).toBeVisible({
      timeout: 120_000,
    });
    expect(await readShare(page, 'friendly', 1)).toBeGreaterThanOrEqual(85);
    expect(await readShare(page, 'right answers', 1)).toBeGreaterThanOrEqual(85);
    await expect(page.getByText(/^Over-optimised/)).toHaveCount(0);
    expect(await readShare(page, 'rude', 1)).toBeLessThan(await readShare(page, 'rude', 0));
  });

  // Measured: friendly 37 % before and 98 % after; right 92 % before and 70 % after.
  await test.step('off the leash it pleases as much, right answers are lost, and the page says so', async () => {
    await forgetClicks(page);
    await button(page, 'Take the leash off').click();
    await button(page, '20 clicks').click();
    await expect(page.getByText('Over-optimised: pleasing, and wrong')).toBeVisible({ timeout: 120_000 });
    await expect(button(page, 'Stop')).toBeHidden({ timeout: 120_000 });
    await expect(page.getByText('Over-optimised: pleasing, and wrong')).toBeVisible();
    expect(await readShare(page, 'right answers', 0)).toBeGreaterThanOrEqual(90);
    expect(await readShare(page, 'friendly', 1)).toBeGreaterThanOrEqual(90);
    expect(await readShare(page, 'in no style', 1)).toBeLessThan(10);
    expect(await readShare(page, 'right answers', 1)).toBeGreaterThan(60);
    expect(await readShare(page, 'right answers', 1)).toBeLessThan(80);
  });
});

test('fine-tuning runs from a recorded model and answers change; a list without questions, and one with characters the model does not know, are refused by name', async ({
  page,
  site,
}) => {
  test.slow();
  await openTraining(page, site.url);
  await page.getByRole('radio', { name: /2 Fine-tuning/ }).check();
  await page.getByRole('main').getByRole('button', { name: 'Load the recorded pre-trained model' }).last().click();
  await expect(page.getByText(/^A recorded model: pre-trained on/)).toBeVisible();
  await expect(page.getByRole('columnheader', { name: 'As the model is' }).first()).toBeVisible();
  await button(page, '50 steps').click();
  await expect(page.getByText('Step 50 of 600')).toBeVisible();
  await expect(page.getByRole('columnheader', { name: 'Now' }).first()).toBeVisible();
  await page.getByRole('radio', { name: 'Formula' }).check();
  await expect(page.getByText(/^Step 50.* bits each\.$/)).toBeVisible();

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

test('a recorded model has the checkpoints before it; it is saved, refused when it is broken, loaded again, and stays until a word', async ({
  page,
  site,
}) => {
  test.slow();
  await openClicks(page, site.url);
  const pretrained = page.getByRole('listitem').filter({ hasText: 'Pre-trained' });

  await test.step('its earlier checkpoints are there, from the run that came with it', async () => {
    await page.getByRole('radio', { name: 'Whole life' }).check();
    await expect(pretrained.getByText('step 2,000')).toBeVisible();
    await expect(pretrained.getByText('recorded')).toBeVisible();
    await expect(page.getByText('not kept for this model')).toBeHidden();
    await expect(button(page, 'Fetch the earlier checkpoints')).toBeHidden();
    // While it is on show all checkpoints are asked again after every change.
    await page.getByRole('radio', { name: 'Samples' }).check();
  });

  const picker = page.locator('input[type="file"]');
  const choose = (buffer: Buffer) => picker.setInputFiles({ name: 'model.safetensors', mimeType: '', buffer });
  await test.step('it is saved, refused when it is broken, and loaded again', async () => {
    await page.keyboard.press('1');
    await expect(page.getByText(/1 click so far\./)).toBeVisible();
    await button(page, 'Files').click();
    const saving = page.waitForEvent('download');
    await button(page, 'Save as a file').click();
    const path = await (await saving).path();
    const saved = readFileSync(path);
    expect(saved.length).toBeGreaterThan(600_000);
    await choose(saved.subarray(0, 1000));
    await expect(page.getByText('This file is not a model of this page')).toBeVisible();
    await choose(saved);
    await expect(page.getByRole('dialog')).toBeHidden();
    await button(page, 'Go on after 1 click').click();
    await expect(page.getByText(/1 click so far\./)).toBeVisible();
  });

  await test.step('one that was saved and loaded in another visit stays, and is asked before it is replaced', async () => {
    const recorded = await (await page.request.get(`${site.url}training/finetuned.safetensors`)).body();
    await button(page, 'Files').click();
    await choose(recorded);
    await expect(life(page).getByText('Now: as it was loaded')).toBeVisible();
    // A change that would have made a fresh model at once now waits for a word.
    await page.getByRole('radio', { name: '1 Pre-training' }).check();
    await page.getByRole('spinbutton', { name: 'Layers, exact' }).fill('1');
    await expect(button(page, 'Make this model')).toBeVisible();
    await expect(life(page).getByText('Now: as it was loaded')).toBeVisible();
  });

  await test.step('without the run that came with it, earlier checkpoints are fetched and repeated beside it', async () => {
    await page.route('**/*.run.safetensors', (route) => route.abort());
    await page.getByRole('radio', { name: '3 Preference tuning' }).check();
    await loadFinetuned(page);
    await page.getByRole('radio', { name: 'Whole life' }).check();
    await expect(page.getByText('not kept for this model')).toBeVisible();
    await button(page, 'Fetch the earlier checkpoints').click();
    await expect(page.getByText('Fetching the earlier checkpoints')).toBeHidden({ timeout: 120_000 });
    await expect(page.getByText('not kept for this model')).toBeHidden();
    await expect(pretrained.getByText('recorded')).toBeVisible();
  });
});
