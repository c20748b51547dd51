/** Several tokenizers on one text and the price of languages: fetched when asked for, kept, aligned, reckoned, and linked. */
import type { Page } from '@playwright/test';
import { expect, test } from './support/test.ts';
import { waitUntilKept } from './support/workbench.ts';

const TEXT = 'Tokenizers differ: ผม 12345';
const compare = (text = TEXT, rest = '') => `#page=tokens&desk=compare&cut=${encodeURIComponent(text)}${rest}`;

const table = (page: Page) => page.getByRole('table', { name: 'Tokenizers', exact: true });
const row = (page: Page, name: string) =>
  table(page)
    .getByRole('row')
    .filter({ has: page.getByText(name, { exact: true }) });
const prices = (page: Page) => page.getByRole('table', { name: 'Price of languages', exact: true });
const grid = (page: Page) => page.getByRole('grid', { name: 'Pieces of the text, one row a tokenizer' });
const pieces = (page: Page, name: string) => grid(page).getByRole('gridcell', { name: new RegExp(`^${name}, token`) });
const fetchIt = (page: Page, name: string) =>
  row(page, name).getByRole('button', { name: `Fetch the tokenizer ${name}` });
const files = (requests: readonly string[]) => requests.filter((path) => path.endsWith('.tokens'));

// Cutting needs the model's tokens alone: they are there long before its network.
test.use({ hasModel: false });

async function open(page: Page, url: string, address = compare()) {
  await page.goto(url + address);
  await expect(row(page, 'ByT5').getByRole('cell').nth(1)).not.toHaveText(/Cutting/);
}

async function fetchTokenizer(page: Page, name: string) {
  await fetchIt(page, name).click();
  await expect(pieces(page, name).first()).toBeVisible();
}

test('nothing is fetched before it is asked for, sizes stand there first, and a fetched one cuts', async ({
  page,
  site,
}) => {
  await open(page, site.url);
  for (const name of ['GPT-2', 'cl100k', 'o200k', 'Qwen2.5', 'Mistral 7B'])
    await expect(fetchIt(page, name)).toHaveText(/^Fetch \d[\d.,]*.[kM]B$/);
  expect(files(site.requests)).toEqual([]);
  await fetchTokenizer(page, 'o200k');
  expect(files(site.requests)).toHaveLength(1);
  await expect(row(page, 'o200k').getByRole('cell').nth(0)).toHaveText('199,998');
  // Digits by threes: 123 and 45.
  await expect(pieces(page, 'o200k').filter({ hasText: /^123$/ })).toHaveCount(1);
  // A tone of its own: part of a character, as bytes.
  await expect(pieces(page, 'ByT5').filter({ hasText: /^E0$/ }).first()).toBeVisible();
});

