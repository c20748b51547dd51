/**
 * A model is fetched as by a good download manager: paused, cut, gone on with, checked, kept, listed and removed. The Hub
 * is a local one that can be made to go wrong.
 */
import {
  BYTES,
  NETWORK,
  beginWithout,
  button,
  choose,
  expectInUse,
  kept,
  offer,
  openSheet,
  sheet,
  TEXT,
} from './support/modelsSheet.ts';
import { expect, test, visit } from './support/sharedPage.ts';
import { waitForPrediction } from './support/workbench.ts';

/** What the browser itself writes to the console about an answer that the test asked for. */
test.use({ expectedErrors: [/Failed to load resource|ERR_/] });

test.beforeEach(async ({ workbench: page, hub }) => {
  await beginWithout(page);
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
  const cut = hub.faults.cutWhenTold(NETWORK, 0.6 * BYTES);
  await offer(page);
  await button(page, /^Download/).click();
  await expect(sheet(page).getByRole('progressbar')).toHaveAttribute('aria-valuetext', /^8\d\d kB of 1\.5 MB$/);
  cut();
  await expectInUse(page, 'GPT-2 small');
  const from = hub.bodies.filter(({ file }) => NETWORK.test(file)).map((body) => body.from);
  // The browser may ask once more by itself, when a connection that it used again turns out to be closed.
  expect(from.at(-1)).toBeGreaterThan(0);
  // A connection that is torn may take with it what was on the way: then it is asked for from there. Never from before.
  const starts = from.filter((start) => start > 0);
  expect(starts).toEqual([...new Set(starts)].sort((a, b) => a - b));
});

test('after a download that broke off for good, the next try fetches the rest alone', async ({
  workbench: page,
  hub,
}) => {
  // Once it was cut, nothing more comes of it.
  hub.faults.cutOff(NETWORK, 0);
  const cut = hub.faults.cutWhenTold(NETWORK, 300_000);
  await offer(page);
  await button(page, /^Download/).click();
  await expect(sheet(page).getByRole('progressbar')).toHaveAttribute('aria-valuetext', /^3\d\d kB of 1\.5 MB$/);
  cut();
  const notice = page.getByRole('alert');
  await expect(notice).toContainText('No connection to');
  hub.faults.clear();
  const before = hub.bodies.length;
  await notice.getByRole('button', { name: 'Try again' }).click();
  await expectInUse(page, 'GPT-2 small');
  const [rest] = hub.bodies.slice(before).filter(({ file }) => NETWORK.test(file));
  // What had come is not asked for again.
  expect(rest?.from).toBeGreaterThan(0);
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
  await expect(sheet(page)).toContainText(/Kept in this browser: 1\.5 MB of models.*This site holds .* in all/);
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
