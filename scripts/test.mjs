/**
 * `npm test`: everything a change must pass, on a fresh clone too. `npm test -- unit` runs one part:
 * check (layout, lint, types), unit (units and components), build, browser.
 * Stops at the first part that fails. The last line, "N passed, N failed", counts tests.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { ensureChromium } from './chromium.mjs';
import { install } from './install.mjs';
import { requireNode, ROOT, runNpm, runTool } from './run.mjs';

const RESULTS = 'test-results';
const counts = { passed: 0, failed: 0 };

/** @type {Record<string, () => Promise<number>>} */
const PARTS = {
  check: () => runNpm(['run', '--silent', 'check']),
  unit: async () => {
    const report = `${RESULTS}/vitest.json`;
    const code = await runTool('vitest/vitest.mjs', [
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ]);
    const { numPassedTests = 0, numFailedTests = 0 } = readReport(report);
    count(numPassedTests, numFailedTests);
    return code;
  },
  build: () => runTool('vite/bin/vite.js', ['build']),
  browser: async () => {
    const CHROMIUM_PATH = await ensureChromium();
    const report = `${RESULTS}/playwright.json`;
    const env = { CHROMIUM_PATH, PLAYWRIGHT_JSON_OUTPUT_NAME: report };
    const code = await runTool('@playwright/test/cli.js', ['test', '--reporter=list,json'], env);
    const { expected = 0, flaky = 0, unexpected = 0 } = readReport(report).stats ?? {};
    count(expected + flaky, unexpected);
    return code;
  },
};

/**
 * What the runner wrote; nothing when it did not get that far.
 * @param {string} path
 * @returns {{ numPassedTests?: number, numFailedTests?: number, stats?: { expected: number, flaky: number, unexpected: number } }}
 */
function readReport(path) {
  try {
    return JSON.parse(readFileSync(ROOT + path, 'utf8'));
  } catch {
    return {};
  }
}

/** @param {number} passed @param {number} failed */
function count(passed, failed) {
  counts.passed += passed;
  counts.failed += failed;
}

requireNode();
const asked = process.argv.slice(2);
const unknown = asked.find((name) => !(name in PARTS));
if (unknown !== undefined) {
  console.error(`There is no part "${unknown}". The parts are: ${Object.keys(PARTS).join(', ')}.`);
  process.exit(1);
}
await install();
mkdirSync(ROOT + RESULTS, { recursive: true });

const summary = [];
let failure = null;
for (const [name, runPart] of Object.entries(PARTS)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  if (failure !== null) {
    summary.push(`  ${name}: not run`);
    continue;
  }
  const started = Date.now();
  const code = await runPart();
  summary.push(`  ${name}: ${code === 0 ? 'passed' : 'FAILED'} after ${Math.round((Date.now() - started) / 1000)} s`);
  if (code !== 0) failure = code;
}
console.log(`\n${summary.join('\n')}\n\n${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = failure ?? 0;
