/** What a visitor of the training page downloads for it, as the page's build would make it, after gzip. */
import { expect, test } from 'vitest';
import { measureBundle } from './support/measureBundle.ts';

/**
 * Bytes. The bar for what computes and learns; and a bar of our own for the whole worker, which comes in one
 * file because WebKit runs an entry that its own parts import a second time (vite.config.ts). Recorded runs and the lock
 * that tells when the worker ends made it 38.1 kB.
 */
const MOST_ENGINE_BYTES = 12_000;
const MOST_WORKER_BYTES = 39_000;

const exportsOf = (files: readonly string[]) => files.map((file) => `export * from '@/trainer/${file}';`).join('');

test('the engine (both sets of kernels, the network there and back, its optimizer, generation) stays within 12 kB', async () => {
  const { entry } = await measureBundle(
    exportsOf(['network/Network.ts', 'network/generate.ts', 'network/learningRate.ts', 'kernels/loadKernels.ts']),
  );
  expect(entry).toBeLessThan(MOST_ENGINE_BYTES);
});

test('the worker with its three phases, texts, files and exports is one file of 39 kB', async () => {
  const { entry, later } = await measureBundle(`import '@/trainer/worker/main.ts'`, { isOneFile: true });
  expect(entry).toBeLessThan(MOST_WORKER_BYTES);
  expect(later).toEqual({});
});
