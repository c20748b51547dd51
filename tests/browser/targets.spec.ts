/**
 * What is pressed can be hit, and rows and landmarks are what they say: axe, with the rule for the size of targets, on
 * every view of every place, on a desk, a small screen, a projector and a phone.
 */
import type { Page } from '@playwright/test';
import { findTargetFaults } from './support/axe.ts';
import { expect, test as shared, visit } from './support/sharedPage.ts';
import { test } from './support/test.ts';
import { waitForPrediction } from './support/workbench.ts';
import { openSmall, takeSteps } from './support/training.ts';
import { thereAndBack } from './support/thereAndBack.ts';

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1280, height: 720 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
] as const;
const sizes = thereAndBack(SIZES);

const TEXT = 'When Mary and John went to the shop, John gave a book to';
const LONG = Array.from({ length: 60 }, () => 'on and on, "he said".').join(' ');

/** Views and states of the workbench, each at least once. */
const VIEWS: readonly Readonly<Record<string, string>>[] = [
  { text: TEXT, depth: 'basics' },
  { text: TEXT, depth: 'inside' },
  {
    text: TEXT,
    temperature: '0.85',
    penalty: '1.25',
    topk: '40',
    surprise: '1',
    candidates: '1',
    stage: 'attention-2',
  },
  { text: TEXT, stage: 'embed', products: '1' },
  { text: TEXT, stage: 'draw', tokens: '262.1010' },
  { text: TEXT, zoom: 'block', outcome: 'attribution', parts: '1' },
  { text: TEXT, zoom: 'block', outcome: 'attribution', guide: 'whatif' },
  { text: TEXT, zoom: 'head', outcome: 'compare', guide: 'branches', tokens: '262.1010' },
  { text: TEXT, zoom: 'head', weights: '1', key: '3' },
  { text: TEXT, outcome: 'compare', guide: 'whatif', changes: 'h4.2', other: TEXT.replace('Mary', 'Rose') },
  { text: LONG },
];
const COURSE = ['one-token', 'glossary', 'predict', 'check', 'limits', 'size'];

async function expectClean(page: Page, what: string) {
  for (const size of sizes()) {
    await page.setViewportSize(size);
    await expect(page.locator('[aria-busy="true"]:visible')).toHaveCount(0);
    // A size that has just changed takes a frame or two to be laid out.
    await expect
      .poll(() => findTargetFaults(page), { message: `${what} at ${size.width}`, timeout: 15_000 })
      .toEqual([]);
  }
}

const go = (page: Page, fields: Readonly<Record<string, string>>) =>
  page.evaluate((hash) => (location.hash = hash), new URLSearchParams(fields).toString());

shared.describe('on the shared page', () => {
  shared.afterEach(async ({ workbench: page }) => page.setViewportSize(SIZES[0]));

  shared('every view of the workbench can be hit and is within reach', async ({ workbench: page }) => {
    shared.slow();
    await visit(page, { text: TEXT });
    for (const view of VIEWS) {
      await go(page, view);
      await expect(page.getByRole('textbox', { name: 'Prompt' }).first()).toHaveValue(view['text'] ?? '');
      await waitForPrediction(page);
      await expectClean(page, JSON.stringify({ ...view, text: '' }));
    }
  });

  shared('every room of the course can be hit and is within reach', async ({ workbench: page }) => {
    shared.slow();
    await visit(page, { text: TEXT });
    await page.getByRole('link', { name: 'Learn', exact: true }).click();
    await expect(page.getByRole('navigation', { name: 'Lessons' })).toBeVisible();
    await expectClean(page, 'the course');
    for (const lesson of COURSE) {
      await go(page, { page: 'learn', lesson });
      await expect(page.locator('#learn').getByRole('heading').first()).toBeVisible();
      await expectClean(page, lesson);
    }
  });

  shared('every part of Tokens and meaning can be hit and is within reach', async ({ workbench: page }) => {
    shared.slow();
    for (const [desk, drawn] of Object.entries({
      cut: 'Merges',
      compare: 'Tokenizers',
      train: 'The next merge',
      meaning: 'Positions',
    })) {
      await go(page, { text: TEXT, page: 'tokens', desk });
      await expect(page.getByRole('heading', { name: drawn, exact: true })).toBeVisible();
      await expectClean(page, desk);
    }
  });
});

test.describe('without the model', () => {
  test.use({ hasModel: false });

  test('every phase of training can be hit and is within reach', async ({ page, site }) => {
    test.slow();
    await openSmall(page, site.url);
    await takeSteps(page, 1);
    const phases = page.getByRole('main').getByRole('radio', { name: /^[123] / });
    for (let phase = 0; phase < 3; phase += 1) {
      await phases.nth(phase).check({ force: true });
      await expectClean(page, `phase ${phase + 1}`);
    }
  });

  test('every part of the place Teach can be hit and is within reach', async ({ page, site }) => {
    await page.goto(`${site.url}#text=The+cat&page=teach`);
    await page.getByRole('button', { name: 'Add this state' }).click();
    await page.getByRole('button', { name: 'Add this state' }).click();
    await page.getByRole('textbox', { name: 'Question', exact: true }).fill('Why?');
    await expectClean(page, 'Teach');
  });
});
