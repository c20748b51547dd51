/** A class without a server: answers come by paste and by codes that students show, and stand beside the model's numbers. */
import { readFileSync } from 'node:fs';
import { devices, type Page } from '@playwright/test';
import { findAxeFaults } from './support/axe.ts';
import { expect, test, visit } from './support/sharedPage.ts';

const TEXT = 'When Mary and John went to the shop, John gave a book to';
const CODE = 'glassbox-answer:1:';

const sheet = (page: Page) => page.getByRole('dialog', { name: 'Collect answers' });
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const count = (page: Page, text: string) => expect(sheet(page).getByText(text, { exact: true })).toBeVisible();
/** The bare numbers of a row: answers, share, probability, surprise. */
const numbersOf = (page: Page, token: string) =>
  sheet(page)
    .getByRole('row')
    .filter({ has: page.getByText(token, { exact: true }) })
    .locator('data')
    .evaluateAll((all) => all.map((each) => Number(each.getAttribute('value'))));

/** Goes to the place by its address, as from a bookmark, and opens the sheet. */
async function openSheet(page: Page) {
  await page.getByRole('link', { name: 'Teach', exact: true }).click();
  await press(page, 'Collect answers');
  await expect(sheet(page).getByRole('textbox', { name: 'Text', exact: true })).toHaveValue(TEXT);
}

