/** What leaves the page: drawings, tables and formulas as files, and a view in a page of somebody else. */
import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { findAxeFaults } from './support/axe.ts';
import { candidateTable } from './support/reading.ts';
import { expect, test as shared, visit } from './support/sharedPage.ts';
import { test } from './support/test.ts';
import { waitForPrediction } from './support/workbench.ts';

const TEXT = 'When Mary and John went to the shop, John gave a book to';
const MARY = new URLSearchParams({ text: TEXT }).toString();

const exportButton = (within: Locator) => within.getByRole('button', { name: 'Export', exact: true });
const entry = (page: Page, name: string) => page.getByRole('menuitem', { name, exact: true });

async function save(page: Page, within: Locator, kind: 'SVG' | 'PNG' | 'CSV') {
  await exportButton(within).click();
  const saving = page.waitForEvent('download');
  await entry(page, kind).click();
  const saved = await saving;
  await expect(within.getByRole('status')).toHaveText(`Saved ${saved.suggestedFilename()}`);
  return { name: saved.suggestedFilename(), bytes: readFileSync(await saved.path()) };
}

/** What an SVG says and how it is made, as a program reads it that is no browser page. */
const readSvg = (page: Page, text: string) =>
  page.evaluate((source) => {
    // A document that the page reads is under the page's policy, which allows no style inside: a file by itself is not.
    const plain = source.replace(/<style>.*?<\/style>/s, '').replaceAll(/ style="[^"]*"/g, '');
    const svg = new DOMParser().parseFromString(plain, 'image/svg+xml').documentElement;
    return {
      words: [...svg.querySelectorAll('text')].map((word) => word.textContent.trim()),
      width: Number(svg.getAttribute('width')),
      height: Number(svg.getAttribute('height')),
      arcs: svg.querySelectorAll('path').length,
      foreign: svg.querySelectorAll('foreignObject').length,
      isWhole: svg.localName === 'svg' && svg.querySelector('parsererror') === null,
    };
  }, text);

/** Its size, how many colours it has, and its corner. */
const readPng = (page: Page, bytes: Buffer) =>
  page.evaluate(
    async (data) => {
      const bitmap = await createImageBitmap(new Blob([Uint8Array.from(data)], { type: 'image/png' }));
      const { width, height } = bitmap;
      const context = new OffscreenCanvas(width, height).getContext('2d')!;
      context.drawImage(bitmap, 0, 0);
      const colours = new Set(new Uint32Array(context.getImageData(0, 0, width, height).data.buffer));
      return { width, height, colours: colours.size, corner: [...context.getImageData(0, 0, 1, 1).data] };
    },
    [...bytes],
  );

