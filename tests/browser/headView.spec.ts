/**
 * Zoomed in, a layer or a head has the middle of the page: what its sentence speaks of is in view at rest, on every
 * screen that shows the page at once, for the small model and for one of 12 × 12 heads. By geometry.
 */
import type { Page } from '@playwright/test';
import { serveDepth } from './support/deepModel.ts';
import { nextTokenButton, statusLine, tokenItems } from './support/reading.ts';
import { expect, test as shared, visit } from './support/sharedPage.ts';
import { test } from './support/test.ts';
import { thereAndBack } from './support/thereAndBack.ts';

interface Screen {
  readonly width: number;
  readonly height: number;
  /** Of the panel, CSS pixels. */
  readonly least: number;
  /** The pair's arithmetic stands beside the map. */
  readonly isBeside: boolean;
}

const SCREENS: readonly Screen[] = [
  { width: 1440, height: 900, least: 640, isBeside: true },
  { width: 1280, height: 720, least: 440, isBeside: true },
  { width: 1024, height: 768, least: 480, isBeside: false },
];
const screens = thereAndBack(SCREENS);
const LEAST_PICTURE = 28;
const TEXT = 'When Mary and John went to the shop, John gave a book to';
/** Each a token of its own. */
const WORDS = ['the', 'man', 'and', 'the', 'king', 'came', 'to', 'the', 'old', 'house'];
const textOf = (tokens: number) =>
  Array.from({ length: tokens }, (_, at) => (at === 0 ? 'When' : ` ${WORDS[at % WORDS.length] ?? ''}`)).join('');

const panel = (page: Page) => page.getByRole('region', { name: /^Layer \d+, head \d+$/ });

async function open(page: Page, text: string, fields: Readonly<Record<string, string>>) {
  await page.evaluate((hash) => (location.hash = hash), new URLSearchParams({ text, ...fields }).toString());
  await expect(page.getByRole('textbox', { name: 'Prompt' })).toHaveValue(text);
  await expect(panel(page).getByRole('grid', { name: /^Attention of layer/ })).toBeVisible();
}

/** What is wrong with how the head's panel stands on the page; nothing, if all is well. */
function faultsOf(page: Page, screen: Screen, query: number, isWhole: boolean): Promise<string[]> {
  return page.evaluate(
    ({ screen: { least, isBeside }, followed, whole, leastPicture }) => {
      const faults: string[] = [];
      const find = (selector: string) => document.querySelector<HTMLElement>(selector);
      const region = find('[role="region"][aria-label^="Layer "]');
      const map = find('[role="grid"][aria-label^="Attention of layer"]');
      const heads = find('[role="grid"][aria-label="All attention heads"]');
      const pair = find('section[aria-label^="One pair of tokens"]');
      if (!region || !map || !heads || !pair) return ['A part of the head is not there.'];
      if (document.documentElement.scrollHeight > innerHeight) faults.push('The page scrolls.');
      const place = region.getBoundingClientRect();
      if (place.height < least) faults.push(`The panel is ${Math.round(place.height)} pixels high.`);
      if (region.scrollTop !== 0) faults.push('The panel is not at rest.');

      const size = (grid: HTMLElement) => ({
        rows: Number(grid.getAttribute('aria-rowcount')),
        columns: Number(grid.getAttribute('aria-colcount')),
        box: grid.getBoundingClientRect(),
      });
      /** Whether one sees this point of a grid: nothing covers it, and no box around it hides it. */
      const isSeen = (grid: HTMLElement, x: number, y: number) =>
        document.elementFromPoint(x, y)?.closest('[role="grid"]') === grid;
      const { rows, columns, box } = size(map);
      const cell = box.height / rows;
      const [from, to] = whole ? [0, rows - 1] : [followed, followed];
      // Of a map that scrolls sideways too, some cell of the row is in view.
      const across = whole
        ? [box.left + 1]
        : Array.from({ length: 60 }, (_, at) => place.left + (at * place.width) / 60);
      for (const row of [from, followed, to])
        if (!across.some((x) => isSeen(map, x, box.top + (row + 0.5) * cell)))
          faults.push(`Row ${row} of the map is not in view.`);
      if (whole && !isSeen(map, box.left + (columns - 0.5) * cell, box.top + 0.5 * cell))
        faults.push('The last column of the map is not in view.');
      if (whole && box.bottom > place.bottom) faults.push('The map leaves the panel.');

      const overview = size(heads);
      const pitch = overview.box.width / overview.columns;
      if (pitch < leastPicture) faults.push(`A head's picture is ${pitch} pixels wide.`);
      const chosen = (name: string) =>
        Number(
          Array.from(document.querySelectorAll('select')).find((box) => box.labels[0]?.textContent === name)?.value,
        );
      const middle = [chosen('Head'), chosen('Layer')].map((at) => (at - 0.5) * pitch);
      if (!isSeen(heads, overview.box.left + (middle[0] ?? 0), overview.box.top + (middle[1] ?? 0)))
        faults.push('The chosen head is not in view among all.');

      const steps = pair.getBoundingClientRect();
      if (!whole) return faults;
      if (isBeside ? steps.left < box.right || steps.top > box.bottom : steps.top < box.bottom)
        faults.push(`The arithmetic of the pair does not stand ${isBeside ? 'beside' : 'below'} the map.`);
      if (isBeside && steps.bottom > place.bottom) faults.push('The arithmetic of the pair leaves the panel.');
      return faults;
    },
    { screen, followed: query, whole: isWhole, leastPicture: LEAST_PICTURE },
  );
}

