/** The address of the page holds its state: text, settings and view come back with it, and what a stranger wrote there does no harm. */
import type { Page } from '@playwright/test';
import {
  candidateTable,
  nextTokenButton,
  prompt,
  readAttention,
  readCandidates,
  readPieces,
  readTokens,
  slider,
  tokenItems,
} from './support/reading.ts';
import { expect, test, visit } from './support/sharedPage.ts';
import { waitForPrediction } from './support/workbench.ts';

const layerBox = (page: Page) => page.getByRole('combobox', { name: 'Layer' });
const headBox = (page: Page) => page.getByRole('combobox', { name: 'Head' });

/** All that an address has to bring back. */
async function readState(page: Page) {
  return {
    text: await prompt(page).inputValue(),
    tokens: (await readTokens(page)).map(({ id }) => id),
    settings: await Promise.all(
      ['Temperature', 'Top-k', 'Top-p', 'Min-p', 'Repetition penalty'].map((name) => slider(page, name).inputValue()),
    ),
    seed: await page.getByRole('spinbutton', { name: 'Seed' }).inputValue(),
    layer: await layerBox(page).inputValue(),
    head: await headBox(page).inputValue(),
    stage: await slider(page, 'Stage').getAttribute('aria-valuetext'),
    query: await page.getByRole('heading', { name: /^The arithmetic for/ }).textContent(),
    candidates: await readCandidates(page),
    attention: await readAttention(page),
  };
}

test('reloading brings back any text, tokens, settings, seed, head, query and stage', async ({ workbench: page }) => {
  await visit(page, { text: 'A', zoom: 'head' });
  const text = '100 % & more? #1 = "ok"\n\n\tnaïve café, 東京';
  await prompt(page).fill(text);
  await expect.poll(async () => (await readTokens(page)).length).toBeGreaterThan(10);
  const { length } = await readTokens(page);
  await slider(page, 'Temperature').fill('0.8');
  await slider(page, 'Top-k').fill('40');
  await slider(page, 'Top-p').fill('0.95');
  await slider(page, 'Min-p').fill('0.02');
  await slider(page, 'Repetition penalty').fill('1.2');
  await page.getByRole('spinbutton', { name: 'Seed' }).fill('4294967295');
  await nextTokenButton(page).click();
  await expect(tokenItems(page)).toHaveCount(length + 1);
  await candidateTable(page)
    .getByRole('button', { name: /^Choose/ })
    .nth(2)
    .click();
  await expect(tokenItems(page)).toHaveCount(length + 2);
  await layerBox(page).selectOption('3');
  await headBox(page).selectOption('2');
  await tokenItems(page).nth(4).getByRole('button').click();
  await slider(page, 'Stage').press('End');
  await expect(page.getByRole('heading', { level: 2, name: 'Append' })).toBeVisible();
  const before = await readState(page);
  const tokens = await readTokens(page);
  // The address follows a moment after the last change.
  await expect(page).toHaveURL(/caf.*stage=append/);

  await page.reload();
  await waitForPrediction(page);
  await expect(prompt(page)).toHaveValue(text);
  await expect(tokenItems(page)).toHaveCount(length + 2);
  expect((await readTokens(page)).slice(0, length)).toEqual(tokens.slice(0, length));
  await expect.poll(() => readState(page)).toEqual(before);
});

test('an address is a link: it opens the same view in a fresh tab', async ({ page, site }) => {
  const fields = {
    text: 'Monday, Tuesday,',
    tokens: '2015',
    temperature: '0.5',
    seed: '9',
    layer: '1',
    head: '4',
    stage: 'mlp-1',
  };
  await page.goto(`${site.url}#${new URLSearchParams(fields).toString()}`);
  await waitForPrediction(page);
  await expect(page.getByRole('heading', { level: 2, name: 'Layer 2: MLP' })).toBeVisible();
  await expect(prompt(page)).toHaveValue('Monday, Tuesday,');
  await expect(layerBox(page)).toHaveValue('2');
  await expect(headBox(page)).toHaveValue('5');
  await expect(slider(page, 'Temperature')).toHaveValue('0.5');
  await expect(page.getByRole('spinbutton', { name: 'Seed' })).toHaveValue('9');
  const last = (await readTokens(page)).at(-1);
  expect(last?.id).toBe(2015);
  expect(last?.description).toContain('came with the link');
});

test('an address that leaves things out shows them at their defaults', async ({ workbench: page }) => {
  await visit(page, { text: 'The king', temperature: 0.3, seed: 5, layer: 1, head: 1, stage: 'softmax', tokens: '11' });
  await expect(page.getByRole('heading', { level: 2, name: 'Softmax' })).toBeVisible();
  await visit(page, { text: 'The king' });
  await expect(page.getByRole('heading', { level: 2, name: 'Tokenize' })).toBeVisible();
  await expect(slider(page, 'Temperature')).toHaveValue('1');
  await expect(page.getByRole('spinbutton', { name: 'Seed' })).toHaveValue('1');
  expect((await readPieces(page)).join('')).toBe('The king');
});

