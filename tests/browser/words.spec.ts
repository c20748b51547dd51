/**
 * The words of the page in a language that is 40 % longer and marks every text that comes from the catalog: nothing
 * is left untranslated, cut off, or covered by another, on a desk, on a projector and on a phone.
 */
import type { Page } from '@playwright/test';
import { expect, test } from './support/test.ts';
import { nextFrames } from './support/nextFrames.ts';
import { findWordFaults } from './support/wordFaults.ts';
import { thereAndBack } from './support/thereAndBack.ts';

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
] as const;
const sizes = thereAndBack(SIZES);

/** Views of the workbench, each at least once. */
const VIEWS = [
  'zoom=model&outcome=next&guide=explain&temperature=0.85&penalty=1.25&topk=40',
  'zoom=block&outcome=attribution&guide=whatif',
  'zoom=head&outcome=compare&guide=branches',
  'zoom=model&outcome=next&guide=explain&stage=attention-2',
  'zoom=model&outcome=compare&guide=whatif&changes=h4.2',
] as const;

const TEXT = 'When Mary and John went to the shop, John gave a book to';

async function speakPseudo(page: Page) {
  await page.addInitScript(() => localStorage.setItem('glassbox.language', 'en-XA'));
}

/** The page in the longer language, on a desk. */
async function openPseudo(page: Page, url: string) {
  await speakPseudo(page);
  await page.setViewportSize(SIZES[0]);
  await page.goto(url);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en-XA');
}

/** Nothing is under way, and what is shown has been laid out. */
async function settle(page: Page) {
  await expect(page.locator('[aria-busy="true"]:visible')).toHaveCount(0);
  await nextFrames(page);
}

/** Whatever the language: what the page is for stays on the screen, whole. */
async function expectNextTokenInReach(page: Page, { width, height }: (typeof SIZES)[number], what: string) {
  const box = await page.getByRole('button', { name: /^⟦Ñêxxţ ţţôķ/ }).boundingBox();
  expect(box, what).not.toBeNull();
  expect(box!.x, what).toBeGreaterThanOrEqual(0);
  expect(box!.x + box!.width, what).toBeLessThanOrEqual(width);
  // On a phone the page is one column in the order of the flow.
  if (width >= 900) expect(box!.y + box!.height, what).toBeLessThanOrEqual(height);
}

async function expectNoFaults(page: Page, what: string) {
  await settle(page);
  // A size or a text that has just changed takes a frame or two to be laid out.
  await expect.poll(() => page.evaluate(findWordFaults), { message: what, timeout: 10_000 }).toEqual([]);
}

test('every word of the workbench is translated, whole and in sight, in a longer language', async ({ page, site }) => {
  await openPseudo(page, `${site.url}#text=${encodeURIComponent(TEXT)}`);
  await expect(page.getByRole('status').first()).toContainText('Mary');
  for (const view of VIEWS) {
    await page.evaluate(
      (hash) => {
        location.hash = hash;
      },
      `text=${encodeURIComponent(TEXT)}&${view}`,
    );
    for (const size of sizes()) {
      await page.setViewportSize(size);
      await expectNoFaults(page, `${view}, ${size.width} pixels wide`);
      if (view.includes('outcome=next')) await expectNextTokenInReach(page, size, `${view}, ${size.width} pixels wide`);
    }
  }
});

test('what is read while the model is on its way is whole, too', async ({ page, site }) => {
  await speakPseudo(page);
  await page.route('**/*.onnx', () => undefined);
  for (const place of ['#text=One', '#page=learn&lesson=one-token']) {
    await page.goto(`${site.url}?${place.length}${place}`);
    for (const size of sizes()) {
      await page.setViewportSize(size);
      await expect(page.getByRole('progressbar').first()).toBeVisible();
      await expect.poll(() => page.evaluate(findWordFaults), { message: place, timeout: 10_000 }).toEqual([]);
    }
  }
});

/** The parts of Tokens and meaning, each with something that stands there when it is drawn. */
const PARTS = {
  cut: 'list',
  compare: 'grid',
  train: 'table',
  meaning: 'figure',
} as const;

