/**
 * `npm run bench`: measures what the design sets budgets for, in a real Chromium, and prints one table.
 * Bytes and ratios from one run: milliseconds would tell more about the machine than about the page.
 * `npm run bench -- memory` runs the measurements whose file names contain the word.
 */
import { ensureChromium } from './chromium.mjs';
import { install } from './install.mjs';
import { requireNode, runTool } from './run.mjs';

requireNode();
await install();
const steps = [
  ['vite/bin/vite.js', 'build', '--logLevel', 'warn'],
  ['vite/bin/vite.js', 'build', '--logLevel', 'warn', '--config', 'tests/bench/vite.config.ts'],
];
for (const [tool = '', ...args] of steps) {
  const code = await runTool(tool, args);
  if (code !== 0) process.exit(code);
}
const CHROMIUM_PATH = await ensureChromium();
const only = process.argv.slice(2);
process.exitCode = await runTool(
  '@playwright/test/cli.js',
  ['test', '--config', 'tests/bench/playwright.config.ts', ...only],
  { CHROMIUM_PATH },
);
