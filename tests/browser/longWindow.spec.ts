/** A text longer than the window is read whole when more is chosen; and what was recorded of it opens by its address. */
import { readFileSync } from 'node:fs';
import { findAxeFaults } from './support/axe.ts';
import { serveDepth } from './support/deepModel.ts';
import { expect, test } from './support/test.ts';
import { waitForPrediction } from './support/workbench.ts';

const WORDS = ['the', 'man', 'and', 'the', 'king', 'came', 'to', 'the', 'old', 'house'];
const TEXT = Array.from({ length: 300 }, (_, at) => (at === 0 ? 'When' : ` ${WORDS[at % WORDS.length]}`)).join('');

test.use({ expectedErrors: [/Failed to load resource/] });

test('the window grows, is in the link, and a recording opens from beside the page', async ({ page, site }, info) => {
  serveDepth(site.faults, { layers: 2, heads: 2, context: 1024 });
  await page.goto(`${site.url}#text=${encodeURIComponent(TEXT)}&depth=inside`);
  await waitForPrediction(page);
  await expect(page.getByRole('note')).toContainText('44 tokens more than fit');
  const window = page.getByRole('combobox', { name: 'Window' });
  await window.selectOption('512');
  await expect(page.getByText('300 of 512 tokens')).toBeVisible();
  await expect(page.getByRole('note')).toHaveCount(0);
  await expect(page.getByText(/^A text of 512 tokens takes/)).toBeVisible();
  await page.waitForFunction(() => location.hash.includes('window=512'));
  expect(await findAxeFaults(page)).toEqual([]);

  await page.getByRole('button', { name: /^Model:/ }).click();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save recording' }).click();
  const file = info.outputPath('king.glassbox');
  await (await saving).saveAs(file);
  site.faults.replace(/^week\/king\.glassbox$/, readFileSync(file), 'application/octet-stream');

  await page.goto('about:blank');
  await page.goto(`${site.url}#recording=week/king.glassbox&depth=inside`);
  const bar = page.getByRole('region', { name: 'Recording' });
  await expect(bar).toContainText('300 tokens');
  await page.waitForFunction(() => location.hash.includes('recording=week'));

  await page.evaluate(() => (location.hash = '#recording=week/queen.glassbox&text=Once'));
  await expect(page.getByRole('alert')).toContainText('This site has no file week/queen.glassbox');
  await expect(bar).toBeHidden();
  await page.evaluate(() => (location.hash = '#recording=https://elsewhere.example/king.glassbox&text=Once'));
  await expect(page.getByRole('alert')).toContainText('The link asks for a recording of another site');
});
