/** The bench: one measurement a file, one after the other, so that none disturbs another. Run by `npm run bench`. */
import { defineConfig } from '@playwright/test';
import { CHROMIUM_FLAGS, findChromium } from '../../scripts/chromium.mjs';

const executablePath = await findChromium();

export default defineConfig({
  testDir: '.',
  testMatch: '*.bench.ts',
  outputDir: '../../test-results/bench',
  workers: 1,
  timeout: 600_000,
  expect: { timeout: 120_000 },
  reporter: './support/TableReporter.ts',
  use: {
    viewport: { width: 1440, height: 900 },
    launchOptions: {
      // Memory is measured when asked for, not when the browser finds the time.
      args: [...CHROMIUM_FLAGS, '--enable-blink-features=ForceEagerMeasureMemory'],
      ...(executablePath === null ? {} : { executablePath }),
    },
  },
});
