/**
 * The door to bigger models: sizes before the click, progress in bytes, kept by the browser, errors in words,
 * and the embedded model one click away. The Hub is a local one; its networks are tiny and random.
 */
import type { Page } from '@playwright/test';
import type { Faults } from './support/faults.ts';
import { prompt, readAttention, readCandidates, readPieces, readTokens, statusLine } from './support/reading.ts';
import { FUSED, OPAQUE } from './support/opaqueNetwork.ts';
import { expect, test, visit } from './support/sharedPage.ts';
import { waitForPrediction } from './support/workbench.ts';

const TEXT = 'The king said';

/** What the browser itself writes to the console about an answer that the test asked for. */
test.use({ expectedErrors: [/Failed to load resource|ERR_/] });

const menu = (page: Page) => page.getByRole('dialog', { name: 'Models', exact: true });
const choiceOf = (page: Page, model: string) =>
  menu(page)
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: model, exact: true }) });
const modelButton = (page: Page, model: string) => page.getByRole('button', { name: `Model: ${model}`, exact: true });

async function openMenu(page: Page) {
  await page.getByRole('button', { name: /^Model:/ }).click();
  await expect(menu(page)).toBeVisible();
}

/** Opens the menu and asks for the size, unless it is known from before. Gives the button that downloads. */
async function offerOf(page: Page, model: string) {
  await openMenu(page);
  const choice = choiceOf(page, model);
  const offer = choice.getByRole('button', { name: /^Download .* and use$/ });
  if (!(await offer.isVisible())) await choice.getByRole('button', { name: 'Choose' }).click();
  await expect(offer).toBeVisible();
  return offer;
}

async function download(page: Page, model: string) {
  await (await offerOf(page, model)).click();
}

/** Models kept from an earlier test. */
async function forgetModels(page: Page) {
  await page.evaluate(() => caches.delete('transformers-cache'));
  // Nobody misses them.
  await page.evaluate(() => localStorage.removeItem('glassbox.kept'));
}

test.beforeEach(async ({ workbench: page, hub }) => {
  await visit(page, { text: TEXT });
  await forgetModels(page);
  expect(hub.requests).toEqual([]);
});

test('nothing is asked of the Hub until the visitor chooses one of its models', async ({ workbench: page, hub }) => {
  await openMenu(page);
  await expect(choiceOf(page, 'GPT-2 small')).toContainText('about 124 to 165 MB to download');
  await expect(menu(page)).toContainText('your text is never sent');
  expect(hub.requests).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(menu(page)).toBeHidden();
});

test('a present-day int8 export loads, its size said before and its bytes counted', async ({
  workbench: page,
  hub,
}) => {
  // 1,431,307 bytes of network and 20,541 of small files.
  const offer = await offerOf(page, 'GPT-2 small');
  await expect(offer).toHaveText('Download 1.5 MB and use');
  // What it is and which files it has: nothing else is asked.
  expect(hub.requests).toEqual(['GET Xenova/gpt2/config.json', 'GET Xenova/gpt2 (list)']);

  const release = hub.faults.hold(/model_quantized\.onnx$/, 700_000);
  await offer.click();
  const bar = menu(page).getByRole('progressbar', { name: 'Loading GPT-2 small' });
  await expect(bar).toHaveAttribute('aria-valuetext', /^(720|721) kB of 1\.5 MB$/);
  const [value, most] = await bar.evaluate((element) => [element.ariaValueNow, element.ariaValueMax].map(Number));
  expect(value).toBeGreaterThanOrEqual(700_000);
  expect(most).toBeGreaterThanOrEqual(1_431_307);
  // The model in use goes on meanwhile.
  await expect(statusLine(page)).toContainText('Most probable next');
  release();

  await expect(menu(page)).toBeHidden();
  await expect(modelButton(page, 'GPT-2 small')).toBeVisible();
  await waitForPrediction(page);
  await expect.poll(async () => (await readPieces(page)).join('')).toBe(TEXT);
  await expect(page.getByRole('combobox', { name: 'Layer' }).getByRole('option')).toHaveCount(4);
  for (const row of await readAttention(page)) expect(row.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 5);
  const { rows, restCount } = await readCandidates(page);
  expect(rows.length + restCount).toBe(1000);
});

test('an export of 2023 loads through the same door', async ({ workbench: page }) => {
  await download(page, 'DistilGPT-2');
  await expect(menu(page)).toBeHidden();
  await expect(modelButton(page, 'DistilGPT-2')).toBeVisible();
  await expect.poll(async () => (await readPieces(page)).join('')).toBe(TEXT);
  for (const row of await readAttention(page)) expect(row.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 5);
  const before = await readTokens(page);
  await page.getByRole('button', { name: 'Next token', exact: true }).click();
  await expect.poll(async () => (await readTokens(page)).length).toBe(before.length + 1);
  await expect(statusLine(page)).toContainText(`Computed 1 token in`);
});

