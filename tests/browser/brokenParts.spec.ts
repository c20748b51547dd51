/** A part that does not come is told where it is missing, and what else there is goes on. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { nextTokenButton, prompt } from './support/reading.ts';
import { expect, test } from './support/test.ts';
import { waitForPrediction } from './support/workbench.ts';

const TEXT = 'The king said';
const ADDRESS = `#${new URLSearchParams({ text: TEXT }).toString()}`;
const CONFIG = fileURLToPath(new URL('../golden/hub/current/config.json', import.meta.url));

/** What the browser itself writes to the console about an answer that the test asked for, and React about a caught error. */
test.use({ expectedErrors: [/Failed to load resource|ERR_|MissingCode|dynamically imported/] });

test('a view whose code or style does not arrive says so in its panel, and comes when it is asked for again', async ({
  page,
  site,
}) => {
  await page.goto(site.url + ADDRESS);
  await waitForPrediction(page);
  const notice = page.getByRole('alert');

  await test.step('style sheets', async () => {
    const heading = page.getByRole('heading', { name: 'Branches' });
    const branches = page.getByRole('radio', { name: 'Branches' });
    site.faults.answer(/\.css$/, 503);
    await branches.check();
    await expect(notice).toContainText('A part of the page did not arrive');
    await expect(heading).toHaveCount(0);
    // Where one alone is missing, other views go on.
    site.faults.clear();
    site.faults.answer(/BranchesView-.*\.css$/, 503);
    await page.getByRole('radio', { name: 'Attribution' }).check();
    await expect(page.getByRole('list', { name: 'Strongest parts' })).toBeVisible();
    await expect(notice).toHaveCount(1);
    site.faults.clear();
    await notice.getByRole('button', { name: 'Try again' }).click();
    await expect(heading).toBeVisible();
    await expect(notice).toHaveCount(0);
    const rules = await page.evaluate(() =>
      [...document.styleSheets].flatMap((sheet) => (sheet.href?.includes('/BranchesView-') ? [...sheet.cssRules] : [])),
    );
    expect(rules.length).toBeGreaterThan(0);
  });

  await test.step('a script', async () => {
    site.faults.answer(/WhatIfView-.*\.js$/, 503);
    await page.getByRole('radio', { name: 'What if' }).check();
    await expect(notice).toContainText('A part of the page did not arrive');
    // The rest of the page is there.
    await expect(prompt(page)).toHaveValue(TEXT);
    await expect(nextTokenButton(page)).toBeEnabled();
    site.faults.clear();
    await notice.getByRole('button', { name: 'Try again' }).click();
    const region = page.getByRole('region', { name: 'Make a change' });
    // Older browsers remember for as long as the page is open that it did not come.
    const isRemembered = notice.getByText('Trying again did not help');
    await expect(region.or(isRemembered)).toBeVisible();
    if (await isRemembered.isVisible()) await notice.getByRole('button', { name: 'Reload the page' }).click();
    await expect(region).toBeVisible();
    await expect(notice).toHaveCount(0);
    await expect(prompt(page)).toHaveValue(TEXT);
  });
});

test('weights in a file of their own that is missing end the load in words', async ({ page, site, hub }) => {
  const config = JSON.parse(readFileSync(CONFIG, 'utf8')) as object;
  const told = { ...config, 'transformers.js_config': { use_external_data_format: true } };
  hub.faults.replace(/gpt2\/config\.json$/, JSON.stringify(told), 'application/json');
  await page.goto(site.url + ADDRESS);
  await waitForPrediction(page);
  await page.getByRole('button', { name: /^Model: / }).click();
  const choice = page
    .getByRole('dialog', { name: 'Models', exact: true })
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: 'GPT-2 small', exact: true }) });
  await choice.getByRole('button', { name: 'Choose' }).click();
  await expect(page.getByRole('alert')).toContainText('Files of GPT-2 small are missing');
  await expect(prompt(page)).toHaveValue(TEXT);
});
