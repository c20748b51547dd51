/**
 * Any GPT-2 is checked before it is fetched: what there is, what is refused and in which words, a folder from the disk, a
 * mirror. The Hub is a local one; its networks are tiny and random. Downloads: modelDownloads.spec.ts.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  beginWithout,
  button,
  check,
  choose,
  device,
  expectInUse,
  modelButton,
  kept,
  NETWORK,
  openSheet,
  sheet,
  TEXT,
} from './support/modelsSheet.ts';
import { OPAQUE } from './support/opaqueNetwork.ts';
import { readAttention } from './support/reading.ts';
import { expect, test } from './support/sharedPage.ts';
import { waitForPrediction } from './support/workbench.ts';

const FOLDER = fileURLToPath(new URL('../golden/hub/current', import.meta.url));

/** What the browser itself writes to the console about an answer that the test asked for. */
test.use({ expectedErrors: [/Failed to load resource|ERR_/] });

test.beforeEach(async ({ workbench: page, hub }) => {
  await beginWithout(page);
  expect(hub.requests).toEqual([]);
});

for (const { id, size } of [
  { id: 'glassbox-tests/with-past', size: '1.5 MB' },
  { id: 'glassbox-tests/merged', size: '7.2 MB' },
])
  test(`${id} is found out by small requests, and opens`, async ({ workbench: page, hub }) => {
    await check(page, id);
    await expect(button(page, `Download ${size} and use`)).toBeVisible();
    await expect(sheet(page)).toContainText('A GPT-2 with 4 layers × 4 heads');
    expect(hub.requests).toEqual([`GET ${id}/config.json`, `GET ${id} (list)`]);
    await button(page, `Download ${size} and use`).click();
    await expectInUse(page, id);
    for (const row of await readAttention(page)) expect(row.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 5);
    // A link to it asks first; one of this browser, which keeps it, need not.
    await page.waitForFunction(() => location.hash.includes('model='));
    hub.reset();
    await page.reload();
    await expectInUse(page, id);
    expect(hub.requests).toEqual([]);
  });

test('one of many files can be chosen', async ({ workbench: page, hub }) => {
  await check(page, 'glassbox-tests/many');
  const files = sheet(page).getByRole('combobox', { name: 'File' });
  await expect(files.getByRole('option')).toHaveText([
    /^8 bits: onnx\/model_quantized\.onnx, 1\.5 MB$/,
    /^8 bits, signed/,
    /^8 bits, unsigned/,
    /^4 bits: /,
    /^4 bits \(bitsandbytes\)/,
    /^32 bits: onnx\/model\.onnx, 4\.9 MB$/,
    /^16 bits: /,
    /^4 and 16 bits: /,
  ]);
  await files.selectOption('onnx/model.onnx');
  await button(page, 'Download 4.9 MB and use').click();
  await expectInUse(page, 'glassbox-tests/many');
  expect(hub.bodies.filter(({ file }) => file.endsWith('.onnx')).map(({ file }) => file)).toEqual([
    'glassbox-tests/many/onnx/model.onnx',
  ]);
});

const REFUSALS = [
  { id: 'glassbox-tests/bert', title: 'glassbox-tests/bert is not a GPT-2', text: 'Its config says “bert”' },
  { id: 'glassbox-tests/weights', title: 'has no file that runs here', text: 'onnx-community or Xenova' },
  { id: 'glassbox-tests/gated', title: 'may not be read from', text: 'asks for a licence' },
  { id: 'nobody/nothing', title: 'has no model nobody/nothing', text: 'owner, slash, name' },
];
for (const { id, title, text } of REFUSALS)
  test(`${id} is refused in words, with a next step`, async ({ workbench: page, hub }) => {
    await check(page, id);
    const notice = sheet(page).getByRole('alert');
    await expect(notice).toContainText(title);
    await expect(notice).toContainText(text);
    await expect(button(page, /^Download/)).toHaveCount(0);
    expect(hub.bodies.filter(({ file }) => !file.endsWith('config.json'))).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(modelButton(page, 'Glassbox small')).toBeVisible();
  });

test('a host that is asked too often is given a pause, and asked again', async ({ workbench: page, hub }) => {
  hub.faults.answer(/\(list\)$/, 429);
  await check(page, 'Xenova/gpt2');
  await expect(sheet(page).getByRole('alert')).toContainText('asks for a pause');
  hub.faults.clear();
  await button(page, 'Try again').click();
  await expect(button(page, 'Download 1.5 MB and use')).toBeVisible();
});