test('a file in which an optimizer fused many steps into one opens with its inside', async ({
  workbench: page,
  hub,
}) => {
  const offer = await offerOf(page, 'GPT-2 small');
  hub.faults.replace(/Xenova\/gpt2\/onnx\/model_quantized\.onnx$/, FUSED);
  await offer.click();
  await expect(menu(page)).toBeHidden();
  await expect.poll(async () => (await readPieces(page)).join('')).toBe(TEXT);
  await expect(page.getByRole('banner')).not.toContainText('tokens and probabilities only');
  for (const row of await readAttention(page)) expect(row.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 5);
});

test('a model that hides its inside says "tokens and probabilities only", and predicts', async ({
  workbench: page,
  hub,
}) => {
  const offer = await offerOf(page, 'GPT-2 small');
  hub.faults.replace(/Xenova\/gpt2\/onnx\/model_quantized\.onnx$/, OPAQUE);
  await offer.click();
  await expect(menu(page)).toBeHidden();
  await expect(page.getByRole('banner')).toContainText('tokens and probabilities only');
  await expect(page.getByRole('region', { name: 'The picture' })).toContainText('does not show its inside');
  await expect.poll(async () => (await readPieces(page)).join('')).toBe(TEXT);
  const { rows, rest } = await readCandidates(page);
  expect(rows.reduce((sum, { probability }) => sum + probability, rest)).toBeCloseTo(1, 5);
  await page.getByRole('button', { name: 'Next token', exact: true }).click();
  await expect.poll(async () => (await readPieces(page)).join('').length).toBeGreaterThan(TEXT.length);
  // Every stage still says something, without numbers that it cannot have.
  for (let stage = 1; stage < 16; stage++) await page.getByRole('button', { name: 'Next step' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Append' })).toBeVisible();
});

test('a second load comes from the browser’s own store, also after a reload', async ({ workbench: page, hub }) => {
  await download(page, 'GPT-2 small');
  await expect(modelButton(page, 'GPT-2 small')).toBeVisible();
  await waitForPrediction(page);
  const before = await readCandidates(page);
  hub.reset();

  await openMenu(page);
  await choiceOf(page, 'Glassbox small').getByRole('button', { name: 'Use' }).click();
  await expect(modelButton(page, 'Glassbox small')).toBeVisible();
  await openMenu(page);
  await expect(choiceOf(page, 'GPT-2 small')).toContainText('Already kept in this browser');
  await choiceOf(page, 'GPT-2 small').getByRole('button', { name: 'Use' }).click();
  await expect(modelButton(page, 'GPT-2 small')).toBeVisible();
  await expect.poll(() => readCandidates(page)).toEqual(before);

  await page.waitForFunction(() => location.hash.includes('model='));
  await page.reload();
  await expect(modelButton(page, 'GPT-2 small')).toBeVisible();
  await expect.poll(() => readCandidates(page)).toEqual(before);
  expect(hub.requests).toEqual([]);
});

test('a download can be stopped, and begun again', async ({ workbench: page, hub }) => {
  hub.faults.hold(/model_quantized\.onnx$/, 300_000);
  await download(page, 'GPT-2 small');
  await expect(menu(page).getByRole('progressbar')).toHaveAttribute('aria-valuetext', /of 1\.5 MB/);
  await menu(page).getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('progressbar')).toHaveCount(0);
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(modelButton(page, 'Glassbox small')).toHaveCount(1);

  hub.faults.clear();
  await choiceOf(page, 'GPT-2 small')
    .getByRole('button', { name: /^Download/ })
    .click();
  await expect(menu(page)).toBeHidden();
  await expect(modelButton(page, 'GPT-2 small')).toBeVisible();
});

const FAILURES = [
  {
    what: 'that has no such file',
    title: 'Files of GPT-2 small are missing',
    arrange: (faults: Faults) => faults.answer(/./, 404),
  },
  {
    what: 'that wants a password',
    title: /^GPT-2 small may not be read from/,
    arrange: (faults: Faults) => faults.answer(/./, 401),
  },
  { what: 'that is out of order', title: /^A problem on/, arrange: (faults: Faults) => faults.answer(/./, 500) },
  { what: 'that does not answer', title: /^No connection to/, arrange: (faults: Faults) => faults.hangUp(/./) },
  {
    // A download goes on where it broke off, so each part of it has to break off, too.
    what: 'that breaks off again and again',
    title: /^No connection to/,
    arrange: (faults: Faults) => faults.cutOff(/model_quantized\.onnx$/, 100_000),
  },
  {
    what: 'that sends half of the network as the whole',
    title: 'The files of GPT-2 small are damaged',
    arrange: (faults: Faults) => faults.replace(/model_quantized\.onnx$/, FUSED.subarray(0, FUSED.length / 2)),
  },
  {
    what: 'that sends a page of HTML for a file',
    title: 'Files of GPT-2 small are missing',
    arrange: (faults: Faults) => faults.replace(/./, '<!doctype html><title>Sign in</title>', 'text/html'),
  },
  {
    what: 'that sends another kind of model',
    title: 'GPT-2 small is not a GPT-2',
    arrange: (faults: Faults) =>
      faults.replace(/config\.json$/, '{"model_type":"bert","architectures":["BertModel"]}', 'application/json'),
  },
];

for (const { what, title, arrange } of FAILURES)
  test(`a host ${what} is told in words, and nothing is lost`, async ({ workbench: page, hub }) => {
    const before = await readCandidates(page);
    const offer = await offerOf(page, 'GPT-2 small');
    arrange(hub.faults);
    await offer.click();

    const notice = page.getByRole('alert');
    await expect(notice).toContainText(title);
    await expect(prompt(page)).toHaveValue(TEXT);
    // The embedded model is one click away; it was never gone.
    await notice.getByRole('button', { name: 'Use the small model' }).click();
    await expect(notice).toHaveCount(0);
    await expect(modelButton(page, 'Glassbox small')).toHaveCount(1);
    expect(await readCandidates(page)).toEqual(before);
  });

test('after a failure another try loads the model', async ({ workbench: page, hub }) => {
  // Not the network that another test cuts off: Chromium keeps what came of it and asks for the rest alone.
  hub.faults.cutOff(/decoder_model_merged_quantized\.onnx$/, 100_000);
  await download(page, 'DistilGPT-2');
  await expect(page.getByRole('alert')).toContainText('No connection to');
  hub.faults.clear();
  await page.getByRole('alert').getByRole('button', { name: 'Try again' }).click();
  await expect(modelButton(page, 'DistilGPT-2')).toHaveCount(1);
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('asking for a size of a host that is down is told in words, too', async ({ workbench: page, hub }) => {
  // A page that knows no size yet.
  await page.reload();
  await waitForPrediction(page);
  hub.faults.hangUp(/./);
  await openMenu(page);
  await choiceOf(page, 'GPT-2 small').getByRole('button', { name: 'Choose' }).click();
  await expect(menu(page).getByRole('alert')).toContainText('No connection to');
  await menu(page).getByRole('button', { name: 'Close this message' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(modelButton(page, 'Glassbox small')).toHaveCount(1);
});

test('another try at a size shows the size, and downloads nothing unasked', async ({ workbench: page, hub }) => {
  await page.reload();
  await waitForPrediction(page);
  hub.faults.hangUp(/./);
  await openMenu(page);
  await choiceOf(page, 'GPT-2 small').getByRole('button', { name: 'Choose' }).click();
  await expect(page.getByRole('alert')).toContainText('No connection to');
  hub.faults.clear();
  await page.getByRole('alert').getByRole('button', { name: 'Try again' }).click();
  await expect(choiceOf(page, 'GPT-2 small').getByRole('button', { name: /Download/ })).toBeVisible();
  await expect(modelButton(page, 'Glassbox small')).toHaveCount(1);
  await menu(page).getByRole('button', { name: 'Close', exact: true }).click();
});

test('a link to a Hub model that cannot be had opens the small one, with the reason', async ({
  workbench: page,
  loadedPage,
  hub,
}) => {
  hub.faults.answer(/./, 404);
  await page.goto('about:blank');
  await page.goto(`${loadedPage.url}#${new URLSearchParams({ text: TEXT, model: 'Xenova/gpt2' }).toString()}`);
  await page.getByRole('button', { name: 'Load GPT-2 small' }).click();
  await waitForPrediction(page);
  await expect(page.getByRole('alert')).toContainText('Files of GPT-2 small are missing');
  await expect(modelButton(page, 'Glassbox small')).toBeVisible();
  await expect.poll(async () => (await readPieces(page)).join('')).toBe(TEXT);
});

test('the text and what was generated go along to another model', async ({ workbench: page }) => {
  await page.getByRole('button', { name: 'Next token', exact: true }).click();
  await expect.poll(async () => (await readTokens(page)).length).toBe(4);
  const whole = (await readPieces(page)).join('');
  await download(page, 'GPT-2 small');
  await expect(modelButton(page, 'GPT-2 small')).toBeVisible();
  await expect(prompt(page)).toHaveValue(whole);
  await expect.poll(async () => (await readPieces(page)).join('')).toBe(whole);
});
