/**
 * Any GPT-2, checked before it is fetched, fetched as by a good download manager, kept, listed and removed. The Hub is
 * a local one that can be made to go wrong; its networks are tiny and random.
 */
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { readAttention, readPieces } from './support/reading.ts';
import { expect, test, visit } from './support/sharedPage.ts';
import { waitForPrediction } from './support/workbench.ts';

const TEXT = 'The king said';
const NETWORK = /Xenova\/gpt2\/onnx\/model_quantized\.onnx$/;
const BYTES = 1_431_307;
const FOLDER = fileURLToPath(new URL('../golden/hub/current', import.meta.url));

/** What the browser itself writes to the console about an answer that the test asked for. */
test.use({ expectedErrors: [/Failed to load resource|ERR_/] });

const sheet = (page: Page) => page.getByRole('dialog', { name: 'Models', exact: true });
const device = (page: Page) => sheet(page).getByRole('list', { name: 'On this device' });
const kept = (page: Page, model: string) =>
  device(page)
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: model, exact: true }) });
const modelButton = (page: Page, model: string) => page.getByRole('button', { name: `Model: ${model}`, exact: true });
const button = (page: Page, name: string | RegExp) => sheet(page).getByRole('button', { name });

async function openSheet(page: Page) {
  await page.getByRole('button', { name: /^Model:/ }).click();
  await expect(device(page)).toBeVisible();
}

/** Asks about a model by its id. */
async function check(page: Page, id: string) {
  await openSheet(page);
  await sheet(page).getByRole('textbox', { name: 'Model id' }).fill(id);
  await sheet(page).getByRole('button', { name: 'Check', exact: true }).click();
}

/** GPT-2 small of the menu, up to the button that fetches it. */
async function offer(page: Page) {
  await openSheet(page);
  await choose(page);
  await expect(button(page, /^Download .* and use$/)).toBeVisible();
}

async function choose(page: Page) {
  const small = sheet(page)
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: 'GPT-2 small', exact: true }) });
  await small.getByRole('button', { name: 'Choose' }).click();
}

async function expectInUse(page: Page, model: string) {
  await expect(sheet(page)).toBeHidden();
  await expect(modelButton(page, model)).toBeVisible();
  await waitForPrediction(page);
  await expect.poll(async () => (await readPieces(page)).join('')).toBe(TEXT);
}

test.beforeEach(async ({ workbench: page, hub }) => {
  await page.keyboard.press('Escape');
  await visit(page, { text: TEXT });
  await page.evaluate(() => caches.delete('transformers-cache'));
  expect(hub.requests).toEqual([]);
});

for (const { id, size } of [
  { id: 'glassbox-tests/with-past', size: '1.5 MB' },
  { id: 'glassbox-tests/merged', size: '7.2 MB' },
])
  test(`${id} is found out by small requests, and opens`, async ({ workbench: page, hub }) => {
    await check(page, id);
    await expect(button(page, `Download ${size} and use`)).toBeVisible();
    await expect(sheet(page)).toContainText('A GPT-2 with 4 layers × 4 heads');
    expect(hub.requests).toEqual([`GET ${id}/config.json`, `GET ${id} (list)`]);
    await button(page, `Download ${size} and use`).click();
    await expectInUse(page, id);
    for (const row of await readAttention(page)) expect(row.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 5);
    // A link to it asks first; one of this browser, which keeps it, need not.
    await page.waitForFunction(() => location.hash.includes('model='));
    hub.reset();
    await page.reload();
    await expectInUse(page, id);
    expect(hub.requests).toEqual([]);
  });

test('one of many files can be chosen, and of those that do not run it is said', async ({ workbench: page, hub }) => {
  await check(page, 'glassbox-tests/many');
  const files = sheet(page).getByRole('combobox', { name: 'File' });
  await expect(files.getByRole('option')).toHaveText([
    /^8 bits: onnx\/model_quantized\.onnx, 1\.5 MB$/,
    /^8 bits, signed/,
    /^8 bits, unsigned/,
    /^4 bits: /,
    /^4 bits \(bitsandbytes\)/,
    /^32 bits: onnx\/model\.onnx, 4\.9 MB$/,
  ]);
  await expect(sheet(page)).toContainText('onnx/model_fp16.onnx and onnx/model_q4f16.onnx');
  await files.selectOption('onnx/model.onnx');
  await button(page, 'Download 4.9 MB and use').click();
  await expectInUse(page, 'glassbox-tests/many');
  expect(hub.bodies.filter(({ file }) => file.endsWith('.onnx')).map(({ file }) => file)).toEqual([
    'glassbox-tests/many/onnx/model.onnx',
  ]);
});

