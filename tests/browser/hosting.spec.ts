/** The built page where it has to live: under any path, on any kind of plain server, and without a network after the first visit. */
import { readdirSync, readFileSync } from 'node:fs';
import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { NEWER_CALLS, NEWER_STYLES } from '../../scripts/lint/browsers.mjs';
import type { StaticServer } from './support/staticServer.ts';
import { expect, test, watchContext } from './support/test.ts';
import { likeliestToken, waitForPrediction, waitUntilKept } from './support/workbench.ts';

/** What keeps the page for use without a network is the subject here; elsewhere it is left out (playwright.config.ts). */
// A first visit, in a browser that has seen nothing.
test.use({ serviceWorkers: 'allow', reuseContext: false });

/** With a profile on disk: no other one has a cache large enough to tell whether anything large is fetched twice. */
const testOnDisk = test.extend({
  context: async ({ site, hub, launchOptions, contextOptions }, use, info) => {
    const context = await chromium.launchPersistentContext(info.outputPath('profile'), {
      ...launchOptions,
      ...contextOptions,
    });
    const faults = watchContext(context, [new URL(site.url).origin, ...hub.origins]);
    await use(context);
    await context.close();
    expect(faults, 'What nothing on the page may do').toEqual([]);
  },
});

interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly site: StaticServer;
}

/** A first visit until everything is kept. Gives the token at the top of the table. */
async function visitFirst({ page, site }: Visit, isIsolated = false): Promise<string> {
  await page.goto(site.url);
  await waitForPrediction(page);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(isIsolated);
  const likeliest = await likeliestToken(page).innerText();
  await waitUntilKept(page);
  return likeliest;
}

/** No network, and nothing in the browser's own cache that could stand in for what was kept. */
async function goOffline({ page, context }: Visit) {
  const session = await context.newCDPSession(page);
  await session.send('Network.clearBrowserCache');
  await session.detach();
  await context.setOffline(true);
}

async function expectSameAfterReload({ page }: Visit, likeliest: string) {
  await page.reload();
  await waitForPrediction(page);
  expect(await likeliestToken(page).innerText()).toBe(likeliest);
}

function expectNothingLargeTwice({ requests }: StaticServer) {
  // `starting.css` and `.js` have no hash in their names, so the service worker asks for their few bytes anew.
  const large = requests.filter((name) => /\.(?:gz|onnx|js|mjs|css)$/.test(name) && !name.startsWith('starting.'));
  expect(large.length).toBeGreaterThan(20);
  expect(large.filter((path, at) => large.indexOf(path) < at)).toEqual([]);
}

const HOSTS = [
  { host: 'a server that compresses', siteOptions: { compress: true } },
  { host: 'a server that labels .gz files as encoded', siteOptions: { labelsGzip: true } },
  {
    host: 'a server that knows only html, js, css and json',
    siteOptions: { knownTypes: ['.html', '.js', '.css', '.json'] },
  },
];

for (const { host, siteOptions } of HOSTS)
  test.describe(`under a sub-path of ${host}`, () => {
    test.use({ siteOptions });

    test('the page computes a prediction, and the same one without a network', async ({ page, context, site }) => {
      const visit = { page, context, site };
      const likeliest = await visitFirst(visit);
      await goOffline(visit);
      await expectSameAfterReload(visit, likeliest);
    });
  });

testOnDisk.describe('under a sub-path of a server that sends _headers', () => {
  testOnDisk.use({ siteOptions: { useHeadersFile: true } });

  testOnDisk(
    'all this holds, and another depth is there at once when the network has gone since',
    async ({ page, context, site }) => {
      const visit = { page, context, site };
      const likeliest = await visitFirst(visit, true);
      await test.step('nothing large is fetched twice', () => {
        expectNothingLargeTwice(site);
      });

      await test.step('another depth opens without a network', async () => {
        // Fetched ahead, while there was nothing else to do.
        for (const part of ['MiddleView', 'PlayerBar', 'StagesView', 'FullNext', 'WhatIfView'])
          await page.waitForFunction(
            (name) => performance.getEntriesByType('resource').some((entry) => entry.name.includes(`/${name}-`)),
            part,
          );
        await goOffline(visit);
        const depth = page.getByRole('radiogroup', { name: 'Depth' });
        await depth.getByRole('radio', { name: 'Inside' }).check();
        await expect(page.getByRole('grid', { name: /^The model at work/ })).toBeVisible();
        await expect(page.getByRole('slider', { name: 'Stage', exact: true })).toBeVisible();
        await page.getByRole('radio', { name: 'What if' }).check();
        await expect(page.getByRole('region', { name: 'Make a change' })).toBeVisible();
        await expect(page.getByText('Opening.')).toHaveCount(0);
        await expect(page).toHaveURL(/depth=inside/);
        await depth.getByRole('radio', { name: 'Basics' }).check();
        // The address follows a moment later.
        await expect(page).not.toHaveURL(/depth=inside/);
      });

      await test.step('the prediction is the same without a network', () => expectSameAfterReload(visit, likeliest));
    },
  );
});

testOnDisk(
  'under a sub-path of a plain server all this holds, until a new version is taken',
  async ({ page, context, site, siteFolder }) => {
    const visit = { page, context, site };
    const likeliest = await visitFirst(visit);
    await test.step('nothing large is fetched twice, though the host gives no lifetimes', () => {
      expectNothingLargeTwice(site);
    });

    const asked = site.requests.length;
    await test.step('the prediction is the same without a network', async () => {
      await goOffline(visit);
      await expectSameAfterReload(visit, likeliest);
    });

    await test.step('a view that was never opened, and a link with a text, open without a network', async () => {
      await page.getByRole('button', { name: 'Help and keys' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      // The browser asks for a newer service worker past what stands for a network that is down.
      expect(site.requests.slice(asked).filter((path) => path !== 'serviceWorker.js')).toEqual([]);
      // An address that the server was never asked for, with a text of its own.
      await page.goto(`${site.url}?from=elsewhere#text=The+king+said`);
      await waitForPrediction(page);
      await expect(page.getByRole('textbox', { name: 'Prompt' })).toHaveValue('The king said');
    });

    await test.step('a new version waits until the visitor takes it', async () => {
      await context.setOffline(false);
      const script = readFileSync(`${siteFolder}/serviceWorker.js`, 'utf8');
      site.faults.replace(/^serviceWorker\.js$/, `${script}\n// Another version.`, 'text/javascript');
      await page.reload();
      const notice = page.getByText('A new version of Glassbox is ready.');
      await expect(notice).toBeVisible();
      await page.getByRole('button', { name: 'Reload' }).click();
      await expect(notice).toBeHidden();
      await waitForPrediction(page);
      const isWaiting = await page.evaluate(async () => (await navigator.serviceWorker.ready).waiting !== null);
      expect(isWaiting).toBe(false);
    });
  },
);

test('what is built calls nothing, and declares nothing, that the oldest promised browsers lack', ({ siteFolder }) => {
  const files = readdirSync(`${siteFolder}/assets`);
  const read = (name: string) => readFileSync(`${siteFolder}/assets/${name}`, 'utf8');
  const scripts = files.filter((name) => /\.m?js$/.test(name));
  expect(scripts.length).toBeGreaterThan(20);
  for (const name of scripts) expect(read(name).match(NEWER_CALLS), name).toBeNull();
  for (const name of files.filter((file) => file.endsWith('.css')))
    for (const { pattern, instead } of NEWER_STYLES)
      expect(read(name).match(pattern), `${name}: ${instead}`).toBeNull();
});
