/**
 * What a GPU gains: a text read, and one token appended, on the CPU with one thread divided by the same through WebGPU. In
 * a browser of its own, for the others are started without a GPU. A card that is computed in software is none to time.
 */
import { chromium } from '@playwright/test';
import { findChromium } from '../../scripts/chromium.mjs';
import { openBench, record, test } from './support/measure.ts';

const TOKENS = 64;
/** Some systems have a card, and Chromium asks to be told before it gives it to pages. */
const FLAGS = ['--enable-unsafe-webgpu'];
const IN_SOFTWARE = /swiftshader|llvmpipe|basic render|software/i;

for (const [network, repeats] of [
  ['embedded', 15],
  ['gpt2-small', 5],
  ['distilgpt2-float32', 5],
] as const)
  test(`WebGPU against wasm, ${network}`, async ({ benchUrl }, info) => {
    const executablePath = await findChromium();
    const browser = await chromium.launch({ args: FLAGS, ...(executablePath === null ? {} : { executablePath }) });
    try {
      const page = await browser.newPage();
      await openBench(page, benchUrl);
      const adapter = await page.evaluate(async () => {
        const found = await navigator.gpu?.requestAdapter({ powerPreference: 'high-performance' });
        return found && [found.info.vendor, found.info.architecture, found.info.description].filter(Boolean).join(' ');
      });
      test.skip(!adapter, 'This browser offers no WebGPU adapter.');
      test.skip(IN_SOFTWARE.test(adapter ?? ''), `The only adapter, ${adapter}, computes in software.`);
      const { wasm, webgpu } = await page.evaluate(
        ([name, tokens, times]) => window.bench.onNetwork('timeGpu', name, tokens, times),
        [network, TOKENS, repeats] as const,
      );
      const note = adapter ?? '';
      const row = (what: string, value: number) =>
        record(info, { name: `WebGPU ÷ wasm, speed, ${what}, ${network}`, value, unit: '×', note });
      row(`${TOKENS - 1} tokens read`, wasm.whole.median / webgpu.whole.median);
      row('one token appended', wasm.step.median / webgpu.step.median);
    } finally {
      await browser.close();
    }
  });
