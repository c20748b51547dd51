/** What the browser keeps of training: single steps and runs, over a reload and a crash, and each tab's own model. */
import type { Page } from '@playwright/test';
import { expect, test } from './support/test.ts';
import { button, openSmall, progress, readLosses, readSaved, UNHURRIED } from './support/training.ts';

test.use({ hasModel: false });

test('what was learnt is kept: by single steps, by a run that pauses, in two tabs a model each, and over a crash', async ({
  page,
  context,
  site,
}) => {
  await openSmall(page, site.url, UNHURRIED);
  /** Steps that are done, as the page and what is kept of it have them: the reload comes when they are written. */
  const keptSteps = async () => {
    const done = Number(await progress(page).getAttribute('aria-valuenow'));
    await expect.poll(() => readSaved(page)).toEqual({ model: done });
    return done;
  };
  const reload = async (tab: Page, done: number) => {
    await tab.reload();
    await expect(tab.getByText(/Your training of .* is back/)).toBeVisible();
    await expect(progress(tab)).toHaveAttribute('aria-valuenow', String(done));
  };

  await test.step('single steps are kept without a pause', async () => {
    for (let step = 1; step <= 3; step++) {
      await button(page, 'Step').click();
      await expect(progress(page)).toHaveAttribute('aria-valuenow', String(step));
    }
    expect(await keptSteps()).toBe(3);
  });

  await test.step('training runs, pauses, and is there again after a reload', async () => {
    await button(page, 'Go on').click();
    await expect(page.getByText(/a second, /)).toBeVisible();
    await page.getByRole('radio', { name: '20', exact: true }).check({ force: true });
    await button(page, 'Pause').click();
    await expect(button(page, 'Go on')).toBeVisible();
    const done = await keptSteps();
    await reload(page, done);
    expect(await readLosses(page)).toHaveLength(2);
    await button(page, 'Step').click();
    await expect(progress(page)).toHaveAttribute('aria-valuenow', String(done + 1));
  });

  await test.step('two tabs keep a model each, and each finds its own after a reload', async () => {
    const other = await context.newPage();
    await openSmall(other, site.url);
    await expect(other.getByText('Training is open in another tab too. Each tab keeps its own model.')).toBeVisible();
    const done = 1 + (await keptSteps());
    await button(page, 'Step').click();
    await button(other, 'Step').click();
    await expect(progress(other)).toHaveAttribute('aria-valuenow', '1');
    await button(other, 'Step').click();
    await expect.poll(() => readSaved(page)).toEqual({ model: done, 'model-2': 2 });
    // The last steps of both were single ones.
    await reload(page, done);
    await reload(other, 2);
    await other.close();
  });

  await test.step('a trainer that ends itself in the middle of its work is missed, and training goes on from what was kept', async () => {
    const done = await progress(page).getAttribute('aria-valuenow');
    await button(page, 'Go on').click();
    await expect(button(page, 'Pause')).toBeVisible();
    for (const worker of page.workers())
      await worker.evaluate(() => {
        // After its answer to this.
        if (self.name === 'glassbox-trainer') setTimeout(() => self.close());
      });
    // A field whose sample was on its way says so too.
    const alerts = page.getByRole('alert');
    const notice = alerts.filter({ has: page.getByRole('button') });
    await expect(notice).toContainText('The trainer stopped');
    await notice.getByRole('button').first().click();
    await expect(alerts).toHaveCount(0);
    await expect(button(page, 'Step')).toBeEnabled();
    await expect(progress(page)).toHaveAttribute('aria-valuenow', done!);
  });
});
