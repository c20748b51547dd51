/**
 * Browser tests run on the built page: `npm test` builds before, and so must who runs them alone. Each
 * worker starts its own servers (tests/browser/support), so nothing is started here.
 */
import { defineConfig } from '@playwright/test';
import { CHROMIUM_FLAGS, findChromium } from './scripts/chromium.mjs';

/**
 * How much a function of the runtime must have computed before it is compiled a second time, to run faster. Left to
 * itself the browser does so within the first prediction, at half of the cost of loading the page; numbers are the same.
 * Older browsers than Chromium 156 can leave unvalidated, too, what is never called: 0.3 s of the 3.6 that a page takes.
 */
const COMPILE_LATER = '--js-flags=--wasm-tiering-budget=200000000 --wasm-lazy-validation';

const isCi = process.env['CI'] !== undefined;
const executablePath = await findChromium();

export default defineConfig({
  testDir: 'tests/browser',
  outputDir: 'test-results/browser',
  fullyParallel: true,
  workers: 2,
  retries: isCi ? 1 : 0,
  forbidOnly: isCi,
  // The runtime compiles 14 MB of WebAssembly before a first prediction: seconds, or a minute where cores are shared.
  timeout: 180_000,
  expect: { timeout: 60_000 },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    headless: true,
    // A browser that has just run the page loads it again at two thirds of the cost, and at half where it is the same
    // address. Tests share nothing by that: `support/test.ts` empties what the one before has stored.
    reuseContext: true,
    // It keeps 12 MB after the first prediction. Where that is the subject (hosting.spec.ts) it is allowed.
    serviceWorkers: 'block',
    // A press waits until what is pressed stands still, and moving pictures are a fifth of what a test computes.
    contextOptions: { reducedMotion: 'reduce' },
    // Recording takes its share of two cores, so only a test that is tried again is recorded.
    trace: 'on-first-retry',
    screenshot: 'only-on-failure',
    launchOptions: { args: [...CHROMIUM_FLAGS, COMPILE_LATER], ...(executablePath === null ? {} : { executablePath }) },
  },
});