const REFUSALS = [
  { id: 'glassbox-tests/bert', title: 'glassbox-tests/bert is not a GPT-2', text: 'Its config says “bert”' },
  { id: 'glassbox-tests/weights', title: 'has no file that runs here', text: 'onnx-community or Xenova' },
  { id: 'glassbox-tests/gated', title: 'may not be read from', text: 'asks for a licence' },
  { id: 'nobody/nothing', title: 'has no model nobody/nothing', text: 'owner, slash, name' },
];
for (const { id, title, text } of REFUSALS)
  test(`${id} is refused in words, with a next step`, async ({ workbench: page, hub }) => {
    await check(page, id);
    const notice = sheet(page).getByRole('alert');
    await expect(notice).toContainText(title);
    await expect(notice).toContainText(text);
    await expect(button(page, /^Download/)).toHaveCount(0);
    expect(hub.bodies.filter(({ file }) => !file.endsWith('config.json'))).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(modelButton(page, 'Glassbox small')).toBeVisible();
  });

test('a host that is asked too often is given a pause, and asked again', async ({ workbench: page, hub }) => {
  hub.faults.answer(/\(list\)$/, 429);
  await check(page, 'Xenova/gpt2');
  await expect(sheet(page).getByRole('alert')).toContainText('asks for a pause');
  hub.faults.clear();
  await button(page, 'Try again').click();
  await expect(button(page, 'Download 1.5 MB and use')).toBeVisible();
});

test('what is no id is told before anybody is asked', async ({ workbench: page, hub }) => {
  await check(page, 'two words');
  await expect(sheet(page).getByRole('alert')).toContainText('An id is an owner, a slash and a name');
  expect(hub.requests).toEqual([]);
});

test('a download is paused, and goes on from there, also after the page was closed', async ({
  workbench: page,
  hub,
}) => {
  hub.faults.hold(NETWORK, 500_000);
  await offer(page);
  await button(page, /^Download/).click();
  await expect(sheet(page).getByRole('progressbar')).toHaveAttribute('aria-valuetext', /^52\d kB of 1\.5 MB$/);
  await button(page, 'Pause').click();
  await expect(sheet(page).getByRole('progressbar', { name: 'GPT-2 small waits' })).toBeVisible();
  hub.faults.clear();
  hub.faults.hold(NETWORK, 400_000);
  await button(page, 'Resume').click();
  await expect(sheet(page).getByRole('progressbar')).toHaveAttribute('aria-valuetext', /^92\d kB of 1\.5 MB$/);
  await button(page, 'Pause').click();
  await expect(button(page, 'Resume')).toBeVisible();
  hub.faults.clear();
  await page.reload();
  await waitForPrediction(page);

  await openSheet(page);
  await expect(kept(page, 'GPT-2 small')).toContainText('of 1.5 MB are here');
  await kept(page, 'GPT-2 small').getByRole('button', { name: 'Resume' }).click();
  await expectInUse(page, 'GPT-2 small');
  // Nothing came twice.
  const bodies = hub.bodies.filter(({ file }) => NETWORK.test(file));
  expect(bodies.map(({ from }) => from)).toEqual([0, 500_000, 900_000]);
});

test('a download that is cut goes on by itself, and from where it was at the next try', async ({
  workbench: page,
  hub,
}) => {
  // 60 % of it, and then what is left.
  hub.faults.cutOff(NETWORK, 0.6 * BYTES);
  await offer(page);
  await button(page, /^Download/).click();
  await expectInUse(page, 'GPT-2 small');
  const from = hub.bodies.filter(({ file }) => NETWORK.test(file)).map((body) => body.from);
  // The browser may ask once more by itself, when a connection that it used again turns out to be closed.
  expect(from.at(-1)).toBeGreaterThan(0);
  expect(from.filter((start) => start > 0)).toHaveLength(1);
});

test('after a download that broke off for good, the next try fetches the rest alone', async ({
  workbench: page,
  hub,
}) => {
  hub.faults.cutOff(NETWORK, 100_000);
  await offer(page);
  await button(page, /^Download/).click();
  const notice = page.getByRole('alert');
  await expect(notice).toContainText('No connection to');
  hub.faults.clear();
  const before = hub.bodies.length;
  await notice.getByRole('button', { name: 'Try again' }).click();
  await expectInUse(page, 'GPT-2 small');
  const [rest] = hub.bodies.slice(before).filter(({ file }) => NETWORK.test(file));
  expect(rest?.from).toBeGreaterThan(100_000);
});