shared('a drawing leaves as what is on the screen, its table as the numbers behind it', async ({ workbench: page }) => {
  await visit(page, { text: TEXT });
  const outcome = page.locator('[data-zone="outcome"]');
  const rows = candidateTable(page).locator('tbody tr');
  await expect(rows.first()).toContainText('·Mary');
  const shown = await rows.evaluateAll((all) =>
    all.map((row) => ({
      words: [
        row.querySelector<HTMLElement>('th, td')!.innerText.trim(),
        ...[...row.querySelectorAll('data')].map((x) => x.innerText),
      ],
      values: [...row.querySelectorAll('data')].map((data) => data.value),
    })),
  );
  expect(shown.length).toBeGreaterThan(5);

  // By the keys alone.
  await exportButton(outcome).focus();
  await page.keyboard.press('Enter');
  await expect(entry(page, 'SVG')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(entry(page, 'PNG')).toBeFocused();
  expect(await findAxeFaults(page, '[role="menu"]')).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(exportButton(outcome)).toBeFocused();

  // In the dark theme too the file is light, and the page is as it was.
  await page.getByRole('button', { name: 'Dark theme' }).click();
  const table = await save(page, outcome, 'SVG');
  expect(table.name).toBe('next-token.svg');
  const source = table.bytes.toString('utf8');
  const svg = await readSvg(page, source);
  expect(svg.isWhole).toBe(true);
  for (const { words } of shown) for (const word of words) expect(svg.words).toContain(word);
  expect(svg.words).toContain(`Text: ${TEXT}`);
  expect(svg.words.join(' ')).toMatch(/Model: Glassbox small · .*20\d\d · Glassbox/);
  expect(svg.foreign).toBe(0);
  expect(source).not.toMatch(/var\(|class=|https?:\/\/(?!www\.w3\.org)/);
  expect(source).toContain('@font-face');
  expect(source).toContain('fill="#3b4fd8"');

  const { bytes } = await save(page, outcome, 'PNG');
  const png = await readPng(page, bytes);
  expect([png.width, png.height]).toEqual([2 * svg.width, 2 * svg.height]);
  expect(png.colours).toBeGreaterThan(50);
  expect(png.corner).toEqual([255, 255, 255, 255]);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.getByRole('button', { name: 'Light theme' }).click();

  const csv = await save(page, outcome, 'CSV');
  const [head = '', ...lines] = csv.bytes.toString('utf8').trimEnd().split('\r\n');
  expect(head).toBe('token,id,logit,probability');
  for (const [at, { words, values }] of shown.entries()) expect(lines[at]).toBe([words[0], ...values].join(','));

  await exportButton(outcome).click();
  await entry(page, 'Copy table').click();
  await expect(outcome.getByRole('status')).toHaveText('Copied');
  const pasted = await page.evaluate(() => navigator.clipboard.readText());
  expect(pasted.split('\n')[1]?.split('\t')).toEqual([shown[0]!.words[0], ...shown[0]!.values]);
  await exportButton(outcome).click();
  await entry(page, 'Copy formula as LaTeX').click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(/^\\\[ p=\\dfrac\{e\^/);

  // The picture, whose canvas-free drawing has its arcs, and a head, which is painted on canvases.
  const middle = page.locator('[data-zone="middle"]');
  const picture = await readSvg(page, (await save(page, middle, 'SVG')).bytes.toString('utf8'));
  expect(picture.arcs).toBeGreaterThan(40);
  for (const word of ['When', '·book', '·Mary', 'layer', 'embedding']) expect(picture.words).toContain(word);
  await visit(page, { text: TEXT, zoom: 'head', layer: 4, head: 2 });
  await expect(middle.getByRole('grid', { name: 'Attention of layer 5, head 3' })).toBeVisible();
  const attention = (await save(page, middle, 'SVG')).bytes.toString('utf8');
  expect(attention.match(/<image [^>]*xlink:href="data:image\/png;base64,/g)?.length).toBeGreaterThanOrEqual(2);
});

test.describe('in a page of somebody else', () => {
  /** What a browser does to a frame of another site that it gives no storage. */
  const denyStorage = () => {
    const refuse = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
      Object.defineProperty(window, name, { configurable: true, get: refuse });
    Object.defineProperty(Navigator.prototype, 'serviceWorker', { configurable: true, get: refuse });
  };
  const script = () => /<script>\n([\s\S]*?)<\/script>/.exec(readFileSync('docs/embedding.md', 'utf8'))![1]!;

  test('a view is there without storage, as high as what is in it, and leads to the whole page', async ({
    page,
    context,
    site,
  }) => {
    await page.goto(`${site.url}#${MARY}&page=teach`);
    const box = page.getByRole('textbox', { name: 'Embed code' });
    await expect(box).toHaveValue(/embed=picture\.next/);
    await page.getByText('Choose what the frame shows').click();
    const shown = page.getByRole('group', { name: 'Shown in the frame' });
    await shown.getByRole('checkbox', { name: 'The picture' }).uncheck();
    await shown.getByRole('checkbox', { name: 'The button Next token' }).check();
    await expect(box).toHaveValue(/embed=verb\.next/);
    const code = await box.inputValue();

    await page.getByRole('button', { name: 'Print handout' }).click();
    const handout = page.getByRole('dialog', { name: 'Handout' });
    await expect(handout.getByRole('img', { name: 'The pass in one picture' })).toBeVisible();
    await expect(handout.getByRole('table')).toContainText('·Mary');
    await expect(handout).toContainText(`#text=${MARY.slice('text='.length)}`);
    // One sheet of A4, and of the page behind nothing.
    const pages = async () => (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type \/Page\b/g)?.length;
    expect(await pages()).toBe(1);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'Print handout' })).toBeFocused();

    await page.addInitScript(denyStorage);
    await page.route(`${site.url}host.html`, (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<!doctype html><title>A course</title><link rel="icon" href="data:,"><p>Look:</p>${code}<script>${script()}</script>`,
      }),
    );
    await page.goto(`${site.url}host.html`);
    const frame = page.frameLocator('iframe.glassbox');
    const table = frame.getByRole('table', { name: 'Next token' });
    await expect(table.locator('tbody tr').first()).toContainText('·Mary');
    await expect(frame.getByRole('banner')).toHaveCount(0);
    const heights = () =>
      page.locator('iframe').evaluate((element) => {
        const { height, contentDocument } = element as HTMLIFrameElement;
        return [Number(height), contentDocument!.querySelector('footer')!.getBoundingClientRect().bottom];
      });
    const isFitting = async () => {
      const [told = 0, end = 0] = await heights();
      return told >= end && told - end < 16 && told !== 480;
    };
    await expect.poll(isFitting).toBe(true);
    const [before = 0] = await heights();
    await frame.getByRole('button', { name: 'Show 100' }).click();
    await expect.poll(async () => (await heights())[0]! > before && (await isFitting())).toBe(true);

    await frame.getByRole('button', { name: 'Next token', exact: true }).click();
    await expect(frame.getByRole('status').first()).toContainText('Computed 1 token');
    const opening = context.waitForEvent('page');
    await frame.getByRole('link', { name: 'open in full' }).click();
    const whole = await opening;
    await waitForPrediction(whole);
    await expect(whole.getByRole('banner')).toBeVisible();
    await expect(whole.getByRole('textbox', { name: 'Prompt' })).toHaveValue(TEXT);
    await expect(whole.getByRole('list', { name: 'Tokens', exact: true }).getByRole('listitem')).toHaveCount(15);
    await whole.close();

    await page.goto(new URL(/src="([^"]+)"/.exec(code)![1]!.replaceAll('&amp;', '&')).href);
    await waitForPrediction(page);
    expect(await findAxeFaults(page)).toEqual([]);
  });
});
