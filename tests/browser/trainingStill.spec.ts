/** While training runs nothing moves by itself or under a pointer: controls and panels keep their places, and what is read stays. */
import type { Page } from '@playwright/test';
import { expect, test } from './support/test.ts';
import { button, curve, life, lookBack, openSmall, openTraining, samples, UNHURRIED } from './support/training.ts';

test.use({ hasModel: false });

const sentence = (page: Page) => page.getByRole('region', { name: 'What the model writes now' });

/** Boxes of all controls but the samples, which come and go, in whole pixels. Runs in the page. */
function readPlaces(): Record<string, string> {
  const controls = document.querySelectorAll('main :is(button, input, [role="slider"], [role="progressbar"])');
  const places = [...controls]
    .filter((element) => !element.closest('ol, details, [role="status"]'))
    .map((element, at) => {
      const { left, top, right, bottom } = element.getBoundingClientRect();
      const name = element.getAttribute('aria-label') ?? element.id ?? element.tagName;
      return [`${at} ${element.tagName} ${name}`, [left, top, right, bottom].map(Math.round).join(' ')] as const;
    });
  return Object.fromEntries(places);
}

/** From now on counts shifts, not caused by the visitor, of anything that is a control or holds one. Runs in the page. */
function watchShifts(): void {
  const page = window as unknown as { shiftedControls: string[] };
  page.shiftedControls = [];
  const control = 'button, input, [role="slider"], [role="progressbar"], [role="radiogroup"]';
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & {
      hadRecentInput: boolean;
      sources: { node: Node | null }[];
    })[]) {
      if (entry.hadRecentInput) continue;
      for (const { node } of entry.sources) {
        const element = node instanceof Element ? node : node?.parentElement;
        if (!element || element.closest('ol')) continue;
        const isControl = element.closest(control) !== null || element.querySelector(control) !== null;
        if (isControl && element.closest('main')) page.shiftedControls.push(element.outerHTML.slice(0, 120));
      }
    }
  }).observe({ type: 'layout-shift' });
}
const readShifts = (page: Page) =>
  page.evaluate(() => (window as unknown as { shiftedControls: string[] }).shiftedControls);

/** The model at hand, running from its first step on. */
async function start(page: Page) {
  await button(page, 'Step').click();
  await expect(button(page, 'Go on')).toBeVisible();
  await button(page, 'Go on').click();
  await expect(page.getByText(/a second, /)).toBeVisible();
  await expect(sentence(page)).toContainText('step');
}

/** The step of the newest sample; 0 for the random model. */
const newestStep = async (page: Page) => {
  const words = await samples(page).first().locator('span').first().textContent();
  return Number(/step ([\d,]+)/.exec(words ?? '')?.[1]?.replace(',', '') ?? 0);
};
const reaches = (page: Page, step: number) =>
  expect.poll(() => newestStep(page), { timeout: 120_000 }).toBeGreaterThanOrEqual(step);

/** Has the model at hand learn from its first step on: up to step 300 all controls keep their places on one screen. */
async function seeThatAllStays(page: Page) {
  await start(page);
  const { width, height } = page.viewportSize()!;
  await page.mouse.move(width / 2, height - 1);
  const before = await page.evaluate(readPlaces);
  await page.evaluate(watchShifts);
  for (const step of [10, 50, 100, 200, 300]) {
    await reaches(page, step);
    for (const part of [
      button(page, 'Pause'),
      page.getByRole('progressbar'),
      sentence(page),
      curve(page),
      samples(page).first(),
    ])
      await expect(part).toBeInViewport({ ratio: 0.99 });
    expect(await page.evaluate(readPlaces)).toEqual(before);
  }
  expect(await readShifts(page)).toEqual([]);
}

