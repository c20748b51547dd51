/** Links: a model is asked for before it is fetched, what cannot be held or shown is said, and a long text survives a reload. */
import type { Page } from '@playwright/test';
import { exactBox, nextTokenButton, prompt, readPieces, slider } from './support/reading.ts';
import { test as shared, visit } from './support/sharedPage.ts';
import { expect, test } from './support/test.ts';
import { waitForPrediction } from './support/workbench.ts';

const TEXT = 'The king said';
const fragmentOf = (fields: Readonly<Record<string, string>>) => `#${new URLSearchParams(fields).toString()}`;
const HUB_LINK = fragmentOf({ text: TEXT, model: 'Xenova/gpt2', layer: '3', head: '2', zoom: 'head', seed: '5' });

const question = (page: Page) => page.getByRole('group', { name: 'This link asks for a model' });
const modelButton = (page: Page, model: string) => page.getByRole('button', { name: `Model: ${model}`, exact: true });
/** Opens a link on the page as it is. */
const follow = (page: Page, fragment: string) => page.evaluate((hash) => (location.hash = hash), fragment);

test('links are followed while the first model loads, say where a trained model is, and ask before one is fetched', async ({
  page,
  site,
  hub,
}) => {
  await test.step('a link that is opened while the first model loads is followed, and nothing is fetched twice', async () => {
    const release = site.faults.hold(/model\.onnx$/, 100_000);
    await page.goto(site.url + fragmentOf({ text: 'One text' }));
    await expect(page.getByRole('progressbar')).toBeVisible();
    await follow(page, fragmentOf({ text: 'Another text', seed: '7' }));
    await expect(prompt(page)).toHaveValue('Another text');
    release();
    await waitForPrediction(page);
    await expect.poll(async () => (await readPieces(page)).join('')).toBe('Another text');
    await expect(page.getByRole('spinbutton', { name: 'Seed' })).toHaveValue('7');
    await expect(page).toHaveURL(/text=Another\+text.*v=2/);
    expect(site.requests.filter((path) => path.endsWith('model.onnx'))).toHaveLength(1);
  });

  await test.step('a link of a model that was trained in a browser says where that model is', async () => {
    await follow(page, fragmentOf({ text: TEXT, tokens: '3.4', model: 'trained-1abc' }));
    await expect(page.getByRole('status').filter({ hasText: 'lives in that browser only' })).toBeVisible();
    await expect.poll(async () => (await readPieces(page)).join('')).toBe(TEXT);
    await page.getByRole('button', { name: 'Open the model kept here' }).click();
    // None was trained in this browser.
    await expect(page.getByRole('main', { name: 'Training' })).toBeVisible();
    await expect(page.getByText('No model that was trained is kept in this browser.')).toBeVisible();
  });

  await test.step('a link to a Hub model asks first, also after a reload, and nothing is fetched', async () => {
    await page.goto('about:blank');
    await page.goto(site.url + HUB_LINK);
    await expect(question(page)).toContainText(/made with GPT-2 small, up to 165 MB from/);
    await waitForPrediction(page);
    await expect(modelButton(page, 'Glassbox small')).toBeVisible();
    await expect.poll(async () => (await readPieces(page)).join('')).toBe(TEXT);
    expect(hub.requests).toEqual([]);
    // The page still stands for the link: a reload asks again, and fetches nothing either.
    await page.reload();
    await expect(question(page)).toBeVisible();
    await waitForPrediction(page);
    expect(hub.requests).toEqual([]);
  });

  await test.step('who stays with the small model is not asked again', async () => {
    await question(page).getByRole('button', { name: 'Stay with the small model' }).click();
    await expect(question(page)).toHaveCount(0);
    await expect(page).not.toHaveURL(/model=/);
    await page.reload();
    await waitForPrediction(page);
    await expect(question(page)).toHaveCount(0);
    expect(hub.requests).toEqual([]);
  });

  await test.step('the answer brings the model and all that the link shows', async () => {
    await follow(page, HUB_LINK);
    await question(page).getByRole('button', { name: 'Load GPT-2 small' }).click();
    await expect(modelButton(page, 'GPT-2 small')).toBeVisible();
    await expect(question(page)).toHaveCount(0);
    await expect(page.getByRole('combobox', { name: 'Layer' })).toHaveValue('4');
    await expect(page.getByRole('combobox', { name: 'Head' })).toHaveValue('3');
    await expect(page).toHaveURL(/model=Xenova%2Fgpt2.*v=2/);
    expect(hub.requests.length).toBeGreaterThan(0);
  });

  await test.step('kept in this browser, it opens at once by the same link, and nobody is asked', async () => {
    hub.reset();
    await page.goto('about:blank');
    await page.goto(site.url + HUB_LINK);
    await expect(modelButton(page, 'GPT-2 small')).toBeVisible();
    await waitForPrediction(page);
    await expect(question(page)).toHaveCount(0);
    expect(hub.requests).toEqual([]);
  });
});

