/** The WebAssembly file in the repository is what its source compiles to. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compileKernels, WASM_FILE } from '../../../../scripts/buildKernels.mjs';

test('kernels.wasm is the compiled source, byte for byte', () => {
  const committed = readFileSync(WASM_FILE);
  const compiled = compileKernels();
  expect(Buffer.compare(committed, compiled), 'run `npm run kernels`').toBe(0);
});
