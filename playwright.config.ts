/**
 * Browser tests run on the built page: `npm test` builds before, and so must who runs them alone. Each
 * worker starts its own servers (tests/browser/support), so nothing is started here.
 */
import { defineConfig } from '@playwright/test';
import { CHROMIUM_FLAGS, findChromium } from './scripts/chromium.mjs';

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
    // Recording takes its share of two cores, so only a test that is tried again is recorded.
    trace: 'on-first-retry',
    screenshot: 'only-on-failure',
    launchOptions: { args: CHROMIUM_FLAGS, ...(executablePath === null ? {} : { executablePath }) },
  },
});
