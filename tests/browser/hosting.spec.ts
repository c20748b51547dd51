/** The built page where it has to live: under any path, on a plain server, and without a network after the first visit. */
import { expect, test } from './support/test.ts';

test('the page opens under a sub-path', async ({ page, site }) => {
  await page.goto(site.url);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('the page opens without a network after the first visit', async ({ page, context, site }) => {
  await page.goto(site.url);
  await page.evaluate(async () => (await navigator.serviceWorker.ready).scope);
  await context.setOffline(true);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});
