/** Preference tuning as its tests begin it: from the recorded fine-tuned model. */
import { expect, type Page } from '@playwright/test';
import { button, openTraining } from './training.ts';

export const answers = (page: Page) => page.getByRole('group', { name: 'Which answer is better?' });

/** On the page of training with preference tuning on show. */
export async function loadFinetuned(page: Page): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: 'Load the recorded fine-tuned model' }).last().click();
  await expect(page.getByText(/^A recorded model: pre-trained and fine-tuned/)).toBeVisible();
}

export async function beginClicks(page: Page): Promise<void> {
  await loadFinetuned(page);
  await button(page, 'Begin preference tuning').click();
  await expect(answers(page)).toBeVisible();
}

export async function openClicks(page: Page, url: string): Promise<void> {
  await openTraining(page, url);
  await page.getByRole('radio', { name: '3 Preference tuning' }).check();
  await beginClicks(page);
}
