/** What can go wrong on the way to the first prediction and after it: each case says so in words or simply works, and the text is kept. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { readEngineScript } from './support/engineScript.ts';
import {
  nextTokenButton,
  prompt,
  readCandidates,
  readPieces,
  readTokens,
  statusLine,
  tokenItems,
} from './support/reading.ts';
import type { StaticServer } from './support/staticServer.ts';
import { expect, test } from './support/test.ts';
import { waitForPrediction } from './support/workbench.ts';

const TEXT = 'The king said';
const ADDRESS = `#${new URLSearchParams({ text: TEXT }).toString()}`;
const WORKER = /^assets\/main-.*\.js$/;
const SCRIPT = /assets\/index-.*\.js$/;

/** What the browser itself writes to the console about an answer that the test asked for. */
test.use({ expectedErrors: [/Failed to load resource|ERR_/] });

const notice = (page: Page) => page.getByRole('alert');

/** The engine's script with other words before its own. */
function workerScript(siteFolder: string, before: string): string {
  return `${before}\n${readEngineScript(siteFolder).text}`;
}

/** The page works on this text. */
async function expectPrediction(page: Page, text: string) {
  await waitForPrediction(page);
  await expect(prompt(page)).toHaveValue(text);
  await expect.poll(async () => (await readPieces(page)).join('')).toBe(text);
  expect((await readCandidates(page)).rows[0]?.probability).toBeGreaterThan(0);
}

/**
 * Each is told only where those before it are mended: a server that is out of order, then what it sends in place of files,
 * the tokenizer, the runtime, the network.
 */
const BROKEN_FILES = [
  {
    what: 'a server that is out of order',
    title: 'A problem on this site',
    arrange: ({ faults }: StaticServer) => faults.answer(/^models\//, 503),
  },
  {
    what: 'a page of HTML in place of each file',
    title: 'Files of Glassbox small are missing',
    arrange: ({ faults }: StaticServer) => faults.replace(/^models\//, '<!doctype html>', 'text/html'),
  },
  {
    what: 'a tokenizer that is no JSON',
    title: 'The files of Glassbox small are damaged',
    arrange: ({ faults }: StaticServer) => faults.replace(/tokenizer\.json$/, '{"model": ', 'application/json'),
  },
  {
    what: 'no tokenizer.json',
    title: 'Files of Glassbox small are missing',
    arrange: ({ faults }: StaticServer) => faults.answer(/tokenizer\.json$/, 404),
  },
  {
    what: 'a runtime that is damaged',
    title: 'damaged',
    arrange: ({ faults }: StaticServer) => faults.replace(/\.wasm.*\.gz$/, 'no gzip', 'application/gzip'),
  },
  {
    what: 'a network of random bytes',
    title: 'The files of Glassbox small are damaged',
    arrange: ({ faults }: StaticServer) =>
      faults.replace(/model\.onnx$/, Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 7919) % 256))),
  },
  {
    what: 'a network cut short',
    title: 'The files of Glassbox small are damaged',
    arrange: ({ faults }: StaticServer, network: Buffer) =>
      faults.replace(/model\.onnx$/, network.subarray(0, Math.floor(network.length / 2))),
  },
  {
    what: 'an empty network',
    title: 'The files of Glassbox small are damaged',
    arrange: ({ faults }: StaticServer) => faults.replace(/model\.onnx$/, ''),
  },
];

test('broken files are told in words, each as what it is; once they are mended, another try works', async ({
  page,
  site,
  siteFolder,
}) => {
  const network = readFileSync(`${siteFolder}/models/glassbox-2/onnx/model.onnx`);
  // What one try has told is marked, so that the next one has to tell anew.
  const told = notice(page).and(page.locator(':not([data-was-told])'));
  let text = TEXT;
  for (const { what, title, arrange } of BROKEN_FILES)
    await test.step(what, async () => {
      site.faults.clear();
      arrange(site, network);
      if (text === TEXT) await page.goto(site.url + ADDRESS);
      else await notice(page).getByRole('button', { name: 'Try again' }).click();
      await expect(told).toContainText(new RegExp(title, 'i'));
      await told.evaluate((element) => element.setAttribute('data-was-told', ''));
      await expect(prompt(page)).toHaveValue(text);
      await expect(nextTokenButton(page)).toBeDisabled();
      // The box still takes a text.
      text = `The queen sees ${what}`;
      await prompt(page).fill(text);
    });
  await test.step('all mended', async () => {
    site.faults.clear();
    await notice(page).getByRole('button', { name: 'Try again' }).click();
    await expectPrediction(page, text);
    await expect(notice(page)).toHaveCount(0);
  });
});

test('a worker script that is missing is told in words, and reloading helps, without glassbox.json too', async ({
  page,
  site,
}) => {
  site.faults.answer(WORKER, 404);
  await page.goto(site.url + ADDRESS);
  await expect(notice(page)).toContainText('The model could not be started');
  await expect(prompt(page)).toHaveValue(TEXT);
  site.faults.clear();
  // A site without it takes the Hub's own address.
  site.faults.answer(/glassbox\.json$/, 404);
  await notice(page).getByRole('button', { name: 'Reload the page' }).click();
  await expectPrediction(page, TEXT);
});

