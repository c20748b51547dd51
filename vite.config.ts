/**
 * How the page is built and how its parts are tested. The built folder is self-contained and works under
 * any path of a plain static server, so every address in it is relative.
 */
import { fileURLToPath } from 'node:url';
import mdx from '@mdx-js/rollup';
import react from '@vitejs/plugin-react';
import { defaultClientConditions } from 'vite';
import { defineConfig } from 'vitest/config';
import { OLDEST_BROWSERS } from './scripts/lint/browsers.mjs';
import { LongestFirst } from './scripts/longestFirst.ts';
import { compressRuntime } from './scripts/vite/compressRuntime.ts';
import { contentSecurityPolicy } from './scripts/vite/contentSecurityPolicy.ts';
import { gpuRuntime } from './scripts/vite/gpuRuntime.ts';
import { licenceNotices } from './scripts/vite/licenceNotices.ts';
import { offline } from './scripts/vite/offline.ts';
import { onlyWoff2 } from './scripts/vite/onlyWoff2.ts';
import { tokenizerFiles } from './scripts/vite/tokenizerFiles.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** One for the page and the worker: packing 14 MB takes a second. */
const shippedRuntime = compressRuntime();
/** Likewise: the page says how large it is, the worker fetches it. */
const shippedGpuRuntime = gpuRuntime();
/** Likewise: what the workers are built from is shipped too. */
const notices = licenceNotices(here('.'));

/** The library that it compares with asks once, when it is loaded, what the machine has; the engine's runtime changes that. */
const ALONE = ['tests/unit/trainer/network/oracle.test.ts'];

/** Its subject is what is on show while KaTeX is on its way, so no file before may have loaded it. */
const FRESH = ['tests/components/elements/numbers.test.tsx'];

export default defineConfig({
  base: './',
  plugins: [
    // Lessons are prose with components in it; its compiler comes before React's.
    { enforce: 'pre', ...mdx() },
    react(),
    onlyWoff2(),
    shippedRuntime,
    shippedGpuRuntime,
    contentSecurityPolicy(here('public/glassbox.json')),
    notices.page,
    tokenizerFiles(here('.')),
    offline(),
  ],
  resolve: {
    alias: {
      '@': here('src'),
      // transformers.js asks for the build that can also use a GPU. It gets the one for the CPU, which is half as large,
      // and both must mean the same copy; for who wants the GPU the engine brings another (scripts/vite/gpuRuntime.ts).
      'onnxruntime-web/webgpu': 'onnxruntime-web/wasm',
    },
    // The runtime's own condition for "I bring the wasm file myself". Without it a second one (27 MB) is built in.
    conditions: ['onnxruntime-web-use-extern-wasm', ...defaultClientConditions],
  },
  // The development server would bundle the runtime once into transformers.js and once for the engine.
  optimizeDeps: { exclude: ['@xenova/transformers', 'onnxruntime-web'] },
  worker: {
    format: 'es',
    plugins: () => [shippedRuntime, shippedGpuRuntime, notices.worker],
    // One file a worker. Split, its parts import the entry for what they share with it, and WebKit, which takes that
    // import for another script than the one the worker began with, runs the entry a second time: two hosts answer.
    rolldownOptions: { output: { codeSplitting: false } },
  },
  build: {
    target: OLDEST_BROWSERS,
    modulePreload: { polyfill: false },
    sourcemap: false,
    // Fonts inlined as data: addresses would need a wider content security policy.
    assetsInlineLimit: (file) => (/\.woff2?$/.test(file) ? false : undefined),
    chunkSizeWarningLimit: 600,
    rolldownOptions: {
      checks: { bundlerTimings: false },
      output: {
        // What changes only with its package keeps its name, and with it its place in the visitor's cache.
        codeSplitting: {
          groups: [
            {
              name: 'react',
              test: /node_modules[\\/](?:react|react-dom|scheduler|i18next|react-i18next|zustand)[\\/]/,
              priority: 1,
            },
            // What the first page needs is one file: in seventy it is a tenth more to fetch, because each is compressed
            // by itself, and every place that is fetched later would cut it into more.
            { name: 'first', tags: ['$initial'] },
          ],
        },
      },
    },
  },
  test: {
    // Slow machines and shared cores: a limit catches what hangs, not what is slow.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // One for each core: unless told, one core is left to the editor, which is half of a machine with two.
    maxWorkers: '100%',
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        // Files share their modules, the runtime among them: loading those anew for each takes as long as the tests.
        test: {
          name: 'unit',
          environment: 'node',
          isolate: false,
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          exclude: ALONE,
        },
      },
      { extends: true, test: { name: 'alone', environment: 'node', include: ALONE } },
      {
        extends: true,
        test: {
          name: 'components',
          environment: 'happy-dom',
          // As above; each file has a document of its own.
          isolate: false,
          include: ['tests/components/**/*.test.{ts,tsx}'],
          exclude: FRESH,
          setupFiles: ['tests/setup.components.ts'],
        },
      },
      {
        extends: true,
        test: { name: 'fresh', environment: 'happy-dom', include: FRESH, setupFiles: ['tests/setup.components.ts'] },
      },
    ],
  },
});
