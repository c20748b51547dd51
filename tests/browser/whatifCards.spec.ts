/**
 * The laboratory's cards on the embedded model: what each is said to show, as PyTorch computes it, and as a person
 * uses them: a guess, the answer in the card, the sweep over heads, several texts, a text that is read twice.
 */
import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { expect, test, visit } from './support/sharedPage.ts';
import {
  bits,
  cardOf,
  changes,
  compared,
  expectBits,
  inBuilder,
  NEAR,
  openWhatIf,
  press,
  runCard,
} from './support/whatIf.ts';

/** Probabilities of a token in the comparison, before and after. */
async function probabilities(page: Page, token: string): Promise<[before: number, after: number]> {
  const row = compared(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: token, exact: true }) });
  await expect(row).toBeVisible();
  const values = await row.locator('data').evaluateAll((all) => all.map((each) => Number(each.getAttribute('value'))));
  return [values[0] ?? NaN, values[1] ?? NaN];
}

test.describe('the cards', () => {
  const CARDS = [
    { name: 'What if the head that repeats is off?', bits: 6.0684, token: '·music', before: 0.827, after: 0.005 },
    {
      name: 'What if it may not look at the answer?',
      bits: 3.9728,
      token: '·cast',
      before: 0.999,
      after: 0.063,
      count: 2,
    },
    { name: 'What if “Mary” is swapped for “Rose” inside?', bits: 9.6978, token: '·Rose', before: 0.001, after: 0.99 },
    { name: 'Where is the name at the end?', bits: 0.2827, token: '·Rose', before: 0.001, after: 0.151 },
    { name: 'Which MLP “knows” the capital?', bits: 3.5911, token: '·Ber', before: 0.986, after: 0.077 },
    { name: 'Can it be steered from he to she?', bits: 0.5663, token: '·she', before: 0.153, after: 0.258 },
  ];
  for (const found of CARDS)
    test(`${found.name} shows what it says, as PyTorch computes it`, async ({ workbench: page }) => {
      await openWhatIf(page, 'Once upon a time');
      await runCard(page, found.name);
      await expect(changes(page)).toHaveCount(found.count ?? 1);
      await expectBits(page, found.bits);
      const [before, after] = await probabilities(page, found.token);
      expect(before).toBeCloseTo(found.before, 2);
      expect(Math.abs(after - found.after)).toBeLessThan(0.01);
      // The other panels go on with the model as it is.
      await page.getByRole('radio', { name: 'Next token', exact: true }).check();
      const actual = page.getByRole('table', { name: 'Next token' }).getByRole('row').filter({ hasText: found.token });
      if (before > 0.1) await expect(actual.first()).toBeVisible();
    });

  test('what follows a repeated list goes on with the head, and stops without it', async ({ workbench: page }) => {
    await openWhatIf(page, 'Once upon a time');
    await runCard(page, 'What if the head that repeats is off?');
    const before = page.getByRole('list', { name: 'Most probable text, as it is' });
    const after = page.getByRole('list', { name: 'Most probable text, changed' });
    await expect(before).toContainText('music');
    await expect(after).not.toContainText('music');
    await expect(page.getByText('they part at the 1st token')).toBeVisible();
  });
});

