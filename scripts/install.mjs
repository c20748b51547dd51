/** Brings node_modules in line with package-lock.json, and does nothing when it is. */
import { existsSync, statSync } from 'node:fs';
import { ROOT, runNpm } from './run.mjs';

/** npm writes the second file at the end of every install: missing or older means not done, or done for an older list. */
function isInstalled() {
  const done = `${ROOT}node_modules/.package-lock.json`;
  return existsSync(done) && statSync(done).mtimeMs >= statSync(`${ROOT}package-lock.json`).mtimeMs;
}

/** Installs what is missing. Ends the process when that fails. */
export async function install() {
  if (isInstalled()) return;
  console.log('Installing what is missing …');
  const code = await runNpm(['ci', '--no-audit', '--no-fund']);
  if (code === 0) return;
  console.error('The install did not succeed. npm says why above; it needs the npm registry and about 500 MB of disk.');
  process.exit(code);
}
