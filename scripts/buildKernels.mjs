/**
 * `npm run kernels`: compiles the trainer's AssemblyScript kernels to the WebAssembly file that lies beside
 * them in the repository. A test compiles them as well and compares, so that the file cannot be out of date.
 * The compiler is run as a program: importing it would bring its own global types into this project.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = new URL('../src/trainer/kernels/', import.meta.url);
const COMPILER = fileURLToPath(new URL('../node_modules/assemblyscript/bin/asc.js', import.meta.url));
const OPTIONS = '--runtime stub --importMemory --noAssert -O3 --converge --enable simd';
export const WASM_FILE = new URL('kernels.wasm', FOLDER);

/** The compiled module's bytes. Throws with the compiler's words when the source has a fault. */
export function compileKernels() {
  const folder = mkdtempSync(join(tmpdir(), 'kernels-'));
  try {
    const outFile = join(folder, 'kernels.wasm');
    execFileSync(process.execPath, [COMPILER, 'assembly/index.ts', '--outFile', outFile, ...OPTIONS.split(' ')], {
      cwd: fileURLToPath(FOLDER),
      // Its warnings (v128 between functions, which all get inlined) are for nobody; an error carries them.
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return readFileSync(outFile);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const bytes = compileKernels();
  writeFileSync(WASM_FILE, bytes);
  console.log(`kernels.wasm: ${bytes.length} bytes`);
}
