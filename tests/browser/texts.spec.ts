/** Texts of every kind in the box: very long, empty, in other scripts, with characters that are none. Nothing is cut or hidden silently. */
import type { Locator, Page } from '@playwright/test';
import {
  nextTokenButton,
  prompt,
  readCandidates,
  readComputedLength,
  readPieces,
  readTokens,
  tokenItems,
} from './support/reading.ts';
import { expect, test, visit } from './support/sharedPage.ts';

/** Puts any UTF-16 in a box, halves of surrogate pairs too, which no protocol carries. */
async function fillCodeUnits(box: Locator, units: readonly number[]) {
  await box.evaluate((element, given) => {
    if (!(element instanceof HTMLTextAreaElement)) throw new Error('The box is no text area.');
    const set = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set;
    set?.call(element, String.fromCharCode(...given));
    element.dispatchEvent(new Event('input', { bubbles: true }));
  }, units);
}

const codeUnits = (text: string) => Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
const tokensPanel = (page: Page) => page.getByRole('region', { name: 'Tokens', exact: true });

/** The tokens on the page are those of the text just written, as this one of them shows, and all are computed. */
async function expectSettled(page: Page, label: string) {
  await expect.poll(async () => (await readTokens(page)).map((token) => token.label)).toContain(label);
  await expect.poll(async () => (await readTokens(page)).length - (await readComputedLength(page))).toBe(0);
}

test('a pasted text of 100,000 characters: the window is read, what falls out is shown, the page answers', async ({
  workbench: page,
}) => {
  await visit(page, { text: 'A' });
  const sentence = 'The old man went down to the river and looked at the water for a long time. ';
  const text = sentence.repeat(Math.ceil(100_000 / sentence.length)).slice(0, 100_000);
  await prompt(page).fill(text);
  await expect(page.getByText('100,000 characters').or(page.getByText('100000 characters'))).toBeVisible();
  await expect(tokenItems(page)).toHaveCount(256);
  expect(await readComputedLength(page)).toBe(256);
  const kept = (await readPieces(page)).join('');
  expect(text.endsWith(kept)).toBe(true);
  await expect(page.getByRole('note')).toContainText('tokens more than fit');

  const fallen = tokensPanel(page).getByText(/earlier tokens fall out of this window/);
  await fallen.click();
  const outside = page.getByRole('list', { name: 'Tokens outside the window' });
  await expect(outside).toBeVisible();
  // Those right before the window, so that the two lists join.
  const pieces = (await outside.getByRole('button').allInnerTexts()).map((label) => label.replaceAll('·', ' '));
  expect(text.endsWith(pieces.join('') + kept)).toBe(true);

  // Still answering: a control moves, a token is appended, the text is replaced.
  await nextTokenButton(page).click();
  await expect(page.getByRole('group', { name: 'Steps of the generation' })).toBeVisible();
  await expect.poll(async () => (await readTokens(page)).at(-1)?.description).toContain('generated');
  await expect(tokenItems(page)).toHaveCount(256);
  expect(await prompt(page).inputValue()).toBe(text);
  await prompt(page).fill('Short again');
  await expect.poll(async () => (await readPieces(page)).join('')).toBe('Short again');
  await expect(page.getByRole('note')).toHaveCount(0);
});

/** Lines are what a browser puts in one by one; the others are many tokens, long in bytes, and long in all. */
const PASTED = {
  '100,000 lines': '\n'.repeat(100_000),
  '90,000 characters of Japanese and emoji': '東京は大きい都市です😀'.repeat(8182).slice(0, 90_000),
  'a million letters': 'word and more words '.repeat(50_000),
};

for (const [what, text] of Object.entries(PASTED))
  test(`${what}, pasted by keys over a text, stand in the box whole, and the page goes on with each key`, async ({
    workbench: page,
  }) => {
    await visit(page, { text: 'A text that was here before' });
    await page.evaluate((given) => navigator.clipboard.writeText(given), text);
    await prompt(page).focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Control+V');
    await expect(tokenItems(page)).toHaveCount(256);
    await page.keyboard.type('qz');
    await expect.poll(async () => (await readPieces(page)).join('')).toMatch(/qz$/);
    expect(await readComputedLength(page)).toBe(256);
    expect((await prompt(page).inputValue()) === `${text}qz`).toBe(true);
    await prompt(page).fill('Short again');
    await expect.poll(async () => (await readPieces(page)).join('')).toBe('Short again');
  });

