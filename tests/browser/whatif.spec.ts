/**
 * The causal laboratory on the embedded model, as a person uses it: each kind of change, every refusal,
 * undo, and a link that brings an experiment back; the cards are in whatifCards.spec.ts.
 * Divergences are PyTorch's, from the same weights in float32 (training/reference_interventions.py tells how).
 */
import type { Page } from '@playwright/test';
import { findAxeFaults } from './support/axe.ts';
import { expect, test, visit } from './support/sharedPage.ts';
import {
  bits,
  builder,
  changes,
  choose,
  compared,
  expectBits,
  inBuilder,
  openWhatIf,
  outcome,
  press,
  runCard,
} from './support/whatIf.ts';

const NAMES = 'When Mary and John went to the shop, John gave a book to';
const OTHER = 'When Tom and John went to the shop, John gave a book to';

const open = (page: Page, text = NAMES) => openWhatIf(page, text);

test.describe('a change by hand', () => {
  test('of a head opens the comparison, is listed, undone and redone', async ({ workbench: page }) => {
    await open(page);
    await inBuilder(page, 'Layer', '5');
    await inBuilder(page, 'Head', '3');
    await press(page, 'Switch off layer 5 · head 3');
    await expect(compared(page)).toBeVisible();
    await expect(changes(page)).toHaveText(['Layer 5 · head 3 off']);
    const alone = await bits(page);
    expect(alone).toBeGreaterThan(0);
    await press(page, 'Whole layer 5');
    await expect(changes(page)).toHaveCount(6);
    await expect.poll(() => bits(page)).not.toBe(alone);
    await press(page, 'Undo the last change');
    await expect(changes(page)).toHaveCount(1);
    await expect.poll(() => bits(page)).toBe(alone);
    await press(page, 'Redo the change');
    await expect(changes(page)).toHaveCount(6);
    await press(page, 'Take back all changes');
    await expect(changes(page)).toHaveCount(0);
    await expect(page.getByText('Nothing is changed yet.')).toBeVisible();
  });

  test('of an edge takes its weight away, and the other panels keep theirs', async ({ workbench: page }) => {
    await open(page);
    await choose(page, 'Change', 'Cut an edge of attention');
    await inBuilder(page, 'Layer', '6');
    await inBuilder(page, 'Head', '4');
    await inBuilder(page, 'Query', '14 ·to');
    await expect(builder(page).getByRole('combobox', { name: 'may not look at' })).toHaveValue('1');
    await press(page, 'Cut ·to → ·Mary in this head');
    await expectBits(page, 1.2318);
    const edges = page.getByRole('table', { name: 'Edges of this head that changed most' });
    const first = edges.getByRole('row').nth(1).locator('data');
    await expect(first.nth(0)).toHaveAttribute('value', /^0\.84/);
    await expect(first.nth(1)).toHaveAttribute('value', '0');
  });

  test('in the head view needs no panel, and is hatched in the overview', async ({ workbench: page }) => {
    await visit(page, { text: NAMES, zoom: 'head', layer: 4, head: 2 });
    await press(page, 'Switch this head off');
    await expect(compared(page)).toBeVisible();
    await expect(page.getByRole('grid', { name: 'All attention heads' })).toContainText(
      'Switched off in the experiment',
    );
    await press(page, 'Switch this head on again');
    await expect(compared(page)).toHaveCount(0);
  });

  test('of the stream swaps in another text, typed token for token', async ({ workbench: page }) => {
    await open(page);
    await choose(page, 'Change', 'Swap from another text');
    await press(page, 'Start from the text above');
    const box = page.getByRole('textbox', { name: 'Other text' });
    await expect(box).toHaveValue(NAMES);
    await inBuilder(page, 'At token', '2 ·Mary');
    await inBuilder(page, 'Where', 'before layer 3');
    await press(page, 'Swap at ·Mary');
    await expect(page.getByRole('alert')).toContainText('the same as this one');
    await box.fill('When Mary');
    await press(page, 'Swap at ·Mary');
    await expect(page.getByRole('alert')).toContainText('14 here, 2 in the other');
    await box.fill(OTHER);
    await press(page, 'Swap at ·Mary');
    await expectBits(page, 21.1269);
    // A generated token follows both texts.
    await page.getByRole('radio', { name: 'Next token', exact: true }).check();
    await press(page, 'Next token');
    await page.getByRole('radio', { name: 'Compare', exact: true }).check();
    await expect(changes(page)).toHaveText([/·Mary \(token 2\)/]);
    await expect(changes(page)).not.toContainText('Left out');
  });

  test('steers both ways', async ({ workbench: page }) => {
    await open(page, 'Once upon a time');
    await runCard(page, 'Can it be steered from he to she?');
    await expectBits(page, 0.5663);
    // The card has set the builder to its kind.
    await expect(page.getByRole('combobox', { name: 'Change', exact: true })).toHaveValue('steer');
    await page.getByRole('spinbutton', { name: 'Strength, exact' }).fill('-1');
    await expectBits(page, 0.6485);
    await expect(outcome(page)).toContainText('·he');
  });
});

