/**
 * A paste into *Text to cut*: until what is on the screen of its pieces, its merges, the family and the other ways of
 * writing is drawn. Each text is another one, and a short one stands there before it: of the same text again, hardly
 * anything would have to be drawn.
 */
import type { CDPSession, Page } from '@playwright/test';
import { startStaticServer } from '../browser/support/staticServer.ts';
import { waitForPrediction } from '../browser/support/workbench.ts';
import { record, test } from './support/measure.ts';

const BUDGET_MILLISECONDS = 100;
const CHARACTERS = 5000;
const TEXTS = {
  prose: 'The old man went down to the river and looked at the water for a long time. ',
  'many scripts': 'Grüße aus 東京! Привет, мир; γειά σου, שלום, สวัสดี 12345 😀 café naïve. ',
  'a script without spaces':
    '人人生而自由， 在尊严和权利上一律平等。 他们赋有理性和良心， 并应以兄弟关系的精神相对待。 ',
};
/** How often each is pasted; the first two warm up what is compiled, and fetch the letters. */
const TIMES = 10;
const WARM = 2;

for (const [what, sentence] of Object.entries(TEXTS))
  test(`a paste of ${CHARACTERS} characters, ${what}, is cut and drawn`, async ({ page, context }, info) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.setViewportSize({ width: 1440, height: 900 });
    const site = await startStaticServer({ useHeadersFile: true });
    await page.goto(`${site.url}#page=tokens`);
    await waitForPrediction(page);
    const session = await context.newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const glue = what.includes('without') ? '' : ' ';
    const times: { wall: number; computed: number }[] = [];
    for (let i = 0; i < TIMES; i++)
      times.push(await timePaste(page, session, `${'ABCDEFGHIJ'[i]} ${shuffled(sentence, i).join(glue)}`));
    await site.close();
    const sorted = (key: 'wall' | 'computed') =>
      times
        .slice(WARM)
        .map((time) => time[key])
        .sort((one, other) => one - other);
    for (const [key, name] of [
      ['wall', 'cut and drawn'],
      ['computed', 'cut and drawn, time of the page’s thread alone'],
    ] as const) {
      const found = sorted(key);
      record(info, {
        name: `${CHARACTERS} characters of ${what} ${name}`,
        value: found[Math.floor(found.length / 2)]! / BUDGET_MILLISECONDS,
        unit: 'of budget',
        atMost: 1,
        note: `fastest ${Math.round(found[0]!)} ms, slowest ${Math.round(found.at(-1)!)} ms`,
      });
    }
  });

/** The words of many of these sentences in another order each time, so that no two texts have a piece in the same place. */
function shuffled(sentence: string, seed: number): string[] {
  const words = sentence
    .repeat(CHARACTERS / 10)
    .split(' ')
    .filter(Boolean);
  let state = 7 + 13 * seed;
  const below = (most: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * most);
  };
  for (let at = words.length - 1; at > 0; at--) {
    const other = below(at + 1);
    [words[at], words[other]] = [words[other]!, words[at]!];
  }
  return words;
}

/** Milliseconds from the input to the frame in which the new pieces stand there, as far as their box shows any. */
async function timePaste(page: Page, session: CDPSession, text: string): Promise<{ wall: number; computed: number }> {
  const box = page.getByRole('textbox', { name: 'Text to cut' });
  const list = page.getByRole('list', { name: 'Pieces', exact: true });
  await box.fill('short');
  await page.evaluate((given) => navigator.clipboard.writeText(given), text.slice(0, CHARACTERS));
  await box.press('Control+A');
  await page.waitForTimeout(600);
  // Listened for before the keys are pressed; what it hears is asked for after.
  const heard = await list.evaluateHandle(
    (element, first) => ({
      drawn: new Promise<number>((done) => {
        document.addEventListener(
          'input',
          () => {
            const begun = performance.now();
            const look = () => {
              const isThere = element.querySelector('li button')?.textContent?.startsWith(first);
              if (isThere) setTimeout(() => done(performance.now() - begun));
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
  const computed = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN);
  };
  const before = await computed();
  await page.keyboard.press('Control+V');
  const wall = await heard.evaluate(({ drawn }) => drawn);
  const after = await computed();
  const isFull = await list.evaluate(
    (element) => element.scrollHeight > element.clientHeight || !element.hasAttribute('aria-busy'),
  );
  if (!isFull) throw new Error('What stands in the box was not all drawn.');
  return { wall, computed: after - before };
}
