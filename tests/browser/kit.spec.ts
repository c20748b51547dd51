/** What an instructor has ready: lesson plans that can be taught as they are, lessons as files, and a room without https. */
import { readFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import type { Page } from '@playwright/test';
import { listen, siteHandler } from '../../scripts/serve.mjs';
import { findAxeFaults } from './support/axe.ts';
import type { LessonOnDisk } from './support/lessonsOnDisk.ts';
import { expect, test as shared, visit } from './support/sharedPage.ts';
import { keyboard, nextStep, pointer, touch, walk, type Hand } from './support/student.ts';
import { test } from './support/test.ts';
import { waitForPrediction } from './support/workbench.ts';

interface Written {
  readonly title: string;
  readonly steps: readonly {
    readonly scene: string;
    readonly views: readonly string[];
    readonly note: string;
    readonly veiled?: boolean;
  }[];
}

const fileOf = (minutes: number) => new URL(`../../src/lessons/plans/${minutes}-minutes.lesson.json`, import.meta.url);
const readPlan = (minutes: number) => JSON.parse(readFileSync(fileOf(minutes), 'utf8')) as Written;

/** As a student's walk takes it. */
function asLesson({ title, steps }: Written): LessonOnDisk {
  const ids = steps.map((_, at) => `step-${at + 1}`);
  const firstWords = (note: string) => /^[^`\n]{0,40}/.exec(note.replaceAll('**', ''))![0].trim();
  return {
    lesson: {
      id: 'made',
      title: { en: title },
      idea: { en: '' },
      minutes: 0,
      steps: steps.map(({ scene, views, veiled = false }, at) => ({
        id: ids[at]!,
        stage: scene.includes('t.') ? 'training' : 'explore',
        scene: Object.fromEntries(new URLSearchParams(scene)),
        views,
        isVeiled: veiled,
      })),
      claims: {},
      terms: [],
      sources: [],
    },
    words: new Map(steps.map(({ note }, at) => [ids[at]!, firstWords(note)])),
  };
}

const TEXT = 'Once upon a time';
const place = (page: Page, name: string) => page.getByRole('link', { name, exact: true });
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const box = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });

async function teach(page: Page) {
  await visit(page, { text: TEXT, depth: 'inside' });
  await place(page, 'Teach').click();
  await expect(page.getByRole('list', { name: 'Lesson plans' }).getByRole('listitem').first()).toBeVisible();
}

const HANDS: readonly [number, Hand][] = [
  [45, keyboard],
  [90, pointer],
];
for (const [minutes, hand] of HANDS)
  shared(`the plan of ${minutes} minutes is gone through as students do`, async ({ workbench: page }) => {
    const plan = readPlan(minutes);
    await teach(page);
    await press(page, `Open: ${plan.title}`);
    await walk(page, asLesson(plan), hand);
    await expect(page).toHaveURL(/made=/);
    await expect(page.locator('body')).not.toContainText('They often say');
  });

shared(
  'a plan is read, copied as a link, changed as a copy, and presented with its notes',
  async ({ workbench: page }) => {
    const { title, steps } = readPlan(20);
    await teach(page);
    await press(page, `Read: ${title}`);
    await expect(page.getByText('They often say').first()).toBeVisible();
    expect(await findAxeFaults(page)).toEqual([]);
    await press(page, `Copy link: ${title}`);
    await expect(page.getByText('The link is copied.')).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/lesson=made&made=[\w-]+$/);

    await press(page, `Edit a copy: ${title}`);
    await expect(box(page, 'Title')).toHaveValue(title);
    await expect(page.getByRole('list').getByRole('button', { name: /^Step/ })).toHaveCount(steps.length);
    await press(page, 'Delete this lesson');

    await press(page, `Present: ${title}`);
    await expect(page.getByRole('group', { name: 'Presenting' })).toBeVisible();
    const [notes] = await Promise.all([
      page.context().waitForEvent('page'),
      page.getByRole('button', { name: 'Notes window' }).click(),
    ]);
    await expect(notes.getByText('They often say').first()).toBeVisible();
    await page.keyboard.press('PageDown');
    await expect(notes.getByText(`2 of ${steps.length}`)).toBeVisible();
    await notes.close();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('banner')).toBeVisible();
  },
);

shared(
  'a lesson comes as a file, chosen or dropped, and what is none is said to be none',
  async ({ workbench: page }) => {
    const { title } = readPlan(20);
    const name = '20-minutes.lesson.json';
    const drop = async (text: string) => {
      const data = await page.evaluateHandle(
        ([content, called]) => {
          const transfer = new DataTransfer();
          transfer.items.add(new File([content!], called!, { type: 'application/json' }));
          return transfer;
        },
        [text, name],
      );
      await page.dispatchEvent('main#teach', 'drop', { dataTransfer: data });
    };
    const choose = async (button: string, file: string | { name: string; mimeType: string; buffer: Buffer }) => {
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press(page, button)]);
      await chooser.setFiles(file);
    };
    await teach(page);
    await choose('Open a file', fileOf(20).pathname);
    await expect(page.getByText(`Opened: ${title}.`)).toBeVisible();
    await expect(box(page, 'Title')).toHaveValue(title);
    await drop('{ "name": "something else" }');
    await expect(page.getByRole('alert').filter({ hasText: 'This is no lesson of this page' })).toBeVisible();
    await expect(box(page, 'Title')).toHaveValue(title);
    await drop(readFileSync(fileOf(45), 'utf8'));
    await expect(box(page, 'Title')).toHaveValue(readPlan(45).title);
    await press(page, 'Delete this lesson');
    await press(page, 'Delete this lesson');

    await place(page, 'Learn').click();
    await choose('Open a lesson file', { name, mimeType: 'application/json', buffer: readFileSync(fileOf(20)) });
    await expect(page.getByRole('article').getByRole('heading', { level: 1 })).toHaveText(title);
    // What a file brought is there after a reload, though no address holds it.
    await expect(page).toHaveURL(/lesson=made-/);
    await page.reload();
    await expect(page.getByRole('article').getByRole('heading', { level: 1 })).toHaveText(title);
    await place(page, 'Workbench').click();
    await waitForPrediction(page);
  },
);

shared('controls inside views are left out where a step says so', async ({ workbench: page }) => {
  const head = { text: TEXT, zoom: 'head', layer: 4, head: 2 };
  const surprise = page.getByRole('switch', { name: 'Colour by surprise' });
  const off = page.getByRole('button', { name: 'Switch this head off' });
  await visit(page, { text: TEXT });
  await expect(surprise).toBeVisible();
  await visit(page, { text: TEXT, hide: 'surprise' });
  await expect(surprise).toHaveCount(0);
  await visit(page, head);
  await expect(off).toBeVisible();
  await visit(page, { ...head, hide: 'switches' });
  await expect(off).toHaveCount(0);
  await visit(page, { text: TEXT });
});

test.describe('on a phone', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });
  test('the plan of 20 minutes is gone through by touch', async ({ page, site }) => {
    await page.goto(`${site.url}#page=teach`);
    await page.getByRole('button', { name: 'Open: What comes next?', exact: true }).tap();
    await walk(page, asLesson(readPlan(20)), touch);
    await expect(nextStep(page)).toBeDisabled();
  });
});

