/**
 * `npm run check`: lint, types, layout, and who imports whom, side by side, because most of them use one core. What a
 * part has to say is printed when it is done, so that no two are mixed. The dearest begins first.
 */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { ROOT } from './run.mjs';

/** What types were found in order the last time is not looked at again unless it, or what it needs, has changed. */
const KEPT = 'node_modules/.cache/glassbox';

/**
 * For the native compiler, which lint asks too and which is written in Go. With one core it has one checker: several know
 * less of each other, and find the same types twice. And it looks less often for what it no longer needs, which takes up
 * to 1.6 GB. Together they spare a third of what lint costs.
 */
const SPARING = { GOMAXPROCS: '1', GOGC: '400' };

/** @type {readonly (readonly [name: string, script: string, ...args: string[]])[]} */
const PARTS = [
  ['lint', 'node_modules/oxlint/bin/oxlint', '--type-aware'],
  [
    'types',
    'node_modules/typescript-native/bin/tsc',
    ...['--noEmit', '--singleThreaded', '--incremental', '--tsBuildInfoFile', `${KEPT}/types.json`],
  ],
  ['layout', 'node_modules/oxfmt/bin/oxfmt', '--list-different'],
  ['imports', 'scripts/lint/imports.mjs'],
];

/**
 * @param {readonly string[]} args
 * @returns {Promise<{ code: number, said: string }>}
 */
function runQuietly(args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: ROOT, env: { ...process.env, ...SPARING } });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
    child.on('error', (error) => resolve({ code: 1, said: error.message }));
    child.on('close', (code) => resolve({ code: code ?? 1, said }));
  });
}

const waiting = [...PARTS];
let failed = 0;

/** One after another, until none is left. */
async function work() {
  for (let part = waiting.shift(); part !== undefined; part = waiting.shift()) {
    const [name, ...args] = part;
    const { code, said } = await runQuietly(args);
    if (code !== 0) failed += 1;
    console.log(`${name}: ${code === 0 ? 'passed' : 'FAILED'}`);
    if (code !== 0 && said.trim() !== '') console.log(said.trim());
  }
}

await Promise.all(Array.from({ length: availableParallelism() }, work));
process.exitCode = failed > 0 ? 1 : 0;
