/** What stays on the page of training: what was learned by hand, what was chosen early, a file, and each tab's own model. */
import type { Page } from '@playwright/test';
import { expect, test } from './support/test.ts';

test.use({ hasModel: false });

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' });
const progress = (page: Page) => page.getByRole('progressbar').first();

async function open(page: Page, url: string) {
  await page.goto(`${url}#page=training`);
  await expect(button(page, 'Step')).toBeEnabled();
}

/** Steps of the models that are kept in this browser, by their place. Runs in the page. */
function readSaved(): Promise<Record<string, number>> {
  return new Promise((resolve) => {
    const opening = indexedDB.open('glassbox');
    opening.onsuccess = () => {
      const store = opening.result.transaction('training').objectStore('training');
      const keys = store.getAllKeys();
      const all = store.getAll();
      all.onsuccess = () =>
        resolve(Object.fromEntries(all.result.map((kept, i) => [String(keys.result[i]), kept.seen?.pretrain?.step])));
      all.onerror = () => resolve({});
    };
    opening.onerror = () => resolve({});
  });
}

test('single steps are kept without a pause, and are there after a reload', async ({ page, site }) => {
  await open(page, site.url);
  for (let step = 1; step <= 3; step++) {
    await button(page, 'Step').click();
    await expect(progress(page)).toHaveAttribute('aria-valuenow', String(step));
  }
  await expect.poll(() => page.evaluate(readSaved)).toEqual({ model: 3 });
  await page.reload();
  await expect(page.getByText(/Your training of .* is back/)).toBeVisible();
  await expect(progress(page)).toHaveAttribute('aria-valuenow', '3');
});

test('two tabs keep a model each, and each finds its own after a reload', async ({ page, context, site }) => {
  await open(page, site.url);
  const other = await context.newPage();
  await open(other, site.url);
  await expect(other.getByText('Training is open in another tab too. Each tab keeps its own model.')).toBeVisible();
  await button(page, 'Step').click();
  await button(other, 'Step').click();
  await expect(progress(other)).toHaveAttribute('aria-valuenow', '1');
  await button(other, 'Step').click();
  await expect.poll(() => page.evaluate(readSaved)).toEqual({ model: 1, 'model-2': 2 });
  for (const [tab, steps] of [
    [page, 1],
    [other, 2],
  ] as const) {
    await tab.reload();
    await expect(progress(tab)).toHaveAttribute('aria-valuenow', String(steps));
  }
});

test('a text that is chosen before the first model stands stays chosen', async ({ page, site }) => {
  await page.goto(`${site.url}#page=training`);
  await page.getByRole('radio', { name: 'My own' }).check({ force: true });
  await page
    .getByRole('textbox', { name: 'Text to learn from' })
    .fill('The old sailor laughed at the rain. '.repeat(40));
  await expect(button(page, 'Step')).toBeEnabled();
  await expect(page.getByRole('radio', { name: 'My own' })).toBeChecked();
  await button(page, 'Step').click();
  await expect(progress(page)).toHaveAttribute('aria-valuenow', '1');
  await expect(page.getByText(/^1,\d{3} characters to learn from/)).toBeVisible();
});

test('a recorded model that was saved and loaded in another visit stays, and is asked before it is replaced', async ({
  page,
  site,
}) => {
  await open(page, site.url);
  const recorded = await (await page.request.get(`${site.url}training/finetuned.safetensors`)).body();
  await button(page, 'Files').click();
  await page.locator('input[type="file"]').setInputFiles({ name: 'model.safetensors', mimeType: '', buffer: recorded });
  const life = page.getByRole('region', { name: 'The life of the model' });
  await expect(life.getByText('Now: as it was loaded')).toBeVisible();
  // A change that would have made a fresh model at once now waits for a word.
  await page.getByRole('spinbutton', { name: 'Layers, exact' }).fill('1');
  await expect(button(page, 'Make this model')).toBeVisible();
  await expect(life.getByText('Now: as it was loaded')).toBeVisible();
});

test('a trainer that ends itself in the middle of its work is missed, and training goes on from what was kept', async ({
  page,
  site,
}) => {
  await open(page, site.url);
  await button(page, 'Step').click();
  await expect.poll(() => page.evaluate(readSaved)).toEqual({ model: 1 });
  await button(page, 'Go on').click();
  await expect(button(page, 'Pause')).toBeVisible();
  for (const worker of page.workers())
    await worker.evaluate(() => {
      // After its answer to this.
      if (self.name === 'glassbox-trainer') setTimeout(() => self.close());
    });
  const notice = page.getByRole('alert');
  await expect(notice).toContainText('The trainer stopped');
  await notice.getByRole('button').first().click();
  await expect(notice).toHaveCount(0);
  await expect(button(page, 'Step')).toBeEnabled();
});

test.describe('with the model that comes with the page', () => {
  test.use({ hasModel: true });

  test('characters that the trained model does not know are told beside the prompt', async ({ page, site }) => {
    test.slow();
    await open(page, site.url);
    await button(page, /^Look inside/).click();
    await expect(page.getByRole('button', { name: 'Model: Your trained model' })).toBeVisible({ timeout: 120_000 });
    const prompt = page.getByRole('textbox', { name: 'Prompt' });
    await prompt.fill('The café 東京');
    await expect(page.getByText('This model has no tokens for é 東 京.')).toBeVisible();
    await prompt.fill('The cat');
    await expect(page.getByText('This model has no token')).toBeHidden();
  });

  test('a reload of a page that showed the trained model leads back to it with one click', async ({ page, site }) => {
    test.slow();
    await open(page, site.url);
    await button(page, 'Step').click();
    await expect.poll(() => page.evaluate(readSaved)).toEqual({ model: 1 });
    await button(page, /^Look inside/).click();
    const trained = page.getByRole('button', { name: 'Model: Your trained model' });
    await expect(trained).toBeVisible({ timeout: 120_000 });
    const prompt = page.getByRole('textbox', { name: 'Prompt' });
    await prompt.fill('The cat');
    await expect.poll(() => page.url()).toContain('text=The+cat');
    await page.reload();
    const openKept = button(page, 'Open the model kept here');
    await openKept.click({ timeout: 120_000 });
    await expect(trained).toBeVisible({ timeout: 120_000 });
    await expect(prompt).toHaveValue('The cat');
    await expect(openKept).toHaveCount(0);
  });
});
