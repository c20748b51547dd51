/**
 * Builds the service worker (src/app/serviceWorker.ts) and tells it what to keep: everything a first
 * prediction needs, the pages behind it with the recorded checkpoints, and the fonts of the catalog's languages. What is left out loads from the network.
 */
import type { PluginOption } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

/** Above the largest file, the runtime as its package ships it (14 MB). */
const LARGEST_FILE_BYTES = 30_000_000;

export function offline(): PluginOption {
  return VitePWA({
    strategies: 'injectManifest',
    srcDir: 'src/app',
    filename: 'serviceWorker.ts',
    registerType: 'prompt',
    injectRegister: null,
    manifest: false,
    injectManifest: {
      globPatterns: [
        '**/*.{html,js,mjs,css,svg,json,webmanifest,wasm,gz,onnx,safetensors,glassbox}',
        'icons/*.png',
        'licences.txt',
        'assets/*-latin-*.woff2',
        'assets/KaTeX_{Main,Math,Size,AMS}*.woff2',
      ],
      // The tests' language is theirs alone. Recorded runs are fetched when they are asked for; without them a recorded
      // model stands there without its past.
      // Models of the site's own are kept by the engine, when they are chosen. The runtime for the GPU is kept when it
      // was fetched (src/app/keepGpuRuntime.ts).
      globIgnores: ['assets/pseudoLanguage-*.js', 'training/*.run.safetensors', 'hub/**', 'assets/gpu-runtime*'],
      // Names that change with their content, by a hash or by the model folder's version.
      dontCacheBustURLsMatching: /^(?:assets|models)\//,
      maximumFileSizeToCacheInBytes: LARGEST_FILE_BYTES,
    },
  });
}
