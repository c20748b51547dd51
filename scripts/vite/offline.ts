/**
 * The service worker, made after the build. It keeps everything the page needs for a first prediction
 * without a network: page, runtime, embedded model, the fonts of the catalog's languages. Models from the
 * Hub are the engine's to keep.
 */
import type { PluginOption } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

/** Above the largest file, the runtime as the package ships it (14 MB). */
const LARGEST_FILE_BYTES = 30_000_000;

export function offline(): PluginOption {
  return VitePWA({
    strategies: 'generateSW',
    // A new version waits until the visitor agrees: a lesson must not change under a class.
    registerType: 'prompt',
    injectRegister: null,
    manifest: false,
    workbox: {
      globPatterns: [
        '**/*.{html,js,mjs,css,svg,png,json,webmanifest,wasm,gz,onnx}',
        'assets/*-latin-*.woff2',
        'assets/KaTeX_{Main,Math,Size,AMS}*.woff2',
      ],
      globIgnores: ['**/_headers', 'models/*/README.md'],
      // Names that change with their content (a hash, or the model folder's version) need no second download
      // past the HTTP cache: the page has just fetched them.
      dontCacheBustURLsMatching: /^(?:assets|models)\//,
      maximumFileSizeToCacheInBytes: LARGEST_FILE_BYTES,
      navigateFallback: 'index.html',
      navigateFallbackDenylist: [/\/(?:assets|models)\//],
      // The first visit's page comes under the worker's care at once, so that views loaded later work offline too.
      clientsClaim: true,
      skipWaiting: false,
      cleanupOutdatedCaches: true,
      inlineWorkboxRuntime: true,
      sourcemap: false,
    },
  });
}