shared(
  'what a link asks for and the page does not have is left out, and a sentence for each says so',
  async ({ workbench: page }) => {
    await visit(page, { text: TEXT, layer: 40, head: 0, query: 77, temperature: 9 });
    const notice = page.getByRole('status').filter({ hasText: 'left out' });
    await expect(notice).toHaveCount(1);
    await expect(notice).toContainText('It asks for layer 41; this model has 6 layers.');
    await expect(notice).toContainText('It asks for token 78; the text has 3 tokens.');
    await expect(notice).toContainText('It gives temperature a value that cannot be.');
    await expect(slider(page, 'Temperature')).toHaveValue('1');
    await notice.getByRole('button', { name: 'Close this message' }).click();
    await expect(notice).toHaveCount(0);
  },
);

shared(
  'a text too long for a link: said before copying, cut between characters, whole after a reload',
  async ({ workbench: page }) => {
    await visit(page, { text: 'A' });
    // The cut falls into the pair of units of the one character that is not plain.
    const text = `${'The king said that. '.repeat(50)}😀${'b'.repeat(7999)}`;
    await prompt(page).fill(text);
    const count = page.getByText(/^[\d,]+ tokens$/);
    await expect(count).toBeVisible();
    const typed = await count.textContent();
    await nextTokenButton(page).click();
    await expect(count).not.toHaveText(typed ?? '');

    await page.getByRole('button', { name: 'Copy link' }).click();
    const dialog = page.getByRole('dialog', { name: 'This link' });
    await expect(dialog).toContainText('the last 7,999 of your 9,001 characters');
    await expect(dialog).toContainText('The tokens generated behind it are not in the link');
    await dialog.getByRole('button', { name: 'Copy this link' }).click();
    await expect(page.getByRole('button', { name: 'Link copied' })).toBeVisible();
    const copied = new URLSearchParams(
      new URL(await page.evaluate(() => navigator.clipboard.readText())).hash.slice(1),
    );
    expect(copied.get('text')).toBe('b'.repeat(7999));
    expect(copied.has('tokens')).toBe(false);

    await page.reload();
    await waitForPrediction(page);
    await expect(prompt(page)).toHaveValue(text);
  },
);

test.describe('where the clipboard is closed', () => {
  test.use({ expectedErrors: [/clipboard|permissions policy|401/i] });

  test('a frame of another site has a field to select the link from', async ({ page, site, hub }) => {
    // A page that may use the clipboard itself: in one that may not, as over plain http, the older way of copying is lent.
    await page.goto(hub.origins[0] ?? '');
    await page.setContent(`<iframe src="${site.url}${fragmentOf({ text: TEXT })}" width="1400" height="800"></iframe>`);
    const frame = page.frameLocator('iframe');
    await expect(frame.getByRole('status').first()).toContainText('Most probable next');
    await frame.getByRole('button', { name: 'Copy link' }).click();
    const field = frame.getByRole('dialog', { name: 'This link' }).getByRole('textbox', { name: 'Link' });
    await expect(field).toHaveValue(/#text=The\+king\+said/);
    await field.focus();
    const selected = await field.evaluate((input: HTMLInputElement) => [input.selectionStart, input.selectionEnd]);
    expect(selected).toEqual([0, (await field.inputValue()).length]);
  });
});

shared(
  'a seed or a temperature out of bounds is refused in words, and the value is what it was',
  async ({ workbench: page }) => {
    await visit(page, { text: TEXT, seed: 3, temperature: 0.7 });
    const seed = page.getByRole('spinbutton', { name: 'Seed' });
    for (const typed of ['4294967296', '1e20', '-1', '2.5']) {
      await seed.fill('');
      await seed.pressSequentially(typed);
      await expect(seed).toHaveAttribute('aria-invalid', 'true');
      await expect(page.getByRole('alert')).toContainText('The seed in use is 3');
      await seed.blur();
      await expect(seed).toHaveValue('3');
      await expect(page.getByRole('alert')).toHaveCount(0);
    }
    const temperature = exactBox(page, 'Temperature');
    await temperature.fill('');
    await temperature.pressSequentially('25');
    await expect(temperature).toHaveAttribute('aria-invalid', 'true');
    await expect(page.getByRole('alert')).toContainText('From 0 to 2. The value in use is 0.7');
    await expect(slider(page, 'Temperature')).toHaveValue('0.7');
    await temperature.blur();
    await expect(temperature).toHaveValue('0.7');
    await expect(page).toHaveURL(/temperature=0\.7&seed=3/);
  },
);
