/** A school without the Hub: the owner puts a model into the site, and a student takes it from there. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from './support/test.ts';
import { button, device, kept, modelButton, openSheet, sheet } from './support/modelsSheet.ts';
import { waitForPrediction } from './support/workbench.ts';

const FOLDER = fileURLToPath(new URL('../golden/hub/current', import.meta.url));
const COMMAND = fileURLToPath(new URL('../../scripts/model.mjs', import.meta.url));

test('a model that was put into the site is on its menu, and comes from there alone', async ({
  page,
  site,
  siteFolder,
  hub,
}) => {
  const run = (...words: string[]) =>
    execFileSync(process.execPath, [COMMAND, ...words, '--site', siteFolder], { encoding: 'utf8' });
  expect(run(FOLDER, '--id', 'Xenova/gpt2')).toContain('Its inside can be shown');
  try {
    await page.goto(site.url);
    await waitForPrediction(page);
    await openSheet(page);
    const own = sheet(page).getByRole('list', { name: 'From this site' });
    await expect(own.getByRole('listitem')).toHaveCount(1);
    await expect(own).toContainText('4 layers × 4 heads, 1.05 million parameters · 1.5 MB to download');
    await own.getByRole('button', { name: 'Choose' }).click();
    await button(page, 'Download 1.5 MB and use').click();
    await expect(sheet(page)).toBeHidden();
    await expect(modelButton(page, 'GPT-2 small')).toBeVisible();
    await waitForPrediction(page);
    await openSheet(page);
    await expect(own).toBeHidden();
    await expect(kept(page, 'GPT-2 small')).toContainText('1.5 MB, nothing to download');
    await expect(device(page).getByRole('button', { name: 'Remove GPT-2 small' })).toBeVisible();
    expect(hub.requests).toEqual([]);
    expect(site.requests).toContain('hub/Xenova/gpt2/resolve/main/onnx/model_quantized.onnx');
    expect(site.requests.filter((path) => path.includes('decoder'))).toEqual([]);
  } finally {
    expect(run('Xenova/gpt2', '--remove')).toContain('is no longer in');
  }
});
