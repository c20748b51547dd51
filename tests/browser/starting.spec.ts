/** What a visitor reads where the app cannot start, or its runtime cannot: one sentence with the next step, from index.html itself. */
import { readFileSync, readdirSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Frame, Page } from '@playwright/test';
import type { StaticServer } from './support/staticServer.ts';
import { expect, test } from './support/test.ts';

/** The browser's own lines about what the test breaks. */
test.use({ expectedErrors: [/^Console:|As the test wants it/] });

const NOT_RUN = 'A part of this page did not arrive or was not allowed to run';

/** Exactly one sentence stands there. */
async function expectSentence(page: Page | Frame, words: string) {
  await expect(page.locator('#root p:visible')).toHaveCount(1);
  await expect(page.locator('#root p:visible')).toContainText(words);
}

test('a page opened as a file says how to serve its folder', async ({ browser, siteFolder }) => {
  // Not under watch: a file has no origin, so every request would be a foreign one.
  const page = await browser.newPage();
  await page.goto(pathToFileURL(`${siteFolder}/index.html`).href);
  await expectSentence(page, 'npx serve');
  await page.close();
});

test('a page in a sandboxed frame says how to get out of it', async ({ page, site }) => {
  site.faults.replace(/^frame\.html$/, '<iframe sandbox="allow-scripts" src="./"></iframe>', 'text/html');
  await page.goto(`${site.url}frame.html`);
  const frame = page.frames()[1];
  if (!frame) throw new Error('There is no frame.');
  await expectSentence(frame, 'open it in a tab of its own');
});

const SCRIPT = /assets\/index-.*\.js$/;
const BREAKS: Record<string, (site: StaticServer) => void> = {
  'is missing': ({ faults }) => faults.answer(SCRIPT, 404),
  'is cut off from the page': ({ faults }) => faults.hangUp(SCRIPT),
  'is sent with a wrong type': ({ faults }) => faults.replace(SCRIPT, 'export {};', 'application/octet-stream'),
  'lacks one that it imports': ({ faults }) => faults.answer(/assets\/react-.*\.js$/, 404),
  'does not run': ({ faults }) =>
    faults.replace(SCRIPT, 'throw new Error("As the test wants it.");', 'text/javascript'),
};
for (const [fault, breakIt] of Object.entries(BREAKS))
  test(`a page whose script ${fault} says so`, async ({ page, site }) => {
    breakIt(site);
    await page.goto(site.url);
    await expectSentence(page, NOT_RUN);
  });

test('a runtime that is sent with a wrong type is named as the cause', async ({ page, site, siteFolder }) => {
  const name = readdirSync(`${siteFolder}/assets`).find((file) => /^ort-wasm.*\.js$/.test(file)) ?? '';
  site.faults.replace(/assets\/ort-wasm.*\.js$/, readFileSync(`${siteFolder}/assets/${name}`));
  await page.goto(site.url);
  await expect(page.getByText('A script comes with a wrong type')).toBeVisible();
});