test('a host that knows no parts of files sends it whole', async ({ workbench: page, hub }) => {
  hub.faults.cutOff(NETWORK, 100_000);
  await offer(page);
  await button(page, /^Download/).click();
  await expect(page.getByRole('alert')).toContainText('No connection to');
  hub.faults.clear();
  hub.faults.ignoreRanges(NETWORK);
  await page.getByRole('alert').getByRole('button', { name: 'Try again' }).click();
  await expectInUse(page, 'GPT-2 small');
});

for (const { what, spoil } of [
  { what: 'hash', spoil: (body: Buffer) => Buffer.from(body.map((byte, at) => (at === 1_000_000 ? byte ^ 1 : byte))) },
  { what: 'length', spoil: (body: Buffer) => body.subarray(0, 1_000_000) },
])
  test(`a file of another ${what} than its host lists is thrown away, in words`, async ({ workbench: page, hub }) => {
    hub.faults.spoil(NETWORK, spoil);
    await offer(page);
    await button(page, /^Download/).click();
    await expect(page.getByRole('alert')).toContainText('are not what');
    hub.faults.clear();
    await openSheet(page);
    await expect(kept(page, 'GPT-2 small')).toHaveCount(0);
    await page.keyboard.press('Escape');
    await page.getByRole('alert').getByRole('button', { name: 'Try again' }).click();
    await expectInUse(page, 'GPT-2 small');
  });

test('what is kept is listed with its size, works without a network, and can be removed', async ({
  workbench: page,
  hub,
}) => {
  await offer(page);
  await button(page, /^Download/).click();
  await expectInUse(page, 'GPT-2 small');
  await openSheet(page);
  await kept(page, 'Glassbox small').getByRole('button', { name: 'Use' }).click();
  await expectInUse(page, 'Glassbox small');
  hub.reset();

  await page.context().setOffline(true);
  await openSheet(page);
  await expect(kept(page, 'GPT-2 small')).toContainText('1.5 MB, nothing to download');
  await expect(sheet(page)).toContainText(/Models take 1\.5 MB\. This site as a whole/);
  await kept(page, 'GPT-2 small').getByRole('button', { name: 'Use' }).click();
  await expectInUse(page, 'GPT-2 small');
  await page.context().setOffline(false);
  expect(hub.requests).toEqual([]);

  await openSheet(page);
  await button(page, 'Remove GPT-2 small').click();
  await expect(kept(page, 'GPT-2 small')).toHaveCount(0);
  expect(await page.evaluate(async () => (await (await caches.open('transformers-cache')).keys()).length)).toBe(0);
});

test('of what the browser has dropped between visits only that is fetched anew', async ({ workbench: page, hub }) => {
  await offer(page);
  await button(page, /^Download/).click();
  await expectInUse(page, 'GPT-2 small');
  await page.evaluate(async () => {
    const cache = await caches.open('transformers-cache');
    const part = (await cache.keys()).find(({ url }) => url.includes('part'));
    if (part) await cache.delete(part);
  });
  await visit(page, { text: TEXT });
  hub.reset();
  await openSheet(page);
  await expect(kept(page, 'GPT-2 small')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await offer(page);
  await button(page, /^Download/).click();
  await expectInUse(page, 'GPT-2 small');
  expect(hub.bodies.map(({ file }) => file)).toEqual([
    'Xenova/gpt2/config.json',
    'Xenova/gpt2/config.json',
    'Xenova/gpt2/onnx/model_quantized.onnx',
  ]);
});

test('where the room ends a model is used once, without being kept', async ({ workbench: page }) => {
  const session = await page.context().newCDPSession(page);
  const origin = new URL(page.url()).origin;
  const { usage = 0 } = await page.evaluate(() => navigator.storage.estimate());
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: usage + 600_000 });
  await offer(page);
  await button(page, /^Download/).click();
  const notice = page.getByRole('alert');
  await expect(notice).toContainText('No room to keep GPT-2 small');
  await notice.getByRole('button', { name: 'Use it once' }).click();
  await expectInUse(page, 'GPT-2 small');
  await session.send('Storage.overrideQuotaForOrigin', { origin });
  await openSheet(page);
  await expect(kept(page, 'GPT-2 small').getByText('nothing to download')).toHaveCount(0);
  await page.keyboard.press('Escape');
});