test('a piece shows the same bytes in every row, by pointer and by keys', async ({ page, site }) => {
  await open(page, site.url);
  await fetchTokenizer(page, 'GPT-2');
  const said = page.getByRole('status', { name: 'The piece you chose, in all rows' });
  const piece = pieces(page, 'GPT-2').filter({ hasText: '·differ' });
  await piece.click();
  await expect(piece).toHaveAttribute('aria-selected', 'true');
  await expect(said).toContainText('ByT5: 7 tokens');
  await expect(page).toHaveURL(/[#&]compared=gpt2\.\d+/);
  await page.keyboard.press('ArrowDown');
  const below = pieces(page, 'ByT5').and(page.locator('[aria-selected="true"]'));
  await expect(below).toBeFocused();
  await expect(below).toHaveText('·');
  await page.keyboard.press('ArrowRight');
  await expect(pieces(page, 'ByT5').and(page.locator('[aria-selected="true"]'))).toHaveText('d');
  await page.keyboard.press('Escape');
  await expect(page.locator('[role="gridcell"][aria-selected="true"]')).toHaveCount(0);
});

test('fetching is shown, can be stopped, and failing says what can be done', async ({ page, site }) => {
  await open(page, site.url);
  const release = site.faults.hold(/cl100k.*\.tokens$/, 1000);
  await fetchIt(page, 'cl100k').click();
  await expect(row(page, 'cl100k').getByRole('progressbar', { name: 'Fetching cl100k' })).toBeVisible();
  await row(page, 'cl100k').getByRole('button', { name: 'Stop fetching cl100k' }).click();
  await expect(fetchIt(page, 'cl100k')).toBeVisible();
  release();
  site.faults.clear();

  site.faults.replace(/mistral.*\.tokens$/, '<!doctype html>', 'text/html');
  await fetchIt(page, 'Mistral 7B').click();
  await expect(row(page, 'Mistral 7B').getByRole('alert')).toContainText('This site does not have the file');
  site.faults.clear();
  await row(page, 'Mistral 7B').getByRole('button', { name: 'Try again to fetch Mistral 7B' }).click();
  await expect(pieces(page, 'Mistral 7B').first()).toBeVisible();
});

test.describe('without a network', () => {
  test.use({ serviceWorkers: 'allow', hasModel: true });

  test('every part is there without a network once the page was seen, with what was fetched, on links never opened', async ({
    page,
    context,
    site,
  }) => {
    await open(page, site.url);
    await fetchTokenizer(page, 'GPT-2');
    await waitUntilKept(page);
    const asked = site.requests.length;
    await context.setOffline(true);
    await page.goto('about:blank');
    await open(page, site.url, compare('offline', '&tokenizers=gpt2.qwen'));
    await expect(pieces(page, 'GPT-2').first()).toBeVisible();
    // The other one is not in this browser: the link asks.
    await expect(page.getByText('This link compares with 1 more tokenizer')).toBeVisible();
    await expect(prices(page).getByRole('row')).not.toHaveCount(0);
    // The other parts were never on show: their code, their texts and their workers come from what was kept.
    const part = (name: string) =>
      page.getByRole('radiogroup', { name: 'Parts of this page' }).getByRole('radio', { name }).check({ force: true });
    await part('Train');
    await page.getByRole('button', { name: 'One merge' }).click();
    await expect(page.getByRole('list', { name: /^Learnt merges/ }).getByRole('listitem')).toHaveCount(1);
    await expect(page.getByRole('list', { name: 'GPT-2', exact: true }).getByRole('listitem')).not.toHaveCount(0);
    await part('Meaning');
    await expect(page.getByRole('application', { name: /^Map of tokens/ })).toBeVisible();
    await expect(page.getByRole('table', { name: 'Neighbours', exact: true }).locator('tbody tr')).toHaveCount(20);
    await expect(page.getByRole('figure', { name: 'Cosines of positions' })).toBeVisible();
    await part('Cut');
    await expect(page.getByRole('list', { name: 'Merges', exact: true }).getByRole('button').first()).toBeVisible();
    // A browser looks for a newer service worker by itself.
    expect(site.requests.slice(asked).filter((path) => path !== 'serviceWorker.js')).toEqual([]);
  });
});

test('a language costs what its tokens cost: sorted, priced, in the window, and in the link', async ({
  page,
  site,
}) => {
  await open(page, site.url);
  await fetchTokenizer(page, 'GPT-2');
  await page.getByLabel('Reckon with').selectOption('GPT-2');
  const thai = prices(page)
    .getByRole('row')
    .filter({ has: page.getByRole('button', { name: 'Thai', exact: true }) });
  const english = prices(page)
    .getByRole('row')
    .filter({ has: page.getByRole('button', { name: 'English', exact: true }) });
  await expect(thai.getByRole('cell').nth(2)).toHaveText('no price');
  await page.getByLabel('Price of a million tokens').fill('2,5');
  await page.getByLabel('Tokens in the window').fill('1000');
  const numberOf = async (cell: number, of = thai) =>
    Number(await of.getByRole('cell').nth(cell).locator('data').getAttribute('value'));
  const tokens = await numberOf(1);
  expect(await numberOf(2)).toBeCloseTo((tokens * 1000 * 2.5) / 1_000_000, 9);
  expect(await numberOf(3)).toBe(Math.floor(1000 / tokens));
  expect(await numberOf(1)).toBeGreaterThan(2 * (await numberOf(1, english)));

  await prices(page).getByRole('button', { name: 'GPT-2, × English' }).click();
  await expect(prices(page).getByRole('columnheader', { name: /GPT-2/ })).toHaveAttribute('aria-sort', 'descending');
  await thai.getByRole('button', { name: 'Thai', exact: true }).click();
  await expect(page.locator('blockquote[lang="th"]')).toBeVisible();
  await expect(page).toHaveURL(/price=2\.5.*room=1000.*language=th.*order=-gpt2/);
  const first = await prices(page).getByRole('row').nth(1).innerText();

  await page.reload();
  await expect(pieces(page, 'GPT-2').first()).toBeVisible();
  await expect(page.getByLabel('Price of a million tokens')).toHaveValue('2.5');
  await expect.poll(() => prices(page).getByRole('row').nth(1).innerText()).toBe(first);
});

test('texts of other scripts bear their language and direction', async ({ page, site }) => {
  await open(page, site.url, compare(TEXT, '&language=ar'));
  await expect(page.locator('blockquote[lang="ar"][dir="rtl"]')).toBeVisible();
  await page.getByRole('button', { name: 'Cut this paragraph' }).click();
  await expect(page.getByRole('textbox', { name: 'Text to cut' })).toHaveValue(/\p{Script=Arabic}/u);
});