test('every word of Tokens and meaning is translated, whole and in sight, in a longer language', async ({
  page,
  site,
}) => {
  await openPseudo(page, `${site.url}#text=${encodeURIComponent(TEXT)}&page=tokens`);
  await expect(page.getByRole('status').first()).toContainText('Mary');
  for (const [part, drawn] of Object.entries(PARTS)) {
    await page.evaluate(
      (hash) => (location.hash = hash),
      `text=${encodeURIComponent(TEXT)}&page=tokens&desk=${part}&learnt=12`,
    );
    await expect(page.locator('#tokensDesk [data-zone="main"]').getByRole(drawn).last()).toBeVisible();
    for (const size of sizes()) {
      await page.setViewportSize(size);
      await expectNoFaults(page, `${part}, ${size.width} pixels wide`);
    }
  }
});

/** Lessons with a prediction over several tokens, with a question, and with a figure of its own; then the other rooms. */
const LESSONS = ['One token at a time', 'Looking back', 'Size'] as const;
const ROOMS = ['', 'predict', 'limits', 'check', 'glossary'] as const;

test('every word of the course is translated or said to be in English, whole and in sight, in a longer language', async ({
  page,
  site,
}) => {
  test.slow();
  await openPseudo(page, `${site.url}#page=learn`);
  await expect(page.getByRole('status').first()).toContainText('%');
  const learn = page.locator('#learn');
  const expectNoFaultsAtAnySize = async (what: string) => {
    for (const size of sizes()) {
      await page.setViewportSize(size);
      await expectNoFaults(page, `${what}, ${size.width} pixels wide`);
    }
  };
  for (const room of ROOMS) {
    if (room !== '') await page.evaluate((hash) => (location.hash = hash), `page=learn&lesson=${room}`);
    await expect(learn.getByRole('heading', { level: 1 })).toBeVisible();
    await expectNoFaultsAtAnySize(room || 'the entrance');
  }
  for (const lesson of LESSONS) {
    await learn.getByRole('navigation').getByRole('link', { name: lesson }).click();
    const title = learn.getByRole('article').getByRole('heading', { level: 1 });
    await expect(title.locator('[lang="en"]')).toHaveText(lesson);
    await expect(learn.getByText(/^⟦Ţĥîîš ļ/)).toBeVisible();
    await expectNoFaultsAtAnySize(lesson);
    const skip = learn.getByRole('button', { name: /^⟦Šĥôôŵ/ });
    if ((await skip.count()) === 0) continue;
    await skip.click();
    await expect(skip).toHaveCount(0);
    await expectNoFaultsAtAnySize(`${lesson}, uncovered`);
  }
});

test.describe('where the model is not needed', () => {
  test.use({ hasModel: false });

  test('every word of the training page is translated, whole and in sight, in a longer language', async ({
    page,
    site,
  }) => {
    await openPseudo(page, `${site.url}#text=The+cat&page=training`);
    const phases = page.getByRole('main').getByRole('radio', { name: /^⟦[123] / });
    await expect(phases).toHaveCount(3);
    for (let phase = 0; phase < 3; phase += 1) {
      await phases.nth(phase).check({ force: true });
      for (const size of sizes()) {
        await page.setViewportSize(size);
        await expectNoFaults(page, `phase ${phase + 1}, ${size.width} pixels wide`);
      }
    }
  });

  test('every word of the place Teach is translated, whole and in sight, in a longer language', async ({
    page,
    site,
  }) => {
    await openPseudo(page, `${site.url}#text=The+cat&page=teach`);
    const teach = page.locator('#teach');
    await teach.getByRole('button', { name: /^⟦Âððð ţ/ }).click();
    await teach.getByRole('textbox', { name: /^⟦Qûêê/ }).fill('?');
    await teach.getByRole('textbox', { name: /^⟦Ñôţţêšš/ }).fill('!');
    for (const size of sizes()) {
      await page.setViewportSize(size);
      await expectNoFaults(page, `Teach, ${size.width} pixels wide`);
    }
  });
});
