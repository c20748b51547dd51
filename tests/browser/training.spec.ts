/** Pre-training on the built page, with the trainer at work: short runs of small models, waiting for states. */
import type { Page } from '@playwright/test';
import { findAxeFaults } from './support/axe.ts';
import { expect, test } from './support/test.ts';
import {
  button,
  curve,
  lookBack,
  openTraining,
  progress,
  readLosses,
  samples,
  seeSmall,
  takeSteps,
} from './support/training.ts';

test.use({ hasModel: false });

async function chooseSmall(page: Page) {
  for (const [name, value] of [
    ['Layers', '1'],
    ['Heads', '2'],
    ['Width', '16'],
    ['Context window', '32'],
  ] as const)
    await page.getByRole('spinbutton', { name: `${name}, exact` }).fill(value);
}

const readOverflow = (page: Page) =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth, scrollHeight } = document.documentElement;
    return [Math.max(0, scrollWidth - clientWidth), Math.max(0, scrollHeight - window.innerHeight)];
  });

async function seeThatItFits(page: Page, theme: 'light' | 'dark') {
  // Colours are measured as they are, not on their way from one theme to the other.
  await page.emulateMedia({ colorScheme: theme });
  await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
  for (const [width, height] of [
    [1440, 900],
    [1024, 768],
  ] as const) {
    await page.setViewportSize({ width, height });
    for (const part of [button(page, 'Go on'), curve(page), lookBack(page)])
      await expect(part).toBeInViewport({ ratio: 1 });
    await expect.poll(() => readOverflow(page)).toEqual([0, 0]);
  }
  await page.setViewportSize({ width: 390, height: 844 });
  // Drawings take their new width a frame later.
  await expect.poll(async () => (await readOverflow(page))[0]).toBe(0);
  expect(await findAxeFaults(page), theme).toEqual([]);
}

test('a small model learns, the same seed gives the same run, and the page fits a desk, a projector and a phone', async ({
  page,
  site,
}) => {
  await openTraining(page, site.url);
  await chooseSmall(page);
  await seeSmall(page);
  await takeSteps(page, 1);
  const early = await curve(page).getAttribute('aria-valuetext');
  const [first] = await readLosses(page);

  for (const theme of ['light', 'dark'] as const)
    await test.step(`it fits a desk and a projector, and a phone in one column, ${theme}`, () =>
      seeThatItFits(page, theme));
  await page.setViewportSize({ width: 1280, height: 720 });

  await test.step('the loss falls below the line of pairs, samples and numbers go with it', async () => {
    await takeSteps(page, 5, 50);
    const [later] = await readLosses(page);
    expect(later).toBeLessThan(first!);
    await expect(page.getByRole('grid', { name: 'The batch of the last step' })).toBeVisible();
    await expect(page.getByRole('region', { name: 'The guess' })).toContainText('its loss is');
    await expect(samples(page)).toHaveCount(6);
    // The newest comes first; the second checkpoint of its life is the last but one.
    await samples(page).nth(4).click();
    await expect(lookBack(page)).toHaveAttribute('aria-valuetext', /step 10$/);
  });

  await test.step('heads on a sentence are read at every checkpoint', async () => {
    await page.getByRole('radio', { name: 'Attention' }).check({ force: true });
    await expect(page.getByRole('grid', { name: 'All attention heads on this sentence' })).toBeVisible();
    await lookBack(page).press('Home');
    await expect(page.getByText(/^Random, before the first step\. Up to 32/)).toBeVisible();
    await page.getByRole('textbox', { name: 'Sentence' }).fill('café');
    await expect(page.getByText('The model has no tokens for some of these characters')).toBeVisible();
  });

  await test.step('the same seed gives the same run', async () => {
    await button(page, 'Begin this phase again').click();
    await expect(page.getByText('Step 0 of 2,000')).toBeVisible();
    await takeSteps(page, 1);
    expect(await curve(page).getAttribute('aria-valuetext')).toBe(early);
  });
});

test('a text of one’s own: chosen before the first model stands it stays, refusals in words, a paste of 5 MB, what is folded', async ({
  page,
  site,
}) => {
  await page.goto(`${site.url}#page=training`);
  const own = page.getByRole('radio', { name: 'My own' });
  const box = page.getByRole('textbox', { name: 'Text to learn from' });
  await own.check({ force: true });
  await box.fill('The old sailor laughed at the rain. '.repeat(40));
  await expect(button(page, 'Step')).toBeEnabled();
  await expect(own).toBeChecked();
  await button(page, 'Step').click();
  await expect(progress(page)).toHaveAttribute('aria-valuenow', '1');
  await expect(page.getByText(/^1,\d{3} characters to learn from/)).toBeVisible();

  await chooseSmall(page);
  const make = button(page, 'Make this model');
  for (const [text, said] of [
    ['', 'There is no text'],
    ['a', 'There is nothing to learn in this text'],
    ['Once upon a time there was a king.', 'This text is too short to learn from'],
    ['a'.repeat(3000), 'There is nothing to learn in this text'],
  ] as const) {
    await box.fill(text);
    await make.click();
    await expect(page.getByText(said)).toBeVisible();
    await expect(box).toHaveValue(text);
  }
  await box.evaluate((element) => {
    const data = new DataTransfer();
    data.setData('text/plain', '“Never mind the rain,” said the old sailor — and laughed.\n'.repeat(90_000));
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await expect(page.getByText(/^5,\d{3},\d{3} characters, too long for a box/)).toBeVisible();
  await make.click();
  await expect(page.getByText(/Used: the first 500,000 of 5,\d{3},\d{3}\./)).toBeVisible();
  await expect(page.getByText(/kinds of characters are written as others/)).toBeVisible();
  await takeSteps(page, 1);
});
