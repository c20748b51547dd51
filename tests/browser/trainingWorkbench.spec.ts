/** Training and the workbench are places of one page: a way there and back, and the model under training taken along. */
import { expect, test } from './support/test.ts';
import { button, readSaved } from './support/training.ts';
import { answers, beginClicks } from './support/tuning.ts';
import { waitForPrediction } from './support/workbench.ts';

test('training is a place of the same page, the model under training opens in the workbench with all that can be seen, and a reload leads back to it', async ({
  page,
  site,
}) => {
  test.slow();
  const training = page.getByRole('link', { name: 'Training' });
  const prompt = page.getByRole('textbox', { name: 'Prompt' });
  const trained = page.getByRole('button', { name: 'Model: Your trained model' });
  const attribution = page.getByRole('radio', { name: 'Attribution' });

  await test.step('Back leads back, and the workbench is as it was', async () => {
    await page.goto(`${site.url}#text=The+cat+sat`);
    await waitForPrediction(page);
    await attribution.check({ force: true });
    expect(page.workers().some((worker) => worker.url().includes('trainer'))).toBe(false);
    await training.click();
    await expect(button(page, 'Step')).toBeEnabled();
    await expect(page).toHaveURL(/page=training/);
    await expect(prompt.first()).toBeVisible();
    await page.goBack();
    await expect(attribution).toBeChecked();
    await expect(page).not.toHaveURL(/page=training/);
  });

  await test.step('the model under training opens with all that can be seen', async () => {
    await training.click();
    await page.getByRole('radio', { name: '3 Preference tuning' }).check();
    await beginClicks(page);
    await page.keyboard.press('1');
    await expect(page.getByText(/1 click so far\./)).toBeVisible();
    await expect.poll(async () => Object.keys(await readSaved(page))).toEqual(['model']);
    await button(page, /^Look inside/).click();
    await expect(trained).toBeVisible();
    await expect(page.getByText('23 tokens, limit 64')).toBeVisible();
    await expect(page.getByText('tokens and probabilities only')).toHaveCount(0);
    await expect(attribution).toBeEnabled();
    // The address says whose numbers these are, so that a reload shows no other model's in their place unsaid.
    await expect(page).toHaveURL(/model=trained-/);
    await button(page, 'Copy link').click();
    await expect(page.getByRole('dialog', { name: 'This link' })).toContainText('lives in this browser only');
    await page.keyboard.press('Escape');
  });

  await test.step('the page of training comes back to it', async () => {
    await training.click();
    await expect(answers(page)).toBeVisible();
    await page.goBack();
    await expect(trained).toBeVisible();
  });

  await test.step('characters that it does not know are told beside the prompt', async () => {
    await prompt.fill('The café 東京');
    await expect(page.getByText('This model has no tokens for é 東 京.')).toBeVisible();
    await prompt.fill('The cat');
    await expect(page.getByText('This model has no token')).toBeHidden();
  });

  await test.step('a reload leads back to it with one click', async () => {
    await expect.poll(() => page.url()).toContain('text=The+cat');
    await page.reload();
    const openKept = button(page, 'Open the model kept here');
    await openKept.click({ timeout: 120_000 });
    await expect(trained).toBeVisible({ timeout: 120_000 });
    await expect(prompt).toHaveValue('The cat');
    await expect(openKept).toHaveCount(0);
  });
});