test('an empty text offers to start from nothing, and the model starts', async ({ workbench: page }) => {
  await visit(page, { text: 'A' });
  await prompt(page).fill('');
  await expect(page.getByText('There is no text yet')).toBeVisible();
  await expect(nextTokenButton(page)).toBeDisabled();
  await expect(tokenItems(page)).toHaveCount(0);
  await page.getByRole('button', { name: /Start from nothing|beginning of a text/ }).click();
  await expect(tokenItems(page)).toHaveCount(1);
  expect((await readTokens(page))[0]?.label).toBe('<|endoftext|>');
  await nextTokenButton(page).click();
  await expect(tokenItems(page)).toHaveCount(2);
});

test('blanks alone are a text', async ({ workbench: page }) => {
  await visit(page, { text: 'A' });
  await prompt(page).fill(' \n\t ');
  await expect.poll(async () => (await readPieces(page)).join('')).toBe(' \n\t ');
  expect(await readComputedLength(page)).toBe((await readTokens(page)).length);
});

test('half a character is named, and read as U+FFFD', async ({ workbench: page }) => {
  await visit(page, { text: 'A' });
  await fillCodeUnits(prompt(page), [...codeUnits('The king '), 0xd83d, ...codeUnits(' and '), 0xdc51]);
  await expect(tokensPanel(page)).toContainText('2 halves of characters were in the text');
  await expectSettled(page, 'U+FFFD');
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect((await readTokens(page)).map(({ label }) => label).join('')).not.toContain('\uFFFD');
  // The box still holds what was typed.
  const units = await prompt(page).evaluate((element) =>
    element instanceof HTMLTextAreaElement ? element.value.charCodeAt(9) : 0,
  );
  expect(units).toBe(0xd83d);
});

test('control characters are made visible, each with its code', async ({ workbench: page }) => {
  await visit(page, { text: 'A' });
  await fillCodeUnits(prompt(page), [0x61, 0x00, 0x07, 0x1b, 0x7f, 0x200b, 0x202e, 0xfeff, 0x62]);
  await expectSettled(page, 'U+0007');
  const labels = (await readTokens(page)).map(({ label }) => label).join(' ');
  for (const code of ['U+0000', 'U+001B', 'U+007F']) expect(labels).toContain(code);
  // The others take several tokens; their bytes are there, and nothing of them acts on the page.
  expect(labels).not.toMatch(/\p{C}/u);
});

test('a text from right to left is read in its order', async ({ workbench: page }) => {
  await visit(page, { text: 'A' });
  const text = 'שלום king مرحبا';
  await prompt(page).fill(text);
  await expectSettled(page, '·king');
  await expect(prompt(page)).toHaveValue(text);
  const direction = await prompt(page).evaluate((element) => getComputedStyle(element).direction);
  expect(direction).toBe('rtl');
  const tokens = await readTokens(page);
  await nextTokenButton(page).click();
  await expect(tokenItems(page)).toHaveCount(tokens.length + 1);
});

test('a character of several tokens is shown as parts of it, never as a replacement sign', async ({
  workbench: page,
}) => {
  await visit(page, { text: 'A' });
  await prompt(page).fill('I am 🙂 and 👩‍👩‍👧 — 東京');
  await expectSettled(page, 'F0');
  expect(await page.locator('body').innerText()).not.toContain('\uFFFD');
  const part = (await readTokens(page)).findIndex(({ label }) => label === 'F0');
  await tokenItems(page).nth(part).getByRole('button').click();
  await expect(tokensPanel(page)).toContainText(/bytes? \d( to \d)? of the 4 of 🙂/);
  await page.keyboard.press('Escape');

  // Going on from part of a character, too.
  const { rows } = await readCandidates(page);
  expect(rows.map(({ label }) => label).join('')).not.toContain('\uFFFD');
});

test('every example works, and says what to look for', async ({ workbench: page }) => {
  await visit(page, { text: 'A' });
  const box = page.getByRole('combobox', { name: 'Example' });
  const titles = (await box.getByRole('option').allInnerTexts()).slice(1);
  expect(titles.length).toBeGreaterThanOrEqual(12);
  for (const title of titles) {
    await box.selectOption({ label: title });
    await expect(page.getByText('Look for:')).toBeVisible();
    const text = await prompt(page).inputValue();
    const shown = async () => (await readPieces(page)).join('');
    if (/^[\x20-\x7e]*$/.test(text)) await expect.poll(shown).toBe(text);
    else await expect.poll(shown).toContain(text.slice(0, 4));
    expect(await readComputedLength(page)).toBe((await readTokens(page)).length);
    expect((await readTokens(page)).length).toBeLessThan(40);
  }
});