const HOSTILE = {
  'numbers out of bounds':
    'temperature=99&topk=-3&topp=NaN&minp=Infinity&penalty=1e309&seed=-1&layer=999&head=999&query=99999&stage=mlp-999&tokens=9999999.8192',
  'words for numbers': 'temperature=hot&seed=0x10&layer=__proto__&head=constructor&stage=toString&tokens=1.2.x',
  'another place for a model': 'model=..%2F..%2F..%2Fetc%2Fpasswd&hub=https%3A%2F%2Fexample.com%2F',
  'broken escapes': 'temperature=%E0%A4%A&seed=%&layer=%zz&stage=%00',
  'the same field many times': `${'seed=3&'.repeat(2000)}temperature=0.5`,
};

for (const [what, fragment] of Object.entries(HOSTILE))
  test(`an address with ${what} does no harm`, async ({ workbench: page }) => {
    await visit(page, { text: 'A' });
    await page.evaluate((hash) => (location.hash = hash), `text=The+king+said&${fragment}`);
    await expect.poll(async () => (await readPieces(page)).slice(0, 3).join('')).toBe('The king said');
    await expect(prompt(page)).toHaveValue('The king said');
    await expect(page.getByRole('alert')).toHaveCount(0);
    for (const name of ['Temperature', 'Top-k', 'Top-p', 'Min-p', 'Repetition penalty'])
      expect(await slider(page, name).inputValue()).toMatch(/^[\d.]+$/);
    const length = (await readTokens(page)).length;
    await nextTokenButton(page).click();
    await expect(tokenItems(page)).toHaveCount(length + 1);
  });

test('a first visit by an address full of nonsense works as any other', async ({ page, site }) => {
  await page.goto(`${site.url}#text=The+king+said&${Object.values(HOSTILE).join('&')}`);
  await waitForPrediction(page);
  await expect.poll(async () => (await readPieces(page)).slice(0, 3).join('')).toBe('The king said');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(page.getByRole('status').filter({ hasText: 'left out' })).toHaveCount(1);
});

test('markup in an address is text like any other', async ({ workbench: page }) => {
  await visit(page, { text: '<img src=x onerror="document.title=1"><script>document.title=2</script>' });
  await expect(page).toHaveTitle(/Glassbox/);
  await expect(page.getByRole('img', { name: 'x' })).toHaveCount(0);
});

test('a link copied with its button opens the same view', async ({ workbench: page }) => {
  await visit(page, { text: 'The king said', seed: 3, temperature: 0.7 });
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByRole('button', { name: 'Link copied' })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(page.url());
  const fields = new URLSearchParams(new URL(copied).hash.slice(1));
  const { auto, ...rest } = Object.fromEntries(fields);
  expect(rest).toEqual({ text: 'The king said', seed: '3', temperature: '0.7', v: '2' });
  // The head that the page chose is part of what is shown.
  expect(auto).toMatch(/^\d\.\d$/);
});

test('a link shows the head, the threshold and the colours that were shown', async ({ workbench: page }) => {
  await visit(page, { text: 'When Mary and John went to the shop, John gave a book to' });
  await nextTokenButton(page).click();
  await slider(page, 'Arcs from weight').fill('0.5');
  await page.getByRole('switch', { name: 'Colour by surprise' }).click();
  await expect(page).toHaveURL(/surprise=1.*arcs=0\.5.*auto=/);
  const link = page.url();
  await page.keyboard.press('Escape');
  const zoomed = link.replace('&v=2', '&zoom=head&v=2');
  await page.evaluate((hash) => (location.hash = hash), new URL(zoomed).hash);
  const before = [await layerBox(page).inputValue(), await headBox(page).inputValue()];

  await page.goto('about:blank');
  await page.goto(link);
  await waitForPrediction(page);
  await expect(slider(page, 'Arcs from weight')).toHaveValue('0.5');
  await expect(page.getByRole('switch', { name: 'Colour by surprise' })).toBeChecked();
  await page.evaluate((hash) => (location.hash = hash), new URL(zoomed).hash);
  await expect(layerBox(page)).toHaveValue(before[0] ?? '');
  await expect(headBox(page)).toHaveValue(before[1] ?? '');
});

test('a number hands over its full precision', async ({ workbench: page }) => {
  await visit(page, { text: 'The king said' });
  const { rows } = await readCandidates(page);
  const arithmetic = page.getByRole('region', { name: `The arithmetic of ${rows[0]?.label}` });
  await arithmetic.getByRole('button', { name: `Copy ${rows[0]?.logit}` }).click();
  await expect(arithmetic).toContainText('Copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(String(rows[0]?.logit));
});

test.describe('while the model is on its way', () => {
  test.use({ hasModel: false });

  test('the address follows, Back leads back, and a reload loses nothing', async ({ page, site }) => {
    await page.goto(`${site.url}#text=The+cat+sat&tokens=319&stage=mlp-1`);
    await page.getByRole('link', { name: 'Training' }).click();
    await expect(page.getByRole('button', { name: 'Step', exact: true })).toBeEnabled();
    await expect(page).toHaveURL(/page=training/);
    await page.getByRole('radio', { name: '2 Fine-tuning' }).check({ force: true });
    await expect(page).toHaveURL(/t\.phase=finetune/);
    await page.reload();
    await expect(page.getByRole('radio', { name: '2 Fine-tuning' })).toBeChecked();
    await expect(page).toHaveURL(/text=The\+cat\+sat&.*stage=mlp-1&tokens=319/);
    await page.goBack();
    await expect(page).toHaveURL(/#text=The\+cat\+sat&tokens=319&stage=mlp-1$/);
    await expect(prompt(page)).toHaveValue('The cat sat');
  });
});