test('what is no id is told before anybody is asked', async ({ workbench: page, hub }) => {
  await check(page, 'two words');
  await expect(sheet(page).getByRole('alert')).toContainText('An id is an owner, a slash and a name');
  expect(hub.requests).toEqual([]);
});

test('a model that this device can hardly hold is not fetched before the visitor says so', async ({
  workbench: page,
}) => {
  await page.evaluate(() => Object.defineProperty(navigator, 'deviceMemory', { value: 0.25, configurable: true }));
  await openSheet(page);
  await choose(page);
  await expect(sheet(page).getByRole('alert')).toContainText(
    /needs about 484 MB of memory .* offer a page about 125 MB/,
  );
  await expect(button(page, /^Download/)).toHaveCount(0);
  await button(page, 'Try anyway').click();
  await expect(button(page, 'Download 1.5 MB and use')).toBeVisible();
  await page.evaluate(() => Reflect.deleteProperty(navigator, 'deviceMemory'));
});

test('a folder from the disk opens, and nothing of it is sent', async ({ workbench: page, hub }) => {
  await openSheet(page);
  await expect(button(page, 'Open a folder')).toBeVisible();
  await sheet(page).locator('input[data-picks="folder"]').setInputFiles(FOLDER);
  await sheet(page)
    .getByRole('region', { name: 'What was found: current' })
    .getByRole('button', { name: 'Use' })
    .click();
  await expectInUse(page, 'current');
  for (const row of await readAttention(page)) expect(row.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 5);
  expect(hub.requests).toEqual([]);
});

test('files chosen together open as a folder does; one alone says what is missing', async ({ workbench: page }) => {
  await openSheet(page);
  const chooser = page.waitForEvent('filechooser');
  await button(page, 'Open a file').click();
  const files = await chooser;
  await files.setFiles(`${FOLDER}/onnx/model_quantized.onnx`);
  await expect(sheet(page).getByRole('alert')).toContainText('An .onnx file alone');
  const names = ['config.json', 'tokenizer.json', 'tokenizer_config.json', 'onnx/model_quantized.onnx'];
  await sheet(page)
    .locator('input[data-picks="file"]')
    .setInputFiles(names.map((name) => `${FOLDER}/${name}`));
  await expect(sheet(page).getByRole('alert')).toHaveCount(0);
  await sheet(page)
    .getByRole('region', { name: /^What was found/ })
    .getByRole('button', { name: 'Use' })
    .click();
  await expect(sheet(page)).toBeHidden();
  await waitForPrediction(page);
});

test('a mirror is used where the site’s policy allows it, and refused in words where not', async ({
  workbench: page,
  hub,
}) => {
  await openSheet(page);
  await sheet(page).getByText('Another address for models').click();
  const field = sheet(page).getByRole('textbox', { name: 'Address of a mirror' });
  await field.fill('https://mirror.example/');
  await button(page, 'Use this address').click();
  await expect(sheet(page).getByRole('alert')).toContainText('The security policy of this site');
  // The same host under another path is another address.
  await field.fill(`${hub.origins[1]}/somewhere/`);
  await button(page, 'Use this address').click();
  await expect(sheet(page)).toContainText(`Models come from ${hub.origins[1]}/somewhere/`);
  await sheet(page)
    .getByRole('button', { name: /^Back to/ })
    .click();
  await expect(sheet(page)).toContainText(`Models come from ${hub.origins[0]}/`);
  expect(hub.requests).toEqual([]);
});

