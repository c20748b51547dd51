/** Pre-training on the built page, with the trainer at work: short runs of small models, waiting for states. */
import type { Page } from '@playwright/test';
import { findAxeFaults } from './support/axe.ts';
import { expect, test } from './support/test.ts';
import { waitForPrediction } from './support/workbench.ts';

test.use({ hasModel: false });

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const progress = (page: Page) => page.getByRole('progressbar').first();
const curve = (page: Page) => page.getByRole('slider', { name: 'Loss by step' });

/** The training page with its first model standing. */
async function open(page: Page, url: string) {
  await page.goto(`${url}#text=The+cat&page=training`);
  await expect(button(page, 'Step')).toBeEnabled();
}

/** A model of which a step costs little. */
async function makeSmall(page: Page) {
  for (const [name, value] of [
    ['Layers', '1'],
    ['Heads', '2'],
    ['Width', '16'],
    ['Context window', '32'],
  ] as const)
    await page.getByRole('spinbutton', { name: `${name}, exact` }).fill(value);
  await expect(page.getByText(/^[3-6],\d{3} parameters\. 2,000 steps will take about/)).toBeVisible();
  await expect(button(page, 'Step')).toBeEnabled();
}

/** Takes steps by fifties and waits for each. */
async function takeSteps(page: Page, fifties: number, done = 0) {
  for (let at = 1; at <= fifties; at += 1) {
    await button(page, '50 steps').click();
    await expect(page.getByText(`Step ${done + 50 * at} of 2,000`)).toBeVisible();
  }
}

/** Losses under the end of the curve: of training and held out, nats. */
async function readLosses(page: Page): Promise<readonly number[]> {
  const words = (await curve(page).getAttribute('aria-valuetext')) ?? '';
  return [...words.matchAll(/([\d.]+) nats/g)].map(([, value]) => Number(value));
}

test('a small model learns: the loss falls below the line of pairs, samples and numbers go with it', async ({
  page,
  site,
}) => {
  await open(page, site.url);
  await makeSmall(page);
  await takeSteps(page, 1);
  const [first] = await readLosses(page);
  await takeSteps(page, 5, 50);
  const [later] = await readLosses(page);
  expect(later).toBeLessThan(first!);
  await expect(page.getByRole('grid', { name: 'The batch of the last step' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'The guess' })).toContainText('its loss is');
  const samples = page.getByRole('list', { name: 'Samples at each checkpoint' }).getByRole('button');
  await expect(samples).toHaveCount(6);
  // The newest comes first; the second checkpoint of its life is the last but one.
  await samples.nth(4).click();
  await expect(page.getByRole('slider', { name: 'Look back' })).toHaveAttribute('aria-valuetext', /step 10$/);
});

test('the same seed gives the same run', async ({ page, site }) => {
  await open(page, site.url);
  await makeSmall(page);
  await takeSteps(page, 1);
  const before = await curve(page).getAttribute('aria-valuetext');
  await button(page, 'Begin this phase again').click();
  await expect(page.getByText('Step 0 of 2,000')).toBeVisible();
  await takeSteps(page, 1);
  expect(await curve(page).getAttribute('aria-valuetext')).toBe(before);
});

test('training runs, pauses, and is there again after a reload', async ({ page, site }) => {
  await open(page, site.url);
  await makeSmall(page);
  await button(page, 'Start').click();
  await expect(page.getByText(/a second, /)).toBeVisible();
  await button(page, 'Pause').click();
  await expect(button(page, 'Go on')).toBeVisible();
  const done = await progress(page).getAttribute('aria-valuenow');
  // Kept at the pause; the reload comes when it has been written.
  await expect.poll(() => page.evaluate(readSavedSteps)).toBe(Number(done));
  await page.reload();
  await expect(page.getByText(/Your training of .* is back/)).toBeVisible();
  await expect(progress(page)).toHaveAttribute('aria-valuenow', done!);
  expect(await readLosses(page)).toHaveLength(2);
  await button(page, 'Step').click();
  await expect(progress(page)).toHaveAttribute('aria-valuenow', String(Number(done) + 1));
});

