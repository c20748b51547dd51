/** The page of training as its tests have it: how it is opened, what is read of it, and what of it the browser keeps. */
import { expect, type Page } from '@playwright/test';

/** Fields of an address: a model of which a step costs little. */
const SMALL = 't.sizes=1_2_16_32';
/** Half a minute of learning at least, so that it still learns while it is looked at from all sides. */
export const UNHURRIED = '&t.pretrain=6000_8_0.004&t.speed=200';

export const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' });
export const progress = (page: Page) => page.getByRole('progressbar').first();
export const curve = (page: Page) => page.getByRole('slider', { name: 'Loss by step' });
export const lookBack = (page: Page) => page.getByRole('slider', { name: 'Look back' });
export const life = (page: Page) => page.getByRole('region', { name: 'The life of the model' });
/** The newest comes first. */
export const samples = (page: Page) =>
  page.getByRole('list', { name: 'Samples at each checkpoint' }).getByRole('button');

/** The training page with its first model standing. */
export async function openTraining(page: Page, url: string): Promise<void> {
  await page.goto(`${url}#page=training`);
  await expect(button(page, 'Step')).toBeEnabled();
}

/** The training page with a small model standing. The address makes it at a third of what it costs to choose it by hand. */
export async function openSmall(page: Page, url: string, fields = ''): Promise<void> {
  await page.goto(`${url}#page=training&${SMALL}${fields}`);
  await seeSmall(page);
}

/** The default model, which stands there for a moment, has thirty times as many parameters. */
export async function seeSmall(page: Page): Promise<void> {
  await expect(page.getByText(/^[3-6],\d{3} parameters\. \d,000 steps will take about/)).toBeVisible();
  await expect(button(page, 'Step')).toBeEnabled();
}

/** Takes steps by fifties and waits for each. */
export async function takeSteps(page: Page, fifties: number, done = 0): Promise<void> {
  for (let at = 1; at <= fifties; at += 1) {
    await button(page, '50 steps').click();
    await expect(page.getByText(`Step ${done + 50 * at} of 2,000`)).toBeVisible();
  }
}

/** Losses under the end of the curve: of training and held out, nats. */
export async function readLosses(page: Page): Promise<readonly number[]> {
  const words = (await curve(page).getAttribute('aria-valuetext')) ?? '';
  return [...words.matchAll(/([\d.]+) nats/g)].map(([, value]) => Number(value));
}

/** Steps of pre-training of the models that are kept in this browser, by their place. */
export const readSaved = (page: Page): Promise<Record<string, number>> => page.evaluate(readShelves);

/** Runs in the page. */
function readShelves(): Promise<Record<string, number>> {
  return new Promise((resolve) => {
    const opening = indexedDB.open('glassbox');
    opening.onsuccess = () => {
      const store = opening.result.transaction('training').objectStore('training');
      const keys = store.getAllKeys();
      const all = store.getAll();
      all.onsuccess = () =>
        resolve(Object.fromEntries(all.result.map((kept, i) => [String(keys.result[i]), kept.seen?.pretrain?.step])));
      all.onerror = () => resolve({});
    };
    opening.onerror = () => resolve({});
  });
}
