/**
 * On a host that sends `_headers` the page is isolated, which allows threads. They are used when there are
 * cores to spare, and never needed: the numbers are the same with them and without.
 */
import type { Page } from '@playwright/test';
import { readEngineScript } from './support/engineScript.ts';
import { readCandidates, readComputedLength } from './support/reading.ts';
import { readReference } from './support/reference.ts';
import type { StaticServer } from './support/staticServer.ts';
import { expect, test } from './support/test.ts';
import { waitForPrediction } from './support/workbench.ts';

const reference = readReference();

/** Opens the page in a browser that says it has so many cores, and waits for the first prediction. */
async function openWith(cores: number, page: Page, site: StaticServer, siteFolder: string) {
  const { name, text } = readEngineScript(siteFolder);
  await page.route(`**/assets/${name}`, async (route) => {
    const response = await route.fetch();
    const body = `Object.defineProperty(navigator, 'hardwareConcurrency', { value: ${cores} });\n${text}`;
    await route.fulfill({ response, body });
  });
  await page.goto(`${site.url}#${new URLSearchParams({ text: reference.text }).toString()}`);
  await waitForPrediction(page);
}

async function expectReference(page: Page) {
  expect(await readComputedLength(page)).toBe(reference.ids.length);
  for (const { id, logit } of (await readCandidates(page)).rows)
    expect(Math.abs(logit - (reference.logits[id] ?? NaN)), `logit of ${id}`).toBeLessThan(1e-3);
}

test.describe('on an isolated page', () => {
  test.use({ siteOptions: { useHeadersFile: true } });

  test('with four cores the runtime uses threads, and computes the same', async ({ page, site, siteFolder }) => {
    await openWith(4, page, site, siteFolder);
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    // The engine's own and two more: one core is left to the page.
    expect(page.workers()).toHaveLength(3);
    await expectReference(page);
  });

  test('with two cores one thread works, because two would wait for each other', async ({ page, site, siteFolder }) => {
    await openWith(2, page, site, siteFolder);
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    expect(page.workers()).toHaveLength(1);
    await expectReference(page);
  });
});

test('on a page that is not isolated one thread works, however many cores there are', async ({
  page,
  site,
  siteFolder,
}) => {
  await openWith(8, page, site, siteFolder);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
  expect(page.workers()).toHaveLength(1);
  await expectReference(page);
});
