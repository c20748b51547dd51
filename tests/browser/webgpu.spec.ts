/**
 * The GPU: chosen by the visitor, it computes what the CPU computes, and costs nobody else a byte. In a browser of its own,
 * which computes WebGPU in software: its numbers are checked, its speed says nothing.
 */
import { chromium, type Browser, type Page } from '@playwright/test';
import { findChromium } from '../../scripts/chromium.mjs';
import { askEngine, type Question } from './support/askEngine.ts';
import { readEngineScript } from './support/engineScript.ts';
import { openSheet, sheet } from './support/modelsSheet.ts';
import { nextTokenButton, readCandidates, readPieces } from './support/reading.ts';
import { readReference, readTensors } from './support/reference.ts';
import { expect, test, watchContext } from './support/test.ts';
import { waitForPrediction } from './support/workbench.ts';

const FLAGS = [
  '--no-sandbox',
  '--enable-unsafe-webgpu',
  '--use-webgpu-adapter=swiftshader',
  // As in playwright.config.ts.
  '--js-flags=--wasm-tiering-budget=200000000 --wasm-lazy-validation',
];
/** Of PyTorch's numbers each is at most the first away, relative to max(1, |value|); so one from the other twice that. */
const BOUND = { pytorch: 1e-4, both: 2e-4 };
/** What the reference holds in a form of its own. */
const OTHERWISE = new Set(['lensLast', 'surprisalBits']);

let browser: Browser;

test.beforeAll(async () => {
  const executablePath = await findChromium();
  browser = await chromium.launch({ args: FLAGS, ...(executablePath === null ? {} : { executablePath }) });
});
test.afterAll(() => browser.close());

/** On a page of the site, of which a browser gives an adapter to safe ones only. */
async function skipWithoutAdapter(page: Page) {
  const hasAdapter = await page.evaluate(async () => Boolean(await navigator.gpu?.requestAdapter()));
  test.skip(!hasAdapter, 'This browser offers no WebGPU adapter, not even one in software.');
}

function largestError(found: readonly number[] | undefined, expected: Float32Array | undefined): number {
  if (!found || found.length === 0 || found.length !== expected?.length) return Infinity;
  return Math.max(...found.map((value, i) => Math.abs(value - expected[i]!) / Math.max(1, Math.abs(expected[i]!))));
}

test('every number, changed or not, is PyTorch’s and the CPU’s', async ({ site, siteFolder, hub }) => {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  // Any file of the site will do as a page: the engine is asked by itself.
  await page.goto(`${site.url}licences.txt`);
  await skipWithoutAdapter(page);
  const { ids, tensors } = readTensors('hub');
  const wanted = [...tensors.keys()].filter((name) => !OTHERWISE.has(name));
  const { errors, numbers, adapter } = await page.evaluate(askEngine, {
    script: `${site.url}assets/${readEngineScript(siteFolder).name}`,
    siteUrl: site.url,
    source: { kind: 'hub', id: 'Xenova/gpt2', hub: `${hub.origins[0]}/`, file: 'onnx/model.onnx' },
    ids,
    wanted,
  } satisfies Question);
  expect(adapter).not.toBeNull();
  // 9 tensors of each of 4 layers, what belongs to no layer, what is asked of a run, and six interventions.
  expect(Object.keys(errors).length).toBeGreaterThan(50);
  expect(Object.entries(errors).filter(([, error]) => !(error < BOUND.both))).toEqual([]);
  const wrong = wanted.filter((name) => !(largestError(numbers[name], tensors.get(name)) < BOUND.pytorch));
  expect(wrong).toEqual([]);
  await context.close();
});

/** The engine's script with a way to take its GPU away, as a browser does when a driver is renewed. */
async function letGpuGo(page: Page, siteFolder: string) {
  const { name, text } = readEngineScript(siteFolder);
  const hook = `{
    const request = GPUAdapter.prototype.requestDevice;
    GPUAdapter.prototype.requestDevice = async function (...args) {
      const device = await request.apply(this, args);
      const channel = new BroadcastChannel('gpu');
      channel.onmessage = async () => {
        device.destroy();
        await device.lost;
        channel.postMessage('gone');
      };
      return device;
    };
  }\n`;
  await page.route(`**/assets/${name}`, async (route) =>
    route.fulfill({ response: await route.fetch(), body: hook + text }),
  );
}

/** Until the engine's thread has seen it go. Runs in the page. */
const takeGpuAway = () =>
  new Promise<void>((resolve) => {
    const channel = new BroadcastChannel('gpu');
    channel.onmessage = () => resolve();
    channel.postMessage('go');
  });

test('the visitor chooses the GPU, and the page says what computes and how fast, also when the GPU is lost', async ({
  site,
  siteFolder,
  hub,
}) => {
  const context = await browser.newContext({ serviceWorkers: 'block', reducedMotion: 'reduce' });
  const faults = watchContext(context, [new URL(site.url).origin, ...hub.origins]);
  const page = await context.newPage();
  await letGpuGo(page, siteFolder);
  const { text, logits } = readReference();
  await page.goto(`${site.url}#${new URLSearchParams({ text }).toString()}`);
  await skipWithoutAdapter(page);
  await waitForPrediction(page);
  const gpuFiles = () => site.requests.filter((path) => path.includes('gpu-runtime'));
  expect(gpuFiles()).toEqual([]);

  await openSheet(page);
  const section = sheet(page).getByRole('region', { name: 'Where it runs' });
  await expect(section).toContainText(/Glassbox small runs on the CPU, with \d threads?\./);
  await section.getByRole('radio', { name: 'GPU (WebGPU)' }).check();
  await expect(section).toContainText('Glassbox small runs on the GPU, by WebGPU');
  await expect(section).toContainText(/Its last prediction took [\d.,]+ ms: 14 tokens read, [\d.,]+ a second\./);
  expect(gpuFiles()).toHaveLength(3);
  // Kept in this browser, and in no link.
  expect(await page.evaluate(() => localStorage.getItem('glassbox.runOn'))).toBe('webgpu');
  expect(page.url()).not.toMatch(/gpu/i);

  await page.keyboard.press('Escape');
  await waitForPrediction(page);
  const { rows } = await readCandidates(page);
  expect(rows.length).toBeGreaterThan(5);
  for (const { id, logit } of rows)
    expect(largestError([logit], logits.subarray(id, id + 1)), `logit of ${id}`).toBeLessThan(BOUND.pytorch);

  await page.evaluate(takeGpuAway);
  await nextTokenButton(page).click();
  await expect(page.getByText('Glassbox small runs on the CPU')).toBeVisible();
  await waitForPrediction(page);
  // The token that was drawn when it happened stands, and has been read.
  await expect.poll(async () => (await readPieces(page)).join('')).toBe(`${text} Mary`);
  expect(faults).toEqual([]);
  await context.close();
});