test.describe('a card', () => {
  const QUESTION = 'What if the head that repeats is off?';

  test('takes a guess, answers in itself, and has one thing to turn', async ({ workbench: page }) => {
    await openWhatIf(page, 'Once upon a time');
    await page.getByRole('button', { name: QUESTION, exact: true }).click();
    const card = cardOf(page, QUESTION);
    await card.getByRole('radio', { name: 'more likely' }).check();
    await runCard(page, QUESTION);
    const result = card.getByRole('status', { name: 'What came of it' });
    await expect(result).toContainText('music falls from 83 % to 0.5 %');
    await expect(result).toContainText('Not what you guessed');
    const bars = result.getByRole('figure').locator('data');
    await expect(bars.first()).toHaveAttribute('value', /^0\.82/);
    await expect(bars.last()).toHaveAttribute('value', /^0\.005/);
    await card.getByRole('combobox', { name: 'Now try another head' }).selectOption({ label: 'Layer 1 · head 1' });
    await expect(bars.last()).not.toHaveAttribute('value', /^0\.005/);
    await card.getByRole('button', { name: 'Back to my text' }).click();
    await expect(page.getByRole('textbox', { name: 'Prompt' })).toHaveValue('Once upon a time');
    await expect(changes(page)).toHaveCount(0);
  });

  test('switches off every head in turn; a cell is what the single experiment gives', async ({ workbench: page }) => {
    await openWhatIf(page, 'stone window music stone window music stone window');
    const card = cardOf(page, 'Which head matters most on this text?');
    await runCard(page, 'Which head matters most on this text?');
    const table = card.getByRole('table', { name: 'Effect of each head' });
    const rows = table.locator('tbody tr');
    await expect(rows).toHaveCount(36);
    const row = rows.filter({ has: page.getByRole('rowheader', { name: 'Layer 5 · head 3', exact: true }) });
    const effect = Number(await row.locator('data').getAttribute('value'));
    expect(Math.abs(effect - 6.0684)).toBeLessThan(NEAR);
    await expect(rows.first()).toContainText('Layer 5 · head 3');
    await expect(changes(page)).toHaveCount(0);
    await card.getByRole('combobox', { name: 'Measure' }).selectOption({ label: 'probability' });
    await expect(row.locator('data')).toHaveAttribute('value', /^-0\.82/);
    await page.locator('[data-zone="guide"]').getByRole('button', { name: 'Export', exact: true }).click();
    const saving = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: /^CSV/ }).first().click();
    const saved = await saving;
    expect(saved.suggestedFilename()).toBe('effect-of-each-head.csv');
    expect(
      readFileSync(await saved.path(), 'utf8')
        .trimEnd()
        .split('\r\n'),
    ).toHaveLength(37);
    await visit(page, { text: 'Once upon a time', guide: 'whatif', card: 'sweep' });
    await expect(table).toHaveCount(0);
  });

  test('puts a head to its mean beside switching it off', async ({ workbench: page }) => {
    await openWhatIf(page, 'stone window music stone window music stone window');
    await inBuilder(page, 'Layer', '5');
    await inBuilder(page, 'Head', '3');
    await press(page, 'Put layer 5 · head 3 to its mean');
    await expect(changes(page)).toHaveText(['Layer 5 · head 3 at its mean']);
    await expect.poll(() => bits(page)).toBeGreaterThan(0.5);
    await expect(page).toHaveURL(/changes=h4\.2\.a/);
    const atMean = await bits(page);
    await press(page, 'Switch on layer 5 · head 3');
    await press(page, 'Switch off layer 5 · head 3');
    await expectBits(page, 6.0684);
    expect(Math.abs(atMean - 6.0684)).toBeGreaterThan(NEAR);
  });

  test('reads one change on several texts, and draws the surprise of two readings', async ({ workbench: page }) => {
    await openWhatIf(page, 'Once upon a time');
    await runCard(page, 'Is it so on other texts as well?');
    const effects = page.getByRole('table', { name: 'Effect on each text' });
    await expect(effects.locator('tbody tr')).toHaveCount(6);
    await expect(effects.getByRole('rowheader', { name: 'mean' })).toBeVisible();
    await runCard(page, 'Why is the second reading so easy?');
    const surprise = page.getByRole('table', { name: 'Surprise by position, bits' });
    await expect(surprise.getByRole('columnheader')).toHaveCount(4);
    await expect(surprise.locator('tbody tr')).toHaveCount(12);
    // Looking back makes the last word of the list cheap, and the head that looks back is what makes it so.
    const last = surprise.locator('tbody tr').last().locator('data');
    const [first = 0, again = 0, changed = 0] = await last.evaluateAll((all) =>
      all.map((each) => Number(each.getAttribute('value'))),
    );
    expect(again).toBeLessThan(first);
    expect(changed).toBeGreaterThan(again);
  });
});