test('a browser that says it has no room is believed before anything is fetched', async ({ workbench: page, hub }) => {
  await page.evaluate(() => {
    navigator.storage.estimate = () => Promise.resolve({ usage: 1_000_000, quota: 1_500_000 });
  });
  await openSheet(page);
  await choose(page);
  await expect(sheet(page).getByRole('alert')).toContainText('and the browser has room for 500 kB');
  expect(hub.bodies.map(({ file }) => file)).toEqual(['Xenova/gpt2/config.json']);
  await page.evaluate(() => Reflect.deleteProperty(navigator.storage, 'estimate'));
  await button(page, 'Download 1.5 MB and use once').click();
  await expectInUse(page, 'GPT-2 small');
  await openSheet(page);
  await expect(kept(page, 'GPT-2 small')).toHaveCount(0);
  await page.keyboard.press('Escape');
});

test('a model that this device can hardly hold is not fetched before the visitor says so', async ({
  workbench: page,
}) => {
  await page.evaluate(() => Object.defineProperty(navigator, 'deviceMemory', { value: 0.25, configurable: true }));
  await openSheet(page);
  await choose(page);
  await expect(sheet(page).getByRole('alert')).toContainText(
    /needs about 306 MB of memory .* offer a page about 125 MB/,
  );
  await expect(button(page, /^Download/)).toHaveCount(0);
  await button(page, 'Try anyway').click();
  await expect(button(page, 'Download 1.5 MB and use')).toBeVisible();
  await page.evaluate(() => Reflect.deleteProperty(navigator, 'deviceMemory'));
});

test('a folder from the disk opens, and nothing of it is sent', async ({ workbench: page, hub }) => {
  await openSheet(page);
  await expect(button(page, 'Open a folder')).toBeVisible();
  await sheet(page).locator('input[data-picks="folder"]').setInputFiles(FOLDER);
  await sheet(page)
    .getByRole('region', { name: 'What was found: current' })
    .getByRole('button', { name: 'Use' })
    .click();
  await expectInUse(page, 'current');
  for (const row of await readAttention(page)) expect(row.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 5);
  expect(hub.requests).toEqual([]);
});

test('files chosen together open as a folder does; one alone says what is missing', async ({ workbench: page }) => {
  await openSheet(page);
  const chooser = page.waitForEvent('filechooser');
  await button(page, 'Open a file').click();
  const files = await chooser;
  await files.setFiles(`${FOLDER}/onnx/model_quantized.onnx`);
  await expect(sheet(page).getByRole('alert')).toContainText('An .onnx file alone');
  const names = ['config.json', 'tokenizer.json', 'tokenizer_config.json', 'onnx/model_quantized.onnx'];
  await sheet(page)
    .locator('input[data-picks="file"]')
    .setInputFiles(names.map((name) => `${FOLDER}/${name}`));
  await expect(sheet(page).getByRole('alert')).toHaveCount(0);
  await sheet(page)
    .getByRole('region', { name: /^What was found/ })
    .getByRole('button', { name: 'Use' })
    .click();
  await expect(sheet(page)).toBeHidden();
  await waitForPrediction(page);
});

test('a mirror is used where the site’s policy allows it, and refused in words where not', async ({
  workbench: page,
  hub,
}) => {
  await openSheet(page);
  await sheet(page).getByText('Another address for models').click();
  const field = sheet(page).getByRole('textbox', { name: 'Address of a mirror' });
  await field.fill('https://mirror.example/');
  await button(page, 'Use this address').click();
  await expect(sheet(page).getByRole('alert')).toContainText('The security policy of this site');
  // The same host under another path is another address.
  await field.fill(`${hub.origins[1]}/somewhere/`);
  await button(page, 'Use this address').click();
  await expect(sheet(page)).toContainText(`Models come from ${hub.origins[1]}/somewhere/`);
  await sheet(page)
    .getByRole('button', { name: /^Back to/ })
    .click();
  await expect(sheet(page)).toContainText(`Models come from ${hub.origins[0]}/`);
  expect(hub.requests).toEqual([]);
});

test('what a model can show is listed, and of what it cannot the reason', async ({ workbench: page }) => {
  await openSheet(page);
  const region = sheet(page).getByRole('region', { name: 'What this model can show' });
  await expect(region.getByRole('listitem')).toHaveCount(11);
  await expect(region.getByRole('listitem').filter({ hasText: 'not shown' })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await check(page, 'glassbox-tests/fused');
  await button(page, /^Download/).click();
  await expectInUse(page, 'glassbox-tests/fused');
  await openSheet(page);
  await expect(region).toContainText('Its file hides its inside');
  await expect(region.getByRole('listitem').filter({ hasText: 'not shown' })).toHaveCount(10);
  await page.keyboard.press('Escape');
});
