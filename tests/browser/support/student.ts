/** A student who goes through a lesson from the first step to the last: guesses, uncovers, answers, goes on. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { nextFrames } from './nextFrames.ts';
import { readZones, type LessonOnDisk } from './lessonsOnDisk.ts';
import { expectNoFaults, SIGNS, type StepOnShow } from './stepOnShow.ts';

/** How a student presses something, and goes to the next step. */
export interface Hand {
  press(target: Locator): Promise<void>;
  next(page: Page): Promise<void>;
}

export const nextStep = (page: Page): Locator => page.getByRole('button', { name: 'Next step' });
export const lessonLinks = (page: Page): Locator => page.getByRole('navigation', { name: 'Lessons' }).getByRole('link');

export const pointer: Hand = { press: (target) => target.click(), next: (page) => nextStep(page).click() };
export const touch: Hand = { press: (target) => target.tap(), next: (page) => nextStep(page).tap() };
export const keyboard: Hand = {
  async press(target) {
    await tabTo(target);
    await target.press('Enter');
  },
  next: (page) => page.keyboard.press('PageDown'),
};

declare global {
  interface Window {
    /** What is looked for with Tab. */
    tabbedTo?: Element;
  }
}

/** More than any step has to reach. */
const MOST_TABS = 80;

/** With Tab alone, or with Shift and Tab back, from wherever the focus is, in at most so many presses. */
export async function tabTo(target: Locator, most = MOST_TABS, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await expect(target).toBeVisible();
  const page = target.page();
  // Looked up by its role once: that costs more than a press, and there are dozens of them.
  const aim = () => target.evaluate((element) => void (window.tabbedTo = element));
  await aim();
  for (let tabs = 0; tabs < most; tabs++) {
    const where = await page.evaluate(() => {
      if (window.tabbedTo === document.activeElement) return 'there';
      return window.tabbedTo?.isConnected === true ? 'on the way' : 'drawn anew';
    });
    if (where === 'there') return;
    if (where === 'drawn anew') await aim();
    await page.keyboard.press(key);
  }
  throw new Error(`Not reached with Tab: ${String(target)}`);
}

const zones = readZones();
const zonesOf = (views: readonly string[]) =>
  [...new Set(views.map((id) => zones.get(id) ?? `no view ${id}`))].filter((zone) => zone !== 'panel').sort();

/** From the first step, which is on show, to the last. */
export async function walk(page: Page, { lesson, words }: LessonOnDisk, hand: Hand): Promise<void> {
  const { steps, title } = lesson;
  for (const [at, step] of steps.entries()) {
    await test.step(`${lesson.id}: ${step.id}`, async () => {
      const place = `${at + 1} of ${steps.length}`;
      const article = page.getByRole('article');
      const stepFaults = (shown: StepOnShow) => [
        shown.title !== title['en'] && `The title is "${shown.title}".`,
        !shown.isTitleInView && 'The title is not in view.',
        !shown.isAtPlace && `It does not say "${place}".`,
        !shown.prose.includes(words.get(step.id)!) && `It does not say "${words.get(step.id)}".`,
      ];
      const views = [...step.views, ...(step.uncovers ?? [])];
      await expectNoFaults(page, place, (shown) => [
        ...stepFaults(shown),
        ...(step.isVeiled ? coveredFaults(shown, step.views) : viewFaults(shown, views, step.scene)),
      ]);
      if (step.isVeiled) {
        // No key leads past it: this one scrolls, as it does everywhere, and must be done with that before the next step.
        await page.keyboard.press('PageDown');
        await nextFrames(page);
        await expectNoFaults(page, place, (shown) => [
          !shown.isAtPlace && `It does not say "${place}".`,
          ...coveredFaults(shown, step.views),
        ]);
        await answerFirst(page, hand);
        await expectNoFaults(page, place, (shown) => viewFaults(shown, views, step.scene));
      } else await answerAll(article, hand);
      if (at < steps.length - 1) await hand.next(page);
    });
  }
}

const zoneFault = ({ zones: shown }: StepOnShow, views: readonly string[]) => {
  const [names, wanted] = [shown.map(([name]) => name).join(), zonesOf(views).join()];
  return names !== wanted && `The zones are ${names}, not ${wanted}.`;
};

const COVERED = ['middle', 'outcome', 'guide', 'living', 'aside'];
const HIDDEN = 'Hidden until you have predicted.';
/** Nothing on the page tells what comes next. */
const coveredFaults = (step: StepOnShow, views: readonly string[]) => [
  zoneFault(step, views),
  ...step.zones.map(([name, text]) => COVERED.includes(name) && text !== HIDDEN && `The zone ${name} says "${text}".`),
  !/^[^%]*hidden until you have predicted[^%]*$/.test(step.status) && `The status says "${step.status}".`,
  step.hasNumbers && 'There are numbers.',
  !step.isNextDisabled && 'The next step is open.',
];

/** The views of a step, each with something to see, and no other; those on top of their zone by what they are known by. */
const viewFaults = (step: StepOnShow, views: readonly string[], scene: Readonly<Record<string, string>>) => [
  zoneFault(step, views),
  ...step.zones.map(
    ([name, text]) =>
      (!/\S{2}/.test(text) || text.includes('Opening.') || text.includes(HIDDEN)) && `The zone ${name} says "${text}".`,
  ),
  // The workbench, which is not on show, catches up later.
  step.status.includes('hidden') && `The status says "${step.status}".`,
  ...views.map((id) => {
    const zone = zones.get(id)!;
    const isOnTop = scene[zone] === id || !views.some((other) => other !== id && zones.get(other) === zone);
    return isOnTop && id in SIGNS && !step.signs.includes(id) && `The view ${id} is not there.`;
  }),
];

/** A prediction tells its score, a question why. */
async function answerFirst(page: Page, hand: Hand): Promise<void> {
  const article = page.getByRole('article');
  const reveal = article.getByRole('button', { name: 'Reveal', exact: true });
  if ((await reveal.count()) > 0) {
    await article.getByRole('slider').first().press('ArrowRight');
    await hand.press(reveal);
    await expect(article.getByRole('status').filter({ hasText: /lost .*bits/ })).toBeVisible();
  } else await answerAll(article, hand);
}

async function answerAll(article: Locator, hand: Hand): Promise<void> {
  for (const question of await article
    .getByRole('group')
    .filter({ has: article.page().locator('[aria-pressed]') })
    .all()) {
    // Who went through this lesson before may have chosen one already.
    const options = question.locator('[aria-pressed="false"]');
    if ((await options.count()) > 0) await hand.press(options.first());
    await expect(question.getByRole('status').first()).toContainText(/^(Yes|No)\./);
  }
}