test('while a model learns controls stay where they are, and so does what is read and looked at', async ({
  page,
  site,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await openSmall(page, site.url, UNHURRIED);

  await test.step('controls stay where they are, and all there is to watch is on one screen, 1440×900', () =>
    seeThatAllStays(page));

  await test.step('a sample that is read stays under the pointer while newer ones come above it', async () => {
    const read = samples(page).filter({ hasText: 'Random' });
    await read.hover();
    const before = (await read.boundingBox())!.y;
    await reaches(page, (await newestStep(page)) + 1);
    await expect(samples(page).first()).not.toContainText('…');
    expect(Math.abs((await read.boundingBox())!.y - before)).toBeLessThan(1);
  });

  await test.step('controls stay where they are, and all there is to watch is on one screen, 1024×768', async () => {
    await button(page, 'Pause').click();
    await page.setViewportSize({ width: 1024, height: 768 });
    await button(page, 'Begin this phase again').click();
    await expect(button(page, 'Start')).toBeVisible();
    await seeThatAllStays(page);
  });

  await test.step('what is read at the end of a column that scrolls stays there while samples come above it', async () => {
    const read = samples(page).filter({ hasText: 'Random' });
    await read.evaluate((row) => {
      let frame = row.parentElement!;
      while (!/auto|scroll/.test(getComputedStyle(frame).overflowY)) frame = frame.parentElement!;
      frame.scrollTop = frame.scrollHeight;
    });
    const before = (await read.boundingBox())!.y;
    await reaches(page, (await newestStep(page)) + 1);
    await expect(samples(page).first()).not.toContainText('…');
    expect(Math.abs((await read.boundingBox())!.y - before)).toBeLessThan(1);
  });

  await test.step('the line of checkpoints keeps its length while it is dragged', async () => {
    const line = () => lookBack(page).evaluate((element) => JSON.stringify(element.getBoundingClientRect()));
    const before = await line();
    const { x, y, width, height } = (await lookBack(page).boundingBox())!;
    await page.mouse.move(x + width - 8, y + height / 2);
    await page.mouse.down();
    for (const share of [0.8, 0.5, 0.2, 0]) {
      await page.mouse.move(x + 8 + share * (width - 16), y + height / 2);
      expect(await line()).toBe(before);
    }
    await page.mouse.up();
  });

  await test.step('pausing loses nothing of what is looked at', async () => {
    const looked = 'Random, before the first step';
    await expect(lookBack(page)).toHaveAttribute('aria-valuetext', looked);
    await expect(sentence(page)).toContainText(`Looking back: ${looked}`);
    // More checkpoints come meanwhile; pausing, another phase and another place leave what is looked at alone.
    await button(page, 'Pause').click();
    await page.getByRole('radio', { name: '2 Fine-tuning' }).check({ force: true });
    await page.getByRole('radio', { name: '1 Pre-training' }).check({ force: true });
    await page.getByRole('link', { name: 'Workbench' }).click();
    await page.goBack();
    await expect(lookBack(page)).toHaveAttribute('aria-valuetext', looked);
    await expect(sentence(page)).toContainText(`Looking back: ${looked}`);
  });
});

test('on a phone Start, the sentence and the curve come first, in this order; a recorded model comes with its curve, its phases and its checkpoints, and a link brings the one looked at', async ({
  page,
  site,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openTraining(page, site.url);
  const parts = [
    button(page, 'Start'),
    sentence(page),
    curve(page),
    page.getByRole('list', { name: 'Samples at each checkpoint' }),
    page.getByRole('radiogroup', { name: 'Text' }),
  ];
  const tops = await Promise.all(parts.map(async (part) => (await part.boundingBox())!.y));
  expect(tops).toEqual([...tops].sort((a, b) => a - b));
  expect(tops[2]).toBeLessThan(844);

  await page.setViewportSize({ width: 1280, height: 720 });
  const before = await page.evaluate(readPlaces);
  await button(page, 'Load the recorded pre-trained model').click();
  await expect(life(page).getByText('Now: Pre-training, step 2,000, recorded')).toBeVisible();
  await expect(page.getByText('Step 2,000 of 2,000')).toBeVisible();
  // The notice that tells of it floats: nothing makes room for it.
  await expect(page.getByText(/^A recorded model: pre-trained/)).toBeVisible();
  const after = await page.evaluate(readPlaces);
  for (const name of Object.keys(before).filter((name) => name.includes('checkpoint') || name.includes('Step')))
    expect(after[name]).toBe(before[name]);
  await expect(curve(page)).toHaveAttribute('aria-valuetext', /^Step 2,000: .* Learned by then: sentences\.$/);
  await expect(samples(page)).toHaveText([/step 2,000/, /step 1,000/, /step 500/, /step 200/, /step 50/, /Random/]);
  await samples(page).filter({ hasText: 'step 200' }).click();
  await expect(sentence(page)).toContainText('Looking back: Pre-training, step 200, recorded');
  await expect(page).toHaveURL(/t\.look=pretrain_200/);
  await page.reload();
  await expect(lookBack(page)).toHaveAttribute('aria-valuetext', 'Pre-training, step 200, recorded');
  await expect(sentence(page)).toContainText('Looking back: Pre-training, step 200, recorded');
});