test.describe('what cannot be done is refused in words', () => {
  test('every head of every layer', async ({ workbench: page }) => {
    await open(page);
    for (const layer of ['1', '2', '3', '4', '5', '6']) {
      await inBuilder(page, 'Layer', layer);
      await press(page, `Whole layer ${layer}`);
    }
    await expect(page.getByRole('alert')).toContainText('Leave one head on');
    await expect(changes(page)).toHaveCount(30);
  });

  test('an edge to the future, and the only edge there is', async ({ workbench: page }) => {
    await open(page);
    await choose(page, 'Change', 'Cut an edge of attention');
    await inBuilder(page, 'Query', '2 ·Mary');
    await inBuilder(page, 'may not look at', '4 ·John');
    await press(page, 'Cut ·Mary → ·John in this head');
    await expect(page.getByRole('alert')).toContainText('cannot look ahead');
    await inBuilder(page, 'Query', '1 When');
    await inBuilder(page, 'may not look at', '1 When');
    await press(page, 'Cut When → When in this head');
    await expect(page.getByRole('alert')).toContainText('nothing left to look at');
    await expect(changes(page)).toHaveCount(0);
  });

  test('steering without two texts', async ({ workbench: page }) => {
    await open(page);
    await choose(page, 'Change', 'Steer');
    await press(page, 'Steer');
    await expect(page.getByRole('alert')).toContainText('needs both texts');
  });

  test('a position the new text does not have: kept, marked, and left out', async ({ workbench: page }) => {
    await visit(page, { text: 'Once upon a time', guide: 'whatif', changes: 'c4.2.13.1_m5' });
    await expect(changes(page).first()).toContainText('Left out. The text has no token 14; it has 4 tokens.');
    await expect(changes(page).last()).not.toContainText('Left out');
    await expect.poll(() => bits(page)).toBeGreaterThan(0);
  });
});

test('a link brings the experiment back with its texts, and what it cannot mean is ignored', async ({
  workbench: page,
}) => {
  await open(page, 'Once upon a time');
  await runCard(page, 'What if “Mary” is swapped for “Rose” inside?');
  await expectBits(page, 9.6978);
  await expect(page).toHaveURL(/changes=r2\.1/);
  await expect(page).toHaveURL(/card=swap/);
  const fragment = new URL(page.url()).hash.slice(1);
  await open(page, 'Something else');
  await expect(changes(page)).toHaveCount(0);
  await visit(page, { text: '', ...Object.fromEntries(new URLSearchParams(fragment)) });
  await expectBits(page, 9.6978);
  await expect(page.getByRole('status', { name: 'What came of it' })).toContainText('Rose rises from');
  await visit(page, { text: NAMES, guide: 'whatif', changes: '<script>' });
  await expect(changes(page)).toHaveCount(0);
});

test('panel and comparison are within reach of a screen reader, light and dark', async ({ workbench: page }) => {
  // Two passes over a page of many tables.
  test.slow();
  await open(page, 'Once upon a time');
  await runCard(page, 'What if it may not look at the answer?');
  await expect(page.getByRole('list', { name: 'Most probable text, changed' })).toBeVisible();
  for (const [theme, other] of [
    ['light', 'Dark theme'],
    ['dark', 'Light theme'],
  ] as const) {
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    expect(await findAxeFaults(page, 'main'), theme).toEqual([]);
    await page.getByRole('button', { name: other }).click();
  }
});
