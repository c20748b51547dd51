/** A text saved as a recording and opened again, as somebody does who hands it to a class. */
import { readFileSync } from 'node:fs';
import { expect, test } from './support/test.ts';
import { likeliestToken, waitForPrediction, waitUntilKept } from './support/workbench.ts';

// Without a network the page must be kept.
test.use({ serviceWorkers: 'allow', reuseContext: false });

test('a recording is saved, opened where no model can run, read back and forth, and left for a live model', async ({
  page,
  context,
  site,
}, info) => {
  await page.goto(`${site.url}#text=When+Mary+and+John+went+to+the+shop,+John+gave+a+book+to`);
  await waitForPrediction(page);
  await waitUntilKept(page);
  await page.getByRole('button', { name: 'Next token', exact: true }).click();
  await expect(page.getByRole('status').first()).toContainText('Computed 1 token');
  const likeliest = await likeliestToken(page).locator('td').first().innerText();

  await page.getByRole('button', { name: /^Model:/ }).click();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save recording' }).click();
  const download = await saving;
  expect(download.suggestedFilename()).toBe('When-Mary-and-John-went-to-the-shop-John.glassbox');
  const file = info.outputPath('mary.glassbox');
  await download.saveAs(file);
  expect(readFileSync(file).length).toBeLessThan(1_000_000);
  await page.keyboard.press('Escape');

  // Without a network, and on another text.
  await page.getByRole('textbox', { name: 'Prompt' }).fill('Something else');
  await context.setOffline(true);
  await page.getByRole('button', { name: /^Model:/ }).click();
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open a recording' }).click();
  await (await choosing).setFiles(file);
  const bar = page.getByRole('region', { name: 'Recording' });
  await expect(bar).toContainText('15 tokens');
  await expect(page.getByRole('textbox', { name: 'Prompt' })).toHaveValue(/gave a book to$/);
  await expect(page.getByRole('textbox', { name: 'Prompt' })).toHaveAttribute('readonly', '');
  await expect(likeliestToken(page).locator('td').first()).toHaveText(likeliest);
  await expect(page.getByRole('button', { name: 'Next token', exact: true })).toBeDisabled();
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(page.getByRole('button', { name: 'Next token', exact: true })).toBeEnabled();
  await page.getByRole('button', { name: 'Next token', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Next token', exact: true })).toBeDisabled();

  // What cannot be had says so.
  await page.getByRole('radio', { name: 'What if' }).click();
  await expect(page.getByText('A recording holds one run.')).toBeVisible();

  // A file of something else leaves what is on show.
  await page.getByRole('button', { name: /^Model:/ }).click();
  const again = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open a recording' }).click();
  await (await again).setFiles({ name: 'notes.glassbox', mimeType: 'text/plain', buffer: Buffer.from('notes') });
  await expect(page.getByRole('dialog').getByText('This file is no recording that can be shown')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(bar).toBeVisible();

  await context.setOffline(false);
  await bar.getByRole('button', { name: /^Read this text with/ }).click();
  await expect(bar).toBeHidden();
  await expect(page.getByRole('button', { name: 'Next token', exact: true })).toBeEnabled();
});