test('what a model can show is listed, and of what it cannot the reason', async ({ workbench: page, hub }) => {
  hub.faults.replace(/fused\/onnx\/model(_quantized)?\.onnx$/, OPAQUE);
  await openSheet(page);
  const region = sheet(page).getByRole('region', { name: 'What this model can show' });
  await expect(region.getByRole('listitem')).toHaveCount(11);
  await expect(region.getByRole('listitem').filter({ hasText: 'not shown' })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await check(page, 'glassbox-tests/fused');
  await button(page, /^Download/).click();
  await expectInUse(page, 'glassbox-tests/fused');
  await openSheet(page);
  await expect(region).toContainText('Its file hides its inside');
  await expect(region.getByRole('listitem').filter({ hasText: 'not shown' })).toHaveCount(10);
  await page.keyboard.press('Escape');
});

test('a folder that is dropped on the sheet opens', async ({ workbench: page, hub }) => {
  await openSheet(page);
  const names = ['config.json', 'tokenizer.json', 'tokenizer_config.json', 'onnx/model_quantized.onnx'];
  const files = names.map((name) => ({
    name: name.split('/').at(-1)!,
    text: readFileSync(`${FOLDER}/${name}`).toString('base64'),
  }));
  const dropped = await page.evaluateHandle((given) => {
    const transfer = new DataTransfer();
    for (const { name, text } of given) {
      const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
      transfer.items.add(new File([bytes], name));
    }
    return transfer;
  }, files);
  const target = sheet(page).getByRole('list', { name: 'On this device' });
  await target.dispatchEvent('dragover', { dataTransfer: dropped });
  await expect(sheet(page)).toContainText('Drop the folder to open it');
  await target.dispatchEvent('drop', { dataTransfer: dropped });
  await sheet(page)
    .getByRole('region', { name: /^What was found/ })
    .getByRole('button', { name: 'Use' })
    .click();
  await expect(sheet(page)).toBeHidden();
  await waitForPrediction(page);
  expect(hub.requests).toEqual([]);
});

test('by keyboard alone a model is asked about, fetched, paused, gone on with and removed', async ({
  workbench: page,
  hub,
}) => {
  const press = async (name: string | RegExp) => {
    await button(page, name).focus();
    await page.keyboard.press('Enter');
  };
  await page.getByRole('button', { name: /^Model:/ }).focus();
  await page.keyboard.press('Enter');
  await expect(device(page)).toBeVisible();
  // The focus is in the sheet or on the browser's own bars, never on the page behind.
  for (let at = 0; at < 30; at += 1) {
    await page.keyboard.press('Tab');
    const isWithin = await page.evaluate(() => {
      const { activeElement, body } = document;
      return activeElement === body || activeElement?.closest('dialog') !== null;
    });
    expect(isWithin).toBe(true);
  }
  await sheet(page).getByRole('textbox', { name: 'Model id' }).focus();
  await page.keyboard.type('https://huggingface.co/Xenova/gpt2/tree/main');
  await page.keyboard.press('Enter');
  hub.faults.hold(NETWORK, 500_000);
  await expect(button(page, 'Download 1.5 MB and use')).toBeVisible();
  await press('Download 1.5 MB and use');
  await expect(sheet(page).getByRole('progressbar')).toHaveAttribute('aria-valuetext', /^52\d kB of 1\.5 MB$/);
  await press('Pause');
  await expect(button(page, 'Resume')).toBeVisible();
  hub.faults.clear();
  await press('Resume');
  await expectInUse(page, 'GPT-2 small');
  // The focus is back where the sheet was opened.
  await expect(modelButton(page, 'GPT-2 small')).toBeFocused();
  await page.keyboard.press('Enter');
  await press('Remove GPT-2 small');
  await expect(kept(page, 'GPT-2 small')).toHaveCount(0);
  await expect(sheet(page).getByRole('heading', { name: 'On this device' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(sheet(page)).toBeHidden();
});

test('a recording is kept in the browser, listed with its size, opened, and removed for good', async ({
  workbench: page,
}) => {
  await openSheet(page);
  await button(page, 'Keep in this browser').click();
  await expect(kept(page, TEXT)).toContainText(/Recording of Glassbox small, 3 tokens, kept .*kB\./);
  await expect(sheet(page)).toContainText(/Kept in this browser: .*kB of recordings/);
  await page.keyboard.press('Escape');
  await page.reload();
  await waitForPrediction(page);
  await openSheet(page);
  await button(page, `Open the recording of ${TEXT}`).click();
  await expect(sheet(page)).toBeHidden();
  const bar = page.getByRole('region', { name: 'Recording' });
  await expect(bar).toContainText('A recording of Glassbox small');
  await openSheet(page);
  await button(page, `Remove ${TEXT}`).click();
  await expect(button(page, 'Keep it')).toBeFocused();
  await button(page, 'Remove for good').click();
  await expect(kept(page, TEXT)).toHaveCount(0);
  await page.keyboard.press('Escape');
  await bar.getByRole('button', { name: /^Read this text with/ }).click();
  await expect(bar).toBeHidden();
});
