/** The built page where it has to live: under any path, on any kind of plain server, and without a network after the first visit. */
import { readdirSync, readFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { findChromium } from '../../scripts/chromium.mjs';
import { NEWER_CALLS, NEWER_STYLES } from '../../scripts/lint/browsers.mjs';
import { startStaticServer } from './support/staticServer.ts';
import { expect, test } from './support/test.ts';
import { likeliestToken, waitForPrediction, waitUntilKept } from './support/workbench.ts';

/** What keeps the page for use without a network is the subject here; elsewhere it is left out (playwright.config.ts). */
// A first visit, in a browser that has seen nothing.
test.use({ serviceWorkers: 'allow', reuseContext: false });

const HOSTS = [
  { host: 'a plain server', siteOptions: {}, isIsolated: false },
  { host: 'a server that compresses', siteOptions: { compress: true }, isIsolated: false },
  { host: 'a server that labels .gz files as encoded', siteOptions: { labelsGzip: true }, isIsolated: false },
  {
    host: 'a server that knows only html, js, css and json',
    siteOptions: { knownTypes: ['.html', '.js', '.css', '.json'] },
    isIsolated: false,
  },
  { host: 'a server that sends _headers', siteOptions: { useHeadersFile: true }, isIsolated: true },
];

for (const { host, siteOptions, isIsolated } of HOSTS)
  test.describe(`under a sub-path of ${host}`, () => {
    test.use({ siteOptions });

    test('the page computes a prediction, and the same one without a network', async ({ page, context, site }) => {
      await page.goto(site.url);
      await waitForPrediction(page);
      expect(await page.evaluate(() => crossOriginIsolated)).toBe(isIsolated);
      const online = await likeliestToken(page).innerText();

      await waitUntilKept(page);
      await context.setOffline(true);
      await page.reload();
      await waitForPrediction(page);
      expect(await likeliestToken(page).innerText()).toBe(online);
    });
  });

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

test('a view that was never opened, and a link with a text, open without a network', async ({
  page,
  context,
  site,
}) => {
  await page.goto(site.url);
  await waitForPrediction(page);
  await waitUntilKept(page);
  const asked = site.requests.length;
  await context.setOffline(true);
  await page.reload();
  await page.getByRole('button', { name: 'Help and keys' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(site.requests.length).toBe(asked);
  // An address that the server was never asked for, with a text of its own.
  await page.goto(`${site.url}?from=elsewhere#text=The+king+said`);
  await waitForPrediction(page);
  await expect(page.getByRole('textbox', { name: 'Prompt' })).toHaveValue('The king said');
});

test('a new version waits until the visitor takes it', async ({ page, site, siteFolder }) => {
  await page.goto(site.url);
  await waitForPrediction(page);
  await waitUntilKept(page);

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

test('nothing large is fetched twice, whether the host gives lifetimes or not', async ({ browserName: _ }, info) => {
  // Only a profile on disk has a cache large enough to tell.
  const executablePath = await findChromium();
  for (const useHeadersFile of [false, true]) {
    const site = await startStaticServer({ useHeadersFile });
    const profile = info.outputPath(`profile-${String(useHeadersFile)}`);
    const context = await chromium.launchPersistentContext(profile, executablePath === null ? {} : { executablePath });
    const page = context.pages()[0] ?? (await context.newPage());
    await page.goto(site.url);
    await waitForPrediction(page);
    await waitUntilKept(page);
    // `starting.css` and `.js` have no hash in their names, so the service worker asks for their few bytes anew.
    const large = site.requests.filter(
      (name) => /\.(?:gz|onnx|js|mjs|css)$/.test(name) && !name.startsWith('starting.'),
    );
    for (const path of new Set(large))
      expect(
        site.requests.filter((name) => name === path),
        path,
      ).toHaveLength(1);
    await context.close();
    await site.close();
  }
});
