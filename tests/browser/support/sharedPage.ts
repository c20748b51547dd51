/**
 * One page for all tests of a Playwright worker that need nothing special of it: loading takes seconds,
 * following an address does not. Every test begins at an address of its own (`visit`), so none depends on
 * another; what an address does not hold (theme, an open table) a test puts back itself.
 */
import { expect, type Page } from '@playwright/test';
import { narrowWindow } from './narrowWindow.ts';
import { readPieces } from './reading.ts';
import { startStaticServer } from './staticServer.ts';
import { test as base, watchContext } from './test.ts';
import { waitForPrediction } from './workbench.ts';

interface LoadedPage {
  readonly page: Page;
  readonly url: string;
  /** What went wrong since the last test. */
  readonly faults: string[];
}

export const test = base.extend<{ workbench: Page }, { loadedPage: LoadedPage }>({
  loadedPage: [
    async ({ browser, siteFolder, hubOfWorker }, use) => {
      const site = await startStaticServer({ root: siteFolder });
      const context = await browser.newContext({
        viewport: { width: 1440, height: 900 },
        permissions: ['clipboard-read', 'clipboard-write'],
        serviceWorkers: 'block',
        // A press waits until what is pressed stands still.
        reducedMotion: 'reduce',
      });
      await narrowWindow(context);
      const faults = watchContext(context, [new URL(site.url).origin, ...hubOfWorker.origins]);
      const page = await context.newPage();
      await page.goto(site.url);
      await waitForPrediction(page);
      await use({ page, url: site.url, faults });
      await context.close();
      await site.close();
    },
    { scope: 'worker' },
  ],

  workbench: async ({ loadedPage, expectedErrors }, use) => {
    const { page, faults } = loadedPage;
    faults.length = 0;
    await use(page);
    const unexpected = faults.filter((fault) => !expectedErrors.some((pattern) => pattern.test(fault)));
    expect(unexpected, 'What nothing on the page may do').toEqual([]);
  },
});

export { expect } from '@playwright/test';

/** Fields of an address. Settings that are left out take their defaults. */
export interface Address {
  readonly text: string;
  readonly [field: string]: string | number;
}

let visits = 0;

/** Goes to an address as a visitor does who pastes one, and waits until its text is computed. */
export async function visit(page: Page, address: Address): Promise<void> {
  // The page ignores a field it does not know, and writes its address anew once it has taken this one.
  const fields = { ...address, visit: ++visits };
  const written = Object.entries(fields).map(([name, value]) => [name, String(value)]);
  // A pointer that the test before left on a row of a table would choose what its arithmetic is of.
  await page.mouse.move(0, 0);
  await page.evaluate((fragment) => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    location.hash = fragment;
  }, new URLSearchParams(written).toString());
  await expect(page.getByRole('textbox', { name: 'Prompt' })).toHaveValue(address.text);
  // Not at each frame, which is how it looks unless told: the page would compute one for each look.
  await page.waitForFunction(() => !location.hash.includes('visit='), undefined, { polling: 50 });
  if (address['model'] === undefined)
    await expect(page.getByRole('button', { name: 'Model: Glassbox small' })).toBeVisible();
  await expect(page.getByRole('progressbar')).toHaveCount(0);
  const generated = String(address['tokens'] ?? '')
    .split('.')
    .filter(Boolean).length;
  await expect
    .poll(
      async () => {
        const pieces = await readPieces(page);
        return pieces.slice(0, pieces.length - generated).join('');
      },
      // The text is read in a tenth of a second; Playwright's own steps would grow to a whole one.
      { intervals: [20, 50, 100] },
    )
    .toBe(address.text);
}
