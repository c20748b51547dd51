/** Runs other programs for the scripts beside it. Plain Node: this works before anything is installed. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The top folder of the project. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

const OLDEST_NODE = [20, 19];

/** Says in words that this Node cannot run the tools, before they fail in theirs. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  console.error(`Glassbox needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.versions.node}.`);
  console.error('Install a current one from https://nodejs.org and run the command again.');
  process.exit(1);
}

/**
 * Runs a program in the project's folder with this terminal, and waits for it.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, shell?: boolean }} [options]
 * @returns {Promise<number>} its exit code; 1 when it could not be started or was stopped
 */
export function run(command, args, { env = {}, shell = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: 'inherit', env: { ...process.env, ...env }, shell });
    child.on('error', () => resolve(1));
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

/**
 * Runs the command of an installed package, without a shell in between.
 * @param {string} script path of its entry, below node_modules
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 */
export function runTool(script, args, env = {}) {
  return run(process.execPath, [`${ROOT}node_modules/${script}`, ...args], { env });
}

/**
 * Runs npm: the one that runs us, when there is one. On Windows npm is a batch file, which needs a shell.
 * @param {string[]} args
 */
export function runNpm(args) {
  const npm = process.env.npm_execpath;
  return npm?.endsWith('.js')
    ? run(process.execPath, [npm, ...args])
    : run('npm', args, { shell: process.platform === 'win32' });
}
