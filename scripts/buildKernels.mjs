/**
 * `npm run kernels`: compiles the trainer's AssemblyScript kernels to the WebAssembly file that lies beside
 * them in the repository. A test compiles them as well and compares, so that the file cannot be out of date.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const FOLDER = new URL('../src/trainer/kernels/', import.meta.url);
export const WASM_FILE = new URL('kernels.wasm', FOLDER);

/** The compiled module's bytes. Throws with the compiler's words when the source has a fault. */
export async function compileKernels() {
  /** @type {Uint8Array | null} */
  let bytes = null;
  const options = '--runtime stub --importMemory --noAssert -O3 --converge --enable simd';
  const { error, stderr } = await asc.main(
    ['assembly/index.ts', '--outFile', 'kernels.wasm', '--baseDir', fileURLToPath(FOLDER), ...options.split(' ')],
    {
      writeFile: (_name, content) => {
        bytes = /** @type {Uint8Array} */ (content);
      },
    },
  );
  if (error || !bytes) throw new Error(`The kernels do not compile.\n${stderr.toString()}`);
  return /** @type {Uint8Array} */ (bytes);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const bytes = await compileKernels();
  writeFileSync(WASM_FILE, bytes);
  console.log(`kernels.wasm: ${bytes.length} bytes`);
}
