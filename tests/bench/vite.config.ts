/** Builds the page on which parts are timed apart, from the same sources and with the same runtime as the real one. */
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import site from '../../vite.config.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('page'),
  publicDir: here('../../public'),
  base: './',
  plugins: [react()],
  ...(site.resolve ? { resolve: site.resolve } : {}),
  ...(site.worker ? { worker: site.worker } : {}),
  build: {
    target: 'es2022',
    outDir: here('../../test-results/bench-page'),
    emptyOutDir: true,
    chunkSizeWarningLimit: 2000,
    rolldownOptions: { checks: { bundlerTimings: false } },
  },
});