const [address] = Object.values(networkInterfaces()).flatMap((list = []) =>
  list.flatMap(({ family, internal, address: own }) => (family === 'IPv4' && !internal ? [own] : [])),
);
test('over plain http in a room it predicts, copies, and says what is not kept', async ({ browser, siteFolder }) => {
  test.skip(address === undefined, 'This machine is in no network.');
  const handler = siteHandler({ root: siteFolder });
  const server = await listen((request, response) => void handler(request, response), { host: address! });
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  const errors: string[] = [];
  context.on('weberror', (error) => errors.push(String(error.error())));
  context.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  try {
    const page = await context.newPage();
    await page.goto(`${server.url}/#text=The+king+said&depth=everything`);
    await waitForPrediction(page);
    expect(await page.evaluate(() => isSecureContext)).toBe(false);
    await press(page, 'Copy link');
    await expect(page.getByRole('button', { name: 'Link copied' })).toBeVisible();
    await page.getByRole('button', { name: /^Model:/ }).click();
    await expect(page.getByText('This address begins with http://')).toBeVisible();
    await page.keyboard.press('Escape');
    // What was copied is what the browser pastes.
    const prompt = page.getByRole('textbox', { name: 'Prompt' });
    await prompt.fill('');
    await prompt.press('Control+V');
    await expect(prompt).toHaveValue(/text=The\+king\+said/);
    expect(errors).toEqual([]);
  } finally {
    await context.close();
    await server.close();
  }
});
