/** A paste into the prompt, until the page answers again, against a text box on an empty page. */
import type { Page } from '@playwright/test';
import { startStaticServer } from '../browser/support/staticServer.ts';
import { waitForPrediction } from '../browser/support/workbench.ts';
import { expect, record, test } from './support/measure.ts';

const SENTENCE = 'The old man went down to the river and looked at the water for a long time. ';
const repeat = (text: string, length: number) => text.repeat(Math.ceil(length / text.length)).slice(0, length);
const TEXTS = {
  '100,000 empty lines': '\n'.repeat(100_000),
  '400,000 characters of prose': repeat(SENTENCE, 400_000),
  '90,000 characters, Chinese and emoji': repeat('東京は大きい都市です😀', 90_000),
  'a million letters': repeat(SENTENCE, 1_000_000),
};
/** How often each is pasted; the best counts, because all else is the machine's. */
const TIMES = 3;

for (const [what, text] of Object.entries(TEXTS))
  test(`a paste of ${what}`, async ({ page, context }, info) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const site = await startStaticServer({ useHeadersFile: true });
    await page.goto(site.url);
    await waitForPrediction(page);
    const ours = await timePaste(page, text);
    await page.getByRole('textbox', { name: 'Prompt' }).press('End');
    const key = await timeKey(page);
    const bare = await context.newPage();
    await bare.goto(`${site.url}glassbox.json`);
    await bare.evaluate(() => {
      document.body.innerHTML = '<textarea aria-label="Prompt" rows="8" style="width: 320px"></textarea>';
    });
    const box = await timePaste(bare, text);
    const boxKey = await timeKey(bare);
    await site.close();
    record(info, { name: `paste of ${what} ÷ into a bare box`, value: ours / box, unit: '×' });
    record(info, { name: 'a key in it ÷ in a bare box', value: key / boxKey, unit: '×' });
  });

/** Milliseconds from the keys to the next frame that is done. */
async function timePaste(page: Page, text: string): Promise<number> {
  const prompt = page.getByRole('textbox', { name: 'Prompt' });
  await page.bringToFront();
  await page.evaluate((given) => navigator.clipboard.writeText(given), text);
  const times: number[] = [];
  for (let i = 0; i < TIMES; i++) {
    await prompt.fill('A');
    await prompt.press('Control+A');
    times.push(await timePress(page, 'Control+V'));
    expect(await prompt.evaluate((element) => (element as HTMLTextAreaElement).value.length)).toBe(text.length);
  }
  return Math.min(...times);
}

async function timeKey(page: Page): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < TIMES; i++) times.push(await timePress(page, 'x'));
  return Math.min(...times);
}

async function timePress(page: Page, key: string): Promise<number> {
  const started = performance.now();
  await page.keyboard.press(key);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  return performance.now() - started;
}