test('what arrives slowly is shown as it comes; a worker that ends later is started again, with the text', async ({
  page,
  site,
}) => {
  await test.step('a script that does not come in time leaves no blank page, and a late one still starts', async () => {
    const release = site.faults.hold(SCRIPT);
    site.faults.hold(/model\.onnx$/, 1_000_000);
    await page.goto(site.url + ADDRESS, { waitUntil: 'commit' });
    await expect(page.locator('#root p:visible')).toHaveCount(1);
    await expect(page.locator('#root p:visible')).toContainText('still loading');
    release();
    await expect(prompt(page)).toHaveValue(TEXT);
    await expect(page.getByText('still loading')).toHaveCount(0);
  });

  await test.step('a model that comes slowly is told in bytes', async () => {
    const bar = page.getByRole('progressbar', { name: 'Loading Glassbox small' });
    await expect(bar).toHaveAttribute('aria-valuetext', /^[\d.]+ MB of [\d.]+ MB$/);
    await expect.poll(async () => Number(await bar.getAttribute('aria-valuenow'))).toBeGreaterThan(1_000_000);
    const most = Number(await bar.getAttribute('aria-valuemax'));
    // The runtime and the embedded model, as the README says.
    expect(most).toBeGreaterThan(7_000_000);
    expect(most).toBeLessThan(12_000_000);
    await expect(statusLine(page)).toHaveText('Loading the model.');
    // The box can be written in before the model is there.
    await prompt(page).fill('The queen');
    site.faults.clear();
    await expectPrediction(page, 'The queen');
    await expect(bar).toHaveCount(0);
  });

  await test.step('a worker that is killed while it rests is missed at once, and started again', async () => {
    await page.workers()[0]?.evaluate(() => {
      setTimeout(() => {
        throw new Error('The thread is gone.');
      });
    });
    await expect(notice(page)).toContainText('The model stopped');
    await prompt(page).fill('The king');
    await notice(page).getByRole('button', { name: 'Start the model again' }).click();
    await expect(notice(page)).toHaveCount(0);
    await expectPrediction(page, 'The king');
  });

  await test.step('one that crashes in the middle of its work is started again, too', async () => {
    const { length } = await readTokens(page);
    await nextTokenButton(page).click();
    await expect(tokenItems(page)).toHaveCount(length + 1);
    const before = await readTokens(page);
    await page.workers()[0]?.evaluate(() => {
      self.onmessage = () => {
        throw new Error('The thread is gone.');
      };
    });
    await nextTokenButton(page).click();
    await expect(notice(page)).toContainText('The model stopped');
    await expect(prompt(page)).toHaveValue('The king');
    await notice(page).getByRole('button', { name: 'Start the model again' }).click();
    await expect(notice(page)).toHaveCount(0);
    await waitForPrediction(page);
    // The token that was on its way is there as well.
    await expect(tokenItems(page)).toHaveCount(length + 2);
    expect((await readTokens(page)).slice(0, length + 1)).toEqual(before);
    await nextTokenButton(page).click();
    await expect(tokenItems(page)).toHaveCount(length + 3);
  });
});

test('a browser without WebAssembly is told so', async ({ page, site, siteFolder }) => {
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'WebAssembly'));
  site.faults.replace(WORKER, workerScript(siteFolder, 'delete globalThis.WebAssembly;'), 'text/javascript');
  await page.goto(site.url + ADDRESS);
  await expect(notice(page)).toContainText('This browser cannot run the model');
  await expect(prompt(page)).toHaveValue(TEXT);
});

test('a browser whose WebAssembly lacks what the runtime needs is told so', async ({ page, site, siteFolder }) => {
  const before = `
    const refuse = async () => { throw new WebAssembly.CompileError('Wasm SIMD unsupported'); };
    WebAssembly.validate = () => false;
    WebAssembly.compile = WebAssembly.instantiate = WebAssembly.instantiateStreaming = refuse;`;
  site.faults.replace(WORKER, workerScript(siteFolder, before), 'text/javascript');
  await page.goto(site.url + ADDRESS);
  await expect(notice(page)).toContainText('This browser cannot run the model');
  await expect(prompt(page)).toHaveValue(TEXT);
});

test('with storage denied everything works, for as long as the page is open', async ({
  page,
  site,
  siteFolder,
  hub,
}) => {
  const deny = `for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
    Object.defineProperty(globalThis, name, { get() { throw new DOMException('Denied.', 'SecurityError'); } });`;
  await page.addInitScript(deny);
  site.faults.replace(WORKER, workerScript(siteFolder, deny), 'text/javascript');
  await page.goto(site.url + ADDRESS);
  await expectPrediction(page, TEXT);
  await page.getByRole('button', { name: 'Dark theme' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');

  // A Hub model cannot be kept, and is used all the same.
  await page.getByRole('button', { name: /^Model:/ }).click();
  const choice = page.getByRole('dialog').getByRole('listitem').filter({ hasText: 'GPT-2 small' });
  await choice.getByRole('button', { name: 'Choose' }).click();
  await choice.getByRole('button', { name: /^Download/ }).click();
  await expect(page.getByRole('button', { name: 'Model: GPT-2 small' })).toBeVisible();
  await expectPrediction(page, TEXT);
  expect(hub.requests.length).toBeGreaterThan(0);
});
