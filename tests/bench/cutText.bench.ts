/** A paste into *Text to cut*: until its pieces, its merges, the family and the other ways of writing are drawn. */
import type { Page } from '@playwright/test';
import { startStaticServer } from '../browser/support/staticServer.ts';
import { waitForPrediction } from '../browser/support/workbench.ts';
import { record, test } from './support/measure.ts';

const BUDGET_MILLISECONDS = 100;
const CHARACTERS = 5000;
const TEXTS = {
  prose: 'The old man went down to the river and looked at the water for a long time. ',
  'many scripts': 'Grüße aus 東京! Привет, мир; γειά σου, שלום, สวัสดี 12345 😀 café naïve. ',
};
/** How often each is pasted; the first warms up what is compiled. */
const TIMES = 8;

for (const [what, sentence] of Object.entries(TEXTS))
  test(`a paste of ${CHARACTERS} characters, ${what}, is cut and drawn`, async ({ page, context }, info) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.setViewportSize({ width: 1440, height: 900 });
    const site = await startStaticServer({ useHeadersFile: true });
    await page.goto(`${site.url}#page=tokens`);
    await waitForPrediction(page);
    const times: number[] = [];
    for (let i = 0; i < TIMES; i++)
      times.push(await timePaste(page, `${'ABCDEFGH'[i]} ${sentence.repeat(CHARACTERS)}`));
    await site.close();
    const sorted = times.slice(1).sort((one, other) => one - other);
    record(info, {
      name: `${CHARACTERS} characters of ${what} cut and drawn`,
      value: sorted[Math.floor(sorted.length / 2)]! / BUDGET_MILLISECONDS,
      unit: 'of budget',
      atMost: 1,
      note: `fastest ${Math.round(sorted[0]!)} ms, slowest ${Math.round(sorted.at(-1)!)} ms`,
    });
  });

/** Milliseconds from the input to the frame in which the first of the new pieces stands there, which is one render with all of it. */
async function timePaste(page: Page, text: string): Promise<number> {
  const box = page.getByRole('textbox', { name: 'Text to cut' });
  await page.evaluate((given) => navigator.clipboard.writeText(given), text.slice(0, CHARACTERS));
  await box.press('Control+A');
  // Listened for before the keys are pressed; what it hears is asked for after.
  const heard = await box.evaluateHandle(
    (element, first) => ({
      drawn: new Promise<number>((done) => {
        element.addEventListener(
          'input',
          () => {
            const begun = performance.now();
            const look = () => {
              const piece = document.querySelector('#tokensDesk ol li button');
              if (piece?.textContent?.startsWith(first)) setTimeout(() => done(performance.now() - begun));
              else requestAnimationFrame(look);
            };
            requestAnimationFrame(look);
          },
          { once: true },
        );
      }),
    }),
    text.slice(0, 1),
  );
  await page.keyboard.press('Control+V');
  return heard.evaluate(({ drawn }) => drawn);
}
