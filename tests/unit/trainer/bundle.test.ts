/** What a visitor of the training page downloads for it, as the page's build would make it, after gzip and without the texts. */
import { expect, test } from 'vitest';
import { measureBundle } from './support/measureBundle.ts';

/** Bytes. The bar for what computes and learns; and a bar of our own for all that the worker starts with. */
const MOST_ENGINE_BYTES = 12_000;
const MOST_WORKER_BYTES = 22_000;

const exportsOf = (files: readonly string[]) => files.map((file) => `export * from '@/trainer/${file}';`).join('');

test('the engine (both sets of kernels, the network there and back, its optimizer, generation) stays within 12 kB', async () => {
  const { entry } = await measureBundle(
    exportsOf(['network/Network.ts', 'network/generate.ts', 'network/learningRate.ts', 'kernels/loadKernels.ts']),
  );
  expect(entry).toBeLessThan(MOST_ENGINE_BYTES);
});

test('the worker with its three phases starts with 22 kB, and fetches texts, files and exports when they are wanted', async () => {
  const { entry, later } = await measureBundle(`import '@/trainer/worker/main.ts'`);
  const alwaysNeeded = Object.entries(later).filter(([name]) =>
    /philox|randomStreams|TrainerError|sizes|parameters/.test(name),
  );
  expect(entry + alwaysNeeded.reduce((sum, [, bytes]) => sum + bytes, 0)).toBeLessThan(MOST_WORKER_BYTES);
  const names = Object.keys(later).join(' ');
  for (const chunk of ['story', 'worldText', 'exportModel', 'checkpoint']) expect(names).toContain(chunk);
});
