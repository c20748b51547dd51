/**
 * Text and tokens stand as the characters they are. Both fonts of the page would else make one sign of `->`, `!=`, `=>`
 * and of the marks around a control token, also across what the tokenizer cut apart. Widths cannot tell, for the
 * fonts' signs are as wide as their characters: so pixels are compared.
 */
import type { Locator, Page } from '@playwright/test';
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

/**
 * Pixels that differ between two pictures of one size. A round corner that is painted in pieces may come out two
 * shades of 255 off from painted whole; ink is a hundred shades away from paper.
 */
function countDifferent(page: Page, pictures: readonly [string, string]): Promise<number> {
  return page.evaluate(async (all) => {
    const [one, other] = await Promise.all(
      all.map(async (picture) => {
        const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
        const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
        const drawing = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
        drawing.drawImage(image, 0, 0);
        return drawing.getImageData(0, 0, image.width, image.height);
      }),
    );
    const different = new Set<number>();
    one!.data.forEach((shade, i) => {
      if (Math.abs(shade - other!.data[i]!) > 16) different.add(Math.floor(i / 4));
    });
    return one!.width === other!.width && one!.height === other!.height ? different.size : Infinity;
  }, pictures);
}

async function expectNoLigatures(element: Locator, what: string) {
  const asItIs = await picture(element, '');
  const compare = async (ligatures: 'none' | 'normal') =>
    countDifferent(element.page(), [asItIs, await picture(element, ligatures)]);
  expect(await compare('none'), `${what}, ligatures off`).toBe(0);
  expect(await compare('normal'), `${what}, ligatures on, would look otherwise`).toBeGreaterThan(10);
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
