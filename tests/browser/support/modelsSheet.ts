/** The sheet "Models" as a visitor uses it, for the tests of what is in it. */
import { expect, type Page } from '@playwright/test';
import { readPieces } from './reading.ts';
import { visit } from './sharedPage.ts';
import { waitForPrediction } from './workbench.ts';

/** The text that every test of the sheet begins with. */
export const TEXT = 'The king said';
export const NETWORK = /Xenova\/gpt2\/onnx\/model_quantized\.onnx$/;
export const BYTES = 1_431_307;

export const sheet = (page: Page) => page.getByRole('dialog', { name: 'Models', exact: true });
export const device = (page: Page) => sheet(page).getByRole('list', { name: 'On this device' });
export const kept = (page: Page, model: string) =>
  device(page)
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: model, exact: true }) });
export const modelButton = (page: Page, model: string) =>
  page.getByRole('button', { name: `Model: ${model}`, exact: true });
export const button = (page: Page, name: string | RegExp) => sheet(page).getByRole('button', { name });

export async function openSheet(page: Page) {
  await page.getByRole('button', { name: /^Model:/ }).click();
  await expect(device(page)).toBeVisible();
}

/** Asks about a model by its id. */
export async function check(page: Page, id: string) {
  await openSheet(page);
  await sheet(page).getByRole('textbox', { name: 'Model id' }).fill(id);
  await sheet(page).getByRole('button', { name: 'Check', exact: true }).click();
}

/** GPT-2 small of the menu, up to the button that fetches it. */
export async function offer(page: Page) {
  await openSheet(page);
  await choose(page);
  await expect(button(page, /^Download .* and use$/)).toBeVisible();
}

export async function choose(page: Page) {
  const small = sheet(page)
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: 'GPT-2 small', exact: true }) });
  await small.getByRole('button', { name: 'Choose' }).click();
}

/** The sheet is gone, and that model has read the text. */
export async function expectInUse(page: Page, model: string) {
  await expect(sheet(page)).toBeHidden();
  await expect(modelButton(page, model)).toBeVisible();
  await waitForPrediction(page);
  await expect.poll(async () => (await readPieces(page)).join('')).toBe(TEXT);
}

/** A text on show, and nothing kept. */
export async function beginWithout(page: Page) {
  await page.keyboard.press('Escape');
  await visit(page, { text: TEXT });
  await page.evaluate(() => caches.delete('transformers-cache'));
  // Nobody misses it.
  await page.evaluate(() => localStorage.removeItem('glassbox.kept'));
}
