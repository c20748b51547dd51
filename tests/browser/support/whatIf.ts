/** What the tests of What if press and read: the builder, the cards, the result and the comparison. */
import type { Locator, Page } from '@playwright/test';
import { expect, visit } from './sharedPage.ts';

/** Bits: rounding of the two runtimes, at divergences of up to a dozen bits. */
export const NEAR = 0.02;

export const changes = (page: Page): Locator =>
  page.getByRole('list', { name: 'Changes', exact: true }).getByRole('listitem');
export const outcome = (page: Page): Locator => page.getByRole('status', { name: 'Result' });
export const compared = (page: Page): Locator => page.getByRole('table', { name: 'Next token, compared' });
export const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();
export const choose = (page: Page, label: string, option: string) =>
  page.getByRole('combobox', { name: label, exact: true }).selectOption({ label: option });
export const builder = (page: Page): Locator => page.getByRole('region', { name: 'Make a change' });
export const inBuilder = (page: Page, label: string, option: string) =>
  builder(page).getByRole('combobox', { name: label, exact: true }).selectOption({ label: option });

export const cardOf = (page: Page, question: string): Locator =>
  page
    .getByRole('list', { name: 'Experiments' })
    .getByRole('listitem')
    .filter({ has: page.getByRole('button', { name: question, exact: true }) });
export const runCard = (page: Page, question: string) =>
  cardOf(page, question).getByRole('button', { name: 'Run', exact: true }).click();

export async function openWhatIf(page: Page, text: string) {
  await visit(page, { text, guide: 'whatif' });
  // What the panel was last set to stays with the page.
  await choose(page, 'Change', 'Switch off heads');
}

/** KL in bits as it stands in the panel. */
export async function bits(page: Page): Promise<number> {
  const value = outcome(page).locator('data').first();
  return Number(await value.getAttribute('value'));
}
export const expectBits = (page: Page, wanted: number) =>
  expect.poll(async () => Math.abs((await bits(page)) - wanted), { message: `${wanted} bits` }).toBeLessThan(NEAR);
