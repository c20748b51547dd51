/**
 * Memory that is not given back: the page, its worker and the runtime after many generations and switches
 * of the model, divided by what they took after the first few. Isolation lets the page ask the browser.
 */
import type { Page } from '@playwright/test';
import { rmSync } from 'node:fs';
import { startHubServer } from '../browser/support/hubServer.ts';
import { copyForMirror, startStaticServer } from '../browser/support/staticServer.ts';
import { waitForPrediction } from '../browser/support/workbench.ts';
import { expect, record, test } from './support/measure.ts';

const GENERATIONS = 100;
const SWITCHES = 10;
/** Garbage is collected in steps; growth below this is noise. */
const BUDGET = 1.1;
const TEXT = 'Once upon a time there was a little';

test(`memory after ${GENERATIONS} generations`, async ({ page }, info) => {
  const site = await startStaticServer({ useHeadersFile: true });
  await page.goto(site.url);
  await waitForPrediction(page);
  const tokensPerCycle = 10;
  const generate = async () => {
    await page.getByRole('textbox', { name: 'Prompt' }).fill(TEXT);
    await waitForPrediction(page);
    for (let i = 0; i < tokensPerCycle; i++) {
      const before = await countTokens(page);
      await page.getByRole('button', { name: 'Next token' }).click();
      await expect.poll(() => countTokens(page)).toBe(before + 1);
    }
  };
  await generate();
  const first = await measureBytes(page);
  for (let done = tokensPerCycle; done < GENERATIONS; done += tokensPerCycle) await generate();
  const last = await measureBytes(page);
  await site.close();
  record(info, {
    name: `memory after ${GENERATIONS} tokens ÷ after ${tokensPerCycle}`,
    value: last / first,
    unit: '×',
    atMost: BUDGET,
  });
});

test(`memory after ${SWITCHES} switches of the model`, async ({ page }, info) => {
  const hub = await startHubServer();
  const root = copyForMirror(hub.origins);
  const site = await startStaticServer({ root, useHeadersFile: true });
  await page.goto(site.url);
  await waitForPrediction(page);
  await switchModel(page, 'GPT-2 small');
  await switchModel(page, 'Glassbox small');
  const first = await measureBytes(page);
  for (let done = 2; done < SWITCHES; done += 2) {
    await switchModel(page, 'GPT-2 small');
    await switchModel(page, 'Glassbox small');
  }
  const last = await measureBytes(page);
  await Promise.all([site.close(), hub.close()]);
  rmSync(root, { recursive: true });
  record(info, {
    name: `memory after ${SWITCHES} switches of the model ÷ after 2`,
    value: last / first,
    unit: '×',
    atMost: BUDGET,
  });
});

function countTokens(page: Page): Promise<number> {
  return page.getByRole('list', { name: 'Tokens' }).getByRole('listitem').count();
}

async function switchModel(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /^Model:/ }).click();
  const entry = page.getByRole('dialog').getByRole('listitem').filter({ hasText: name }).first();
  const choose = entry.getByRole('button', { name: 'Choose', exact: true });
  const use = entry.getByRole('button', { name: /use$/i });
  await expect(choose.or(use).first()).toBeVisible();
  if (await choose.isVisible()) await choose.click();
  await use.click();
  await expect(page.getByRole('button', { name: `Model: ${name}` })).toBeVisible();
  await expect(page.getByRole('dialog')).toBeHidden();
  await waitForPrediction(page);
}

/** Bytes of the page and its workers, WebAssembly counted in, after a collection. */
async function measureBytes(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const measure = Reflect.get(performance, 'measureUserAgentSpecificMemory') as () => Promise<{ bytes: number }>;
    return (await measure.call(performance)).bytes;
  });
}
