/** Walking through one forward pass, stage by stage, with buttons and with keys; and the help that lists the keys. */
import type { Page } from '@playwright/test';
import {
  nextTokenButton,
  prompt,
  readCandidates,
  readTokens,
  slider,
  tokenItems,
  undoButton,
} from './support/reading.ts';
import { expect, test, visit } from './support/sharedPage.ts';

const TEXT = 'The capital of France is';
const LAYERS = [1, 2, 3, 4, 5, 6];
const STAGES = [
  'Tokenize',
  'Embed',
  ...LAYERS.flatMap((layer) => [`Layer ${layer}: attention`, `Layer ${layer}: MLP`]),
  'Unembed',
  'Temperature',
  'Filter',
  'Softmax',
  'Draw',
  'Append',
];

const step = (page: Page, name: 'Next step' | 'Previous step' | 'Play' | 'Pause') =>
  page.getByRole('button', { name, exact: true });
const heading = (page: Page, stage: string) => page.getByRole('heading', { level: 2, name: stage, exact: true });
const stagePanel = (page: Page, stage: string) => page.getByRole('region', { name: stage, exact: true });

/** Away from buttons and boxes that have their own use for keys. */
async function leaveFocus(page: Page) {
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
}

test('a pass has twenty stages, each with its sentence, its formula and numbers of this text', async ({
  workbench: page,
}) => {
  // With a filter that has something to remove, so that its formula has something to say.
  await visit(page, { text: TEXT, temperature: 0.8, topk: 5 });
  const sentences = new Set<string>();
  for (const [at, stage] of STAGES.entries()) {
    await expect(heading(page, stage)).toBeVisible();
    await expect(slider(page, 'Stage')).toHaveAttribute('aria-valuenow', String(at + 1));
    const panel = stagePanel(page, stage);
    await expect(panel).toContainText(`${at + 1} of 20`);
    await expect(panel.getByText(/^live/).first()).toBeVisible();
    await expect(panel.getByRole('math').first()).toBeVisible();
    await expect.poll(() => panel.locator('data').count()).toBeGreaterThan(0);
    // No sentence with a hole where a number should be.
    await expect(panel).not.toContainText(/undefined|NaN|\{\{/);
    const paragraphs = await panel.getByRole('paragraph').allInnerTexts();
    expect(paragraphs.filter((text) => text.length > 20).length).toBeGreaterThanOrEqual(2);
    sentences.add(paragraphs[1] ?? '');
    if (at < STAGES.length - 1) await step(page, 'Next step').click();
  }
  // Each says something of its own.
  expect(sentences.size).toBe(STAGES.length);
  for (const stage of STAGES.slice(0, -1).reverse()) {
    await step(page, 'Previous step').click();
    await expect(heading(page, stage)).toBeVisible();
  }
  await expect(step(page, 'Previous step')).toBeDisabled();
});

test('after the last stage the token joins, and the next pass begins; back leads to the pass before', async ({
  workbench: page,
}) => {
  await visit(page, { text: TEXT, stage: 'append' });
  const length = (await readTokens(page)).length;
  const before = await readCandidates(page);
  await step(page, 'Next step').click();
  await expect(tokenItems(page)).toHaveCount(length + 1);
  await expect(heading(page, 'Embed')).toBeVisible();
  await step(page, 'Previous step').click();
  await expect(heading(page, 'Append')).toBeVisible();
  await expect(tokenItems(page)).toHaveCount(length);
  expect(await readCandidates(page)).toEqual(before);
});

test('the line of stages can be scrubbed with keys and pointer', async ({ workbench: page }) => {
  await visit(page, { text: TEXT });
  const line = slider(page, 'Stage');
  await line.focus();
  await line.press('End');
  await expect(heading(page, 'Append')).toBeVisible();
  await expect(line).toHaveAttribute('aria-valuetext', 'stage 20 of 20: Append');
  await line.press('Home');
  await expect(heading(page, 'Tokenize')).toBeVisible();
  await line.press('PageUp');
  await expect(heading(page, 'Layer 1: attention')).toBeVisible();
  await line.getByText('softmax').click();
  await expect(heading(page, 'Softmax')).toBeVisible();
});

test('Play walks through the stages until Pause', async ({ workbench: page }) => {
  await visit(page, { text: TEXT });
  await page.getByRole('combobox', { name: 'Speed' }).selectOption('×4');
  await step(page, 'Play').click();
  await expect(heading(page, 'Embed')).toBeVisible();
  await expect(heading(page, 'Layer 1: attention')).toBeVisible();
  await step(page, 'Pause').click();
  await expect(step(page, 'Play')).toBeVisible();
  await page.getByRole('combobox', { name: 'Speed' }).selectOption('×1');
});

test('Play writes token by token, and typing stops it', async ({ workbench: page }) => {
  // A text with no end in sight: Play also stops where the model draws the end of the text.
  await visit(page, { text: 'Once upon a time there was a' });
  const length = (await readTokens(page)).length;
  await page.getByRole('combobox', { name: 'What Play advances' }).selectOption('every token');
  await page.getByRole('combobox', { name: 'Speed' }).selectOption('×4');
  await step(page, 'Play').click();
  await expect.poll(async () => (await readTokens(page)).length).toBeGreaterThanOrEqual(length + 2);
  await expect(step(page, 'Pause')).toBeVisible();
  await prompt(page).fill('Two and two');
  await expect(step(page, 'Play')).toBeVisible();
  await expect(tokenItems(page)).toHaveCount(3);
  await page.getByRole('combobox', { name: 'Speed' }).selectOption('×1');
  await page.getByRole('combobox', { name: 'What Play advances' }).selectOption('every stage');
});

test('keys do what the buttons do', async ({ workbench: page }) => {
  await visit(page, { text: TEXT, zoom: 'head', layer: 2, head: 2 });
  const length = (await readTokens(page)).length;
  const map = (layer: number, head: number) =>
    page.getByRole('grid', { name: `Attention of layer ${layer}, head ${head}` });
  await leaveFocus(page);

  await page.keyboard.press('ArrowRight');
  await expect(heading(page, 'Embed')).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await expect(heading(page, 'Tokenize')).toBeVisible();

  await page.keyboard.press('ArrowUp');
  await expect(map(4, 3)).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(map(3, 3)).toBeVisible();
  await page.keyboard.press(']');
  await expect(map(3, 4)).toBeVisible();
  await page.keyboard.press('[');
  await expect(map(3, 3)).toBeVisible();

  await page.keyboard.press(',');
  await expect(
    tokenItems(page)
      .nth(length - 2)
      .getByRole('button'),
  ).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('.');
  await expect(
    tokenItems(page)
      .nth(length - 1)
      .getByRole('button'),
  ).toHaveAttribute('aria-pressed', 'true');

  await page.keyboard.press('n');
  await expect(tokenItems(page)).toHaveCount(length + 1);
  await page.keyboard.press('z');
  await expect(tokenItems(page)).toHaveCount(length);

  await page.keyboard.press('Space');
  await expect(step(page, 'Pause')).toBeVisible();
  await page.keyboard.press('Space');
  await expect(step(page, 'Play')).toBeVisible();

  const surprise = page.getByRole('switch', { name: 'Colour by surprise' });
  await page.keyboard.press('s');
  await expect(surprise).toBeChecked();
  await page.keyboard.press('s');
  await expect(surprise).not.toBeChecked();
});

test('keys rest while someone types', async ({ workbench: page }) => {
  await visit(page, { text: TEXT });
  const length = (await readTokens(page)).length;
  await prompt(page).press('End');
  await prompt(page).pressSequentially(' n z?');
  await expect(prompt(page)).toHaveValue(`${TEXT} n z?`);
  await expect.poll(async () => (await readTokens(page)).length).toBeGreaterThan(length);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('group', { name: 'Steps of the generation' })).toHaveCount(0);
});

test('the theme key switches light and dark, and back', async ({ workbench: page }) => {
  await visit(page, { text: TEXT });
  await leaveFocus(page);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await page.keyboard.press('t');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.keyboard.press('t');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
});

test('help opens with a key and with its button, lists the keys, and gives the focus back', async ({
  workbench: page,
}) => {
  await visit(page, { text: TEXT });
  await leaveFocus(page);
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Help' });
  await expect(help).toBeVisible();
  for (const key of ['N', 'Space', 'Z', '←', '→', '[', ']', '?'])
    await expect(help.getByText(key, { exact: true })).toBeVisible();
  // Keys of the page behind do nothing now.
  const length = (await readTokens(page)).length;
  await page.keyboard.press('n');
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();
  await expect(tokenItems(page)).toHaveCount(length);

  const opener = page.getByRole('button', { name: 'Help and keys' });
  await opener.click();
  await expect(help).toBeVisible();
  await help.getByRole('button', { name: 'Close' }).click();
  await expect(help).toBeHidden();
  await expect(opener).toBeFocused();
});

test('the whole main job works without a pointer', async ({ workbench: page }) => {
  await visit(page, { text: TEXT, zoom: 'head' });
  const length = (await readTokens(page)).length;
  await nextTokenButton(page).focus();
  await page.keyboard.press('Enter');
  await expect(tokenItems(page)).toHaveCount(length + 1);
  await undoButton(page).focus();
  await page.keyboard.press('Space');
  await expect(tokenItems(page)).toHaveCount(length);

  // One token is in the tab order; arrows lead to the others, Enter chooses.
  await tokenItems(page)
    .nth(length - 1)
    .getByRole('button')
    .focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await expect(tokenItems(page).nth(1).getByRole('button')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'The arithmetic for ·capital' })).toBeVisible();

  const heads = page.getByRole('grid', { name: 'All attention heads' });
  await heads.focus();
  await heads.press('Control+Home');
  await heads.press('Enter');
  await expect(page.getByRole('grid', { name: 'Attention of layer 1, head 1' })).toBeVisible();
});
