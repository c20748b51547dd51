/** What a visitor reads off the workbench, by its accessible names. */
import { expect, type Locator, type Page } from '@playwright/test';

/** The status line, once the text that is shown has its prediction. */
export async function waitForPrediction(page: Page): Promise<string> {
  const line = page.getByRole('status').first();
  await expect(line).toContainText('Most probable next');
  return line.innerText();
}

/** The token at the top of the table, with its id, logit and probability. */
export function likeliestToken(page: Page): Locator {
  return page.getByRole('table', { name: 'Next token' }).locator('tbody tr').first();
}

/** Until everything is kept for use without a network. */
export async function waitUntilKept(page: Page): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-offline', 'ready');
}
