/**
 * Text and tokens stand as the characters they are. Both fonts of the page would else make one sign of `->`, `!=`, `=>`
 * and of the marks around a control token, also across what the tokenizer cut apart. Widths cannot tell, for the
 * fonts' signs are as wide as their characters: so pixels are compared.
 */
import type { Locator } from '@playwright/test';
import { prompt, tokenItems } from './support/reading.ts';
import { expect, test, visit } from './support/sharedPage.ts';

const TEXT = 'a -> b != c => <|endoftext|>';

/** A picture of the element as it is, or with ligatures forced on or off in all of it. */
async function picture(element: Locator, ligatures: '' | 'none' | 'normal'): Promise<string> {
  await element.evaluate((root, value) => {
    for (const each of [root, ...root.querySelectorAll('*')])
      if (each instanceof HTMLElement || each instanceof SVGElement) each.style.fontVariantLigatures = value;
  }, ligatures);
  return (await element.screenshot({ animations: 'disabled', caret: 'hide' })).toString('base64');
}

async function expectNoLigatures(element: Locator, what: string) {
  const asItIs = await picture(element, '');
  expect(await picture(element, 'none'), `${what}, ligatures off`).toBe(asItIs);
  expect(await picture(element, 'normal'), `${what}, ligatures on, would look otherwise`).not.toBe(asItIs);
  await picture(element, '');
}

test('no two characters become one sign: in the prompt, the tokens and the drawing', async ({ workbench: page }) => {
  await visit(page, { text: TEXT });
  await expectNoLigatures(prompt(page), 'prompt');
  await expectNoLigatures(tokenItems(page).filter({ hasText: '->' }).getByRole('button'), 'token');
  await expectNoLigatures(page.getByRole('group', { name: 'The text with its cuts' }), 'cuts');
  await expectNoLigatures(page.locator('svg text').filter({ hasText: '=>' }).first(), 'drawing');
});

test('nothing that has text asks its font for ligatures, on the page and in its dialogs', async ({
  workbench: page,
}) => {
  await visit(page, { text: TEXT });
  const asking = () =>
    page.evaluate(() =>
      Array.from(document.querySelectorAll('body *'))
        .filter((element) => {
          const { fontVariantLigatures, fontFeatureSettings } = getComputedStyle(element);
          const hasText = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent);
          return hasText && (fontVariantLigatures !== 'none' || fontFeatureSettings !== 'normal');
        })
        .map((element) => `${element.tagName} ${element.className.toString()}: ${element.textContent.slice(0, 40)}`),
    );
  expect(await asking()).toEqual([]);
  await page.getByRole('button', { name: 'Help and keys' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(await asking()).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});
