/**
 * A model of GPT-2 small's size, from the host to the picture: fetched, cut, gone on with, opened without a copy of its
 * file, read, and there again without the host.
 */
import { fullSizeNetwork } from './support/fullSize.ts';
import { button, check, modelButton, sheet } from './support/modelsSheet.ts';
import { nextTokenButton, readAttention, readCandidates, statusLine } from './support/reading.ts';
import { expect, test } from './support/test.ts';
import { waitForPrediction } from './support/workbench.ts';

const ID = 'glassbox-tests/full-size';
const NETWORK = `${ID}/onnx/model_quantized.onnx`;

/** What the browser itself writes to the console about a connection that was cut. */
test.use({ expectedErrors: [/Failed to load resource|ERR_/] });

test('a model of 12 layers × 12 heads × 768 channels is cut on its way, goes on from there, runs, and is kept', async ({
  page,
  site,
  hub,
}) => {
  test.slow();
  const size = fullSizeNetwork().length;
  await page.goto(
    `${site.url}#${new URLSearchParams({ text: 'The king said', depth: 'everything', zoom: 'head' }).toString()}`,
  );
  await waitForPrediction(page);
  await check(page, ID);
  await expect(sheet(page)).toContainText('A GPT-2 with 12 layers × 12 heads');
  // 60 % of it, and then what is left.
  const cut = hub.faults.cutWhenTold(new RegExp(NETWORK), 0.6 * size);
  const [download, anyway] = [button(page, /^Download 16\d MB and use$/), button(page, 'Try anyway')];
  await expect(download.or(anyway)).toBeVisible();
  if (await anyway.isVisible()) await anyway.click();
  await download.click();
  await expect(sheet(page).getByRole('progressbar')).toHaveAttribute('aria-valuetext', /^(99|100)[.\d]* MB of 16\d/);
  cut();
  await expect(sheet(page)).toBeHidden();
  await expect(modelButton(page, ID)).toBeVisible();
  await waitForPrediction(page);
  const from = hub.bodies.filter(({ file }) => file === NETWORK).map((body) => body.from);
  expect(from.at(-1)).toBeGreaterThan(0.5 * size);

  // Everything can be seen in it: its instruments have proven themselves.
  const { rows, rest } = await readCandidates(page);
  expect(rows.reduce((sum, { probability }) => sum + probability, rest)).toBeCloseTo(1, 5);
  for (const row of await readAttention(page)) expect(row.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 5);
  await nextTokenButton(page).click();
  await expect(statusLine(page)).toContainText('Computed 1 token');

  hub.reset();
  await page.reload();
  await expect(modelButton(page, ID)).toBeVisible();
  await waitForPrediction(page);
  expect(hub.requests).toEqual([]);
});
