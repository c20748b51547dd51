/** What another tab keeps is in the list at once, and a model that ends while nothing is asked of it is told of at once. */
import { button, device, openSheet, sheet } from './support/modelsSheet.ts';
import { nextTokenButton, readTokens, tokenItems } from './support/reading.ts';
import { expect, test } from './support/test.ts';
import { waitForPrediction } from './support/workbench.ts';

test('a worker that ends by itself is told of without a press; a model that another tab trains can be compared with', async ({
  page,
  context,
  site,
}) => {
  await page.goto(site.url);
  await waitForPrediction(page);
  const tokens = await tokenItems(page).count();
  await page.workers()[0]?.evaluate(() => self.close());
  await expect(page.getByRole('alert')).toContainText('The model stopped');
  await page.getByRole('button', { name: 'Start the model again' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await nextTokenButton(page).click();
  await expect.poll(async () => (await readTokens(page)).length).toBe(tokens + 1);

  await openSheet(page);
  await expect(device(page)).toContainText('A model that you train stays in this browser, too.');
  const other = await context.newPage();
  await other.goto(`${site.url}#page=training`);
  await other.getByRole('button', { name: 'Step', exact: true }).click();
  await expect(device(page)).toContainText(/Trained here, kept .*open on the training page/);
  await button(page, /^Compare with the trained model of/).click();
  await expect(sheet(page)).toBeHidden();
  const compared = page.getByRole('table', { name: 'Bits of the text under both models' });
  await expect(compared).toContainText('Your trained model');
});