async function expectInView(page: Page, query: number, isWhole: boolean, what: string) {
  for (const screen of screens()) {
    await page.setViewportSize(screen);
    await expect
      .poll(() => faultsOf(page, screen, query, isWhole), { message: `${what} at ${screen.width} × ${screen.height}` })
      .toEqual([]);
  }
}

async function expectHeadsInView(page: Page, layers: number, heads: number) {
  for (const [layer, head] of [
    [0, 0],
    [layers - 1, heads - 1],
    [layers - 2, 1],
  ])
    for (const { text, tokens } of [
      { text: TEXT, tokens: 14 },
      { text: textOf(40), tokens: 40 },
    ]) {
      await open(page, text, { zoom: 'head', layer: String(layer), head: String(head) });
      await expect(tokenItems(page)).toHaveCount(tokens);
      await expectInView(page, tokens - 1, true, `${tokens} tokens, layer ${layer}, head ${head}`);
    }
}

const IN_VIEW = 'the chosen one, its map, the followed row and its arithmetic are in view at rest';

test(`of 12 × 12 heads ${IN_VIEW}`, async ({ page, site }) => {
  test.slow();
  serveDepth(site.faults, { layers: 12, heads: 12 });
  await page.goto(`${site.url}#text=One`);
  await expect(statusLine(page)).toContainText('Most probable next', { timeout: 240_000 });
  await expectHeadsInView(page, 12, 12);
});

shared.describe('on the shared page', () => {
  // The page is shared, and others expect it as wide as it began.
  shared.afterEach(async ({ workbench: page }) => page.setViewportSize({ width: 1440, height: 900 }));

  shared(`of 6 × 6 heads ${IN_VIEW}`, async ({ workbench: page }) => {
    shared.slow();
    await visit(page, { text: 'One' });
    await expectHeadsInView(page, 6, 6);
  });

  shared(
    'of a long text the followed row is scrolled into view, whichever token is followed',
    async ({ workbench: page }) => {
      await visit(page, { text: 'One' });
      await open(page, textOf(120), { zoom: 'head', layer: '4', head: '2' });
      await expectInView(page, 119, false, '120 tokens');
      for (const query of [2, 60]) {
        await tokenItems(page).nth(query).getByRole('button').first().click();
        await expectInView(page, query, false, `token ${query + 1} of 120`);
      }
    },
  );

  shared(
    'a layer is as high as a head, its whole flow in view on a desk, and the way out names no column',
    async ({ workbench: page }) => {
      await visit(page, { text: TEXT, zoom: 'block', layer: 4, head: 2 });
      const block = page.getByRole('region', { name: 'Block of layer 5' });
      await expect(page.getByRole('table', { name: 'The neurons that write most here' })).toBeVisible();
      await expect.poll(async () => (await block.boundingBox())?.height).toBeGreaterThanOrEqual(640);
      const overflow = () =>
        block.evaluate((region) => {
          const steps = Array.from(region.querySelector('ol')?.children ?? []);
          const lowest = Math.max(...steps.map((step) => step.getBoundingClientRect().bottom));
          return steps.length === 7 ? lowest - region.getBoundingClientRect().bottom : NaN;
        });
      await expect.poll(overflow).toBeLessThanOrEqual(0);
      // What comes out stands right of the column it comes out of, where no other token has its own.
      const isBeside = await page.evaluate(() => {
        const centre = (box: DOMRect) => (box.left + box.right) / 2;
        const chips = Array.from(document.querySelectorAll('[data-part="entry"] text'), (text) =>
          centre(text.getBoundingClientRect()),
        );
        const words = Array.from(document.querySelectorAll('[data-part="exit"] > text'), (text) =>
          text.getBoundingClientRect(),
        );
        return chips.length > 10 && words.length > 0 && words.every(({ left }) => left > Math.max(...chips));
      });
      expect(isBeside).toBe(true);
    },
  );

  shared(
    'zoomed in, the tokens are one line with the followed one in it, and the main button is there',
    async ({ workbench: page }) => {
      await page.setViewportSize({ width: 1280, height: 720 });
      await visit(page, { text: TEXT });
      const tokens = page.getByRole('list', { name: 'Tokens', exact: true });
      await expect(nextTokenButton(page)).toBeInViewport({ ratio: 1 });
      await page.getByRole('button', { name: /^Head \d+$/ }).click();
      await expect(panel(page)).toBeVisible();
      await expect(nextTokenButton(page)).toBeInViewport({ ratio: 1 });
      // One line, and the followed token in it.
      await expect.poll(async () => (await tokens.boundingBox())?.height).toBeLessThan(40);
      await expect(tokenItems(page).last()).toBeInViewport({ ratio: 0.9 });
      // A token more, and the way back through them, cost the panel nothing.
      await page.setViewportSize({ width: 1440, height: 900 });
      await nextTokenButton(page).click();
      await expect(tokenItems(page)).toHaveCount(15);
      await expect(page.getByRole('slider', { name: 'Generated tokens shown' })).toBeInViewport({ ratio: 1 });
      await expect(tokenItems(page).last()).toBeInViewport({ ratio: 0.9 });
      await expect.poll(async () => (await panel(page).boundingBox())?.height).toBeGreaterThanOrEqual(640);
    },
  );
});