test('a class answers by paste and by codes, and is revealed beside the model’s own numbers', async ({
  workbench: page,
}) => {
  await visit(page, { text: TEXT, depth: 'inside' });
  const probability = Number(
    await page
      .getByRole('table', { name: 'Next token' })
      .getByRole('row')
      .filter({ has: page.getByText('·Mary', { exact: true }) })
      .locator('data')
      .last()
      .getAttribute('value'),
  );
  await openSheet(page);
  const answers = sheet(page).getByRole('textbox', { name: 'Answers', exact: true });
  await answers.fill(`Anna: Mary\nBen: Mary\nCleo: John\nDan: ${'x'.repeat(201)}`);
  await count(page, '3 answers');
  await expect(sheet(page).getByText('Row 4 was left out')).toBeVisible();
  await expect(sheet(page).getByRole('table')).toHaveCount(0);
  expect(await findAxeFaults(page)).toEqual([]);

  // A student opens the link on a phone, without a model, and gets a code.
  await sheet(page).getByRole('radio', { name: 'QR codes' }).check();
  const link = await sheet(page).getByRole('link', { name: 'Answer as a student' }).getAttribute('href');
  const { viewport } = devices['Pixel 7'];
  const student = await page.context().newPage();
  await student.setViewportSize(viewport);
  await student.goto(link ?? '');
  await expect(student.getByText(TEXT)).toBeVisible();
  await student.getByRole('textbox', { name: 'Your answer' }).fill('the girl');
  await press(student, 'Show my code');
  const shown = student.getByRole('img', { name: 'Code with your answer' });
  await expect(shown).toBeVisible();
  expect(await findAxeFaults(student)).toEqual([]);
  const first = await shown.screenshot();
  await student.reload();
  await expect(student.getByRole('textbox', { name: 'Your answer' })).toHaveValue('the girl');
  await student.getByRole('textbox', { name: 'Your answer' }).fill('Mary');
  await press(student, 'Show my code');
  const second = await shown.screenshot();
  await press(student, 'Copy the code as text');
  const written = await student.evaluate(() => navigator.clipboard.readText());
  expect(written.startsWith(CODE)).toBe(true);
  await student.close();

  // What the camera would see is read from pictures: one student is one answer, and what is no answer is said to be none.
  const read = (name: string, buffer: Buffer, mimeType = 'image/png') =>
    sheet(page)
      .getByRole('region', { name: 'QR codes' })
      .locator('[type="file"]')
      .setInputFiles({ name, mimeType, buffer });
  await read('first.png', first);
  await expect(sheet(page).getByText('1 new answer.')).toBeVisible();
  await count(page, '4 answers');
  await read('first.png', first);
  await expect(sheet(page).getByText('1 answer was counted already.')).toBeVisible();
  await read('second.png', second);
  await expect(sheet(page).getByText('1 student changed their answer.')).toBeVisible();
  await count(page, '4 answers');
  await read(
    'question.png',
    await sheet(page)
      .getByRole('img', { name: /question/ })
      .screenshot(),
  );
  await expect(sheet(page).getByText('This is the code of the question.')).toBeVisible();
  await read('notes.png', Buffer.from('no picture'));
  await expect(sheet(page).getByText('This file is no picture')).toBeVisible();
  await count(page, '4 answers');

  // There is no camera here, or it is not allowed: what to do instead is said.
  await press(page, 'Start the camera');
  await expect(
    sheet(page)
      .getByRole('alert')
      .filter({ hasText: /camera.*picture of the codes/i }),
  ).toBeVisible();

  await press(page, 'Reveal');
  await expect(sheet(page).getByRole('table')).toBeVisible();
  const [answered, share, given, bits] = await numbersOf(page, '·Mary');
  expect([answered, share]).toEqual([3, 0.75]);
  expect(given).toBeCloseTo(probability, 6);
  expect(bits).toBeCloseTo(-Math.log2(probability), 4);
  const john = (await numbersOf(page, '·John'))[3] ?? NaN;
  const surprise = sheet(page).locator('dl data').first();
  expect(Number(await surprise.getAttribute('value'))).toBeCloseTo((3 * (bits ?? NaN) + john) / 4, 6);
  expect(await findAxeFaults(page)).toEqual([]);
  await sheet(page)
    .getByRole('group', { name: 'Answers of the class' })
    .getByRole('button', { name: 'Export' })
    .click();
  const saved = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'CSV' }).click();
  const csv = readFileSync(await (await saved).path(), 'utf8').replace('\uFEFF', '');
  expect(csv.split('\r\n')[0]).toBe('question,answer,token,tokens,probability,bits,right');
  expect(csv.trim().split('\r\n')).toHaveLength(5);
  expect(csv).not.toMatch(/Anna|Ben|Cleo/);

  // A student's page is connected with this one by an invitation and a reply, and answers by itself from then on.
  await sheet(page).getByRole('radio', { name: 'Same network' }).check();
  await press(page, 'Invite students');
  await press(page, 'Copy the invitation');
  const peer = await page.context().newPage();
  await peer.goto(await page.evaluate(() => navigator.clipboard.readText()));
  await press(peer, 'Copy the connecting code');
  const reply = await peer.evaluate(() => navigator.clipboard.readText());
  await sheet(page).getByRole('textbox', { name: 'Or paste it as text' }).fill(reply);
  await press(page, 'Connect');
  await expect(peer.getByText('You are connected with your teacher.')).toBeVisible();
  await expect(sheet(page).getByText('1 student is connected.')).toBeVisible();
  await peer.getByRole('textbox', { name: 'Your answer' }).fill('John');
  await press(peer, 'Send');
  await count(page, '5 answers');
  expect((await numbersOf(page, '·John'))[0]).toBe(2);
  await press(page, 'End the connections');
  await expect(peer.getByText('The connection ended')).toBeVisible();
  await peer.close();

  // An accidental reload loses nothing, and neither does a new question.
  await page.reload();
  await openSheet(page);
  await count(page, '5 answers');
  await press(page, 'New question');
  await count(page, '0 answers');
  await sheet(page).getByRole('button', { name: 'Undo', exact: true }).click();
  await count(page, '5 answers');

  // Two rounds of files side by side; one that is none of this page's touches nothing.
  await sheet(page).getByText('Before and after', { exact: true }).click();
  const files = (side: string, content: string) =>
    sheet(page)
      .getByRole('region', { name: side, exact: true })
      .locator('input')
      .setInputFiles({ name: 'class.csv', mimeType: 'text/csv', buffer: Buffer.from(content) });
  await files('Before', csv.replaceAll(/,1\r\n/g, ',0\r\n'));
  await files('After', csv);
  await files('After', 'name,score\nAnna,3');
  await expect(sheet(page).getByRole('alert')).toContainText('needed are question and right, found are name, score');
  const compared = sheet(page)
    .getByRole('table', { name: /before and after/ })
    .getByRole('row')
    .nth(1);
  await expect(compared).toContainText('(0 of 4)');
  await expect(compared).toContainText('(3 of 4)');
  await expect(compared.locator('data').last()).toHaveAttribute('value', '75');
  await page.evaluate(() => sessionStorage.clear());
  await sheet(page).getByRole('button', { name: 'Close' }).click();
  await page.reload();
});