test('heads on a sentence are read at every checkpoint', async ({ page, site }) => {
  await open(page, site.url);
  await makeSmall(page);
  await takeSteps(page, 1);
  await page.getByRole('radio', { name: 'Attention' }).check({ force: true });
  await expect(page.getByRole('grid', { name: 'All attention heads on this sentence' })).toBeVisible();
  await page.getByRole('slider', { name: 'Look back' }).press('Home');
  await expect(page.getByText(/^Random, before the first step\. Up to 32/)).toBeVisible();
  await page.getByRole('textbox', { name: 'Sentence' }).fill('café');
  await expect(page.getByText('The model has no tokens for some of these characters')).toBeVisible();
});

test('a text of one’s own: refusals in words, a paste of 5 MB, what is folded', async ({ page, site }) => {
  await open(page, site.url);
  await makeSmall(page);
  await page.getByRole('radio', { name: 'My own' }).check({ force: true });
  const box = page.getByRole('textbox', { name: 'Text to learn from' });
  const make = button(page, 'Make this model');
  for (const [text, said] of [
    ['', 'There is no text'],
    ['a', 'There is nothing to learn in this text'],
    ['Once upon a time there was a king.', 'This text is too short to learn from'],
    ['a'.repeat(3000), 'There is nothing to learn in this text'],
  ] as const) {
    await box.fill(text);
    await make.click();
    await expect(page.getByText(said)).toBeVisible();
    await expect(box).toHaveValue(text);
  }
  await box.evaluate((element) => {
    const data = new DataTransfer();
    data.setData('text/plain', '“Never mind the rain,” said the old sailor — and laughed.\n'.repeat(90_000));
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await expect(page.getByText(/^5,\d{3},\d{3} characters, too long for a box/)).toBeVisible();
  await make.click();
  await expect(page.getByText(/Used: the first 500,000 of 5,\d{3},\d{3}\./)).toBeVisible();
  await expect(page.getByText(/kinds of characters are written as others/)).toBeVisible();
  await takeSteps(page, 1);
});

test('the page of training fits a desk and a projector, and a phone in one column, light and dark', async ({
  page,
  site,
}) => {
  // Colours are measured as they are, not on their way from one theme to the other.
  await open(page, site.url);
  await makeSmall(page);
  await takeSteps(page, 1);
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    for (const [width, height] of [
      [1440, 900],
      [1024, 768],
    ] as const) {
      await page.setViewportSize({ width, height });
      for (const part of [button(page, 'Go on'), curve(page), page.getByRole('slider', { name: 'Look back' })])
        await expect(part).toBeInViewport({ ratio: 1 });
      await expect.poll(() => readOverflow(page)).toEqual([0, 0]);
    }
    await page.setViewportSize({ width: 390, height: 844 });
    // Drawings take their new width a frame later.
    await expect.poll(async () => (await readOverflow(page))[0]).toBe(0);
    expect(await findAxeFaults(page), theme).toEqual([]);
  }
});

const readOverflow = (page: Page) =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth, scrollHeight } = document.documentElement;
    return [Math.max(0, scrollWidth - clientWidth), Math.max(0, scrollHeight - window.innerHeight)];
  });

/** Steps done by the model that is kept; null while none is. Runs in the page. */
function readSavedSteps(): Promise<number | null> {
  return new Promise((resolve) => {
    const opening = indexedDB.open('glassbox');
    opening.onsuccess = () => {
      const asked = opening.result.transaction('training').objectStore('training').get('model');
      asked.onsuccess = () => resolve(asked.result?.seen?.pretrain?.step ?? null);
      asked.onerror = () => resolve(null);
    };
    opening.onerror = () => resolve(null);
  });
}

test.describe('with the model that comes with the page', () => {
  test.use({ hasModel: true });

  test('training is a place of the same page: Back leads back, and the workbench is as it was', async ({
    page,
    site,
  }) => {
    await page.goto(`${site.url}#text=The+cat+sat`);
    await waitForPrediction(page);
    await page.getByRole('radio', { name: 'Attribution' }).check({ force: true });
    expect(page.workers().some((worker) => worker.url().includes('trainer'))).toBe(false);
    await page.getByRole('link', { name: 'Training' }).click();
    await expect(button(page, 'Step')).toBeEnabled();
    await expect(page).toHaveURL(/page=training/);
    await expect(page.getByRole('textbox', { name: 'Prompt' }).first()).toBeVisible();
    await page.goBack();
    await expect(page.getByRole('radio', { name: 'Attribution' })).toBeChecked();
    await expect(page).not.toHaveURL(/page=training/);
  });
});
