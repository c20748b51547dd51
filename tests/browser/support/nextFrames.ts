/** Waits until what has just changed is laid out and drawn. */
import type { Page } from '@playwright/test';

export async function nextFrames(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise((done) => {
        requestAnimationFrame(() => requestAnimationFrame(done));
        // A browser whose machine is busy elsewhere may draw no frame for long; what is laid out can be read all the same.
        setTimeout(done, 1000);
      }),
  );
}
