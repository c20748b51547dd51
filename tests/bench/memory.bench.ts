/**
 * Memory that is not given back: the page, its worker and the runtime after many generations and switches
 * of the model, divided by what they took after the first few. Isolation lets the page ask the browser. A Chromium without
 * windows tells nothing: `CHROMIUM_PATH=/usr/bin/chromium npm run bench -- memory.bench` takes another.
 */
import type { Page } from '@playwright/test';
import { rmSync } from 'node:fs';
import { startHubServer } from '../browser/support/hubServer.ts';
import { copyForMirror, startStaticServer } from '../browser/support/staticServer.ts';
import { waitForPrediction } from '../browser/support/workbench.ts';
import { expect, record, test } from './support/measure.ts';

const GENERATIONS = 100;
const TOKENS_PER_CYCLE = 10;
const SWITCHES = 10;
/** Garbage is collected in steps; growth below this is noise. */
const BUDGET = 1.1;

test(`memory after ${GENERATIONS} generations`, async ({ page }, info) => {
  const site = await startStaticServer({ useHeadersFile: true });
  // Basics has no Undo.
  await page.goto(`${site.url}#text=Once&depth=inside`);
  await waitForPrediction(page);
  await skipWhereUntold(page);
  const given = await countTokens(page);
  // There and back, so that every cycle ends where it began.
  const generate = async () => {
    for (const [button, by] of [
      ['Next token', 1],
      ['Undo', -1],
    ] as const) {
      const from = await countTokens(page);
      for (let i = 1; i <= TOKENS_PER_CYCLE; i++) {
        await page.getByRole('button', { name: button, exact: true }).click();
        await expect.poll(() => countTokens(page)).toBe(from + i * by);
      }
    }
    expect(await countTokens(page)).toBe(given);
  };
  await generate();
  const first = await measureBytes(page);
  for (let done = TOKENS_PER_CYCLE; done < GENERATIONS; done += TOKENS_PER_CYCLE) await generate();
  const last = await measureBytes(page);
  await site.close();
  record(info, {
    name: `memory after ${GENERATIONS} tokens ÷ after ${TOKENS_PER_CYCLE}`,
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
  await skipWhereUntold(page);
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

async function skipWhereUntold(page: Page): Promise<void> {
  const isTold = await measureBytes(page).then(
    () => true,
    () => false,
  );
  test.skip(!isTold, 'This browser does not tell a page what it holds. CHROMIUM_PATH names one that has windows.');
}

/** Bytes of the page and its workers, WebAssembly counted in, after a collection. */
async function measureBytes(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const measure = Reflect.get(performance, 'measureUserAgentSpecificMemory') as () => Promise<{ bytes: number }>;
    return (await measure.call(performance)).bytes;
  });
}
