/**
 * The service worker: keeps the page, the runtime and the embedded model, so that all of it opens without
 * a network after the first visit. The list of files is put in by the build (scripts/vite/offline.ts).
 * Models from the Hub are not its concern: the engine keeps those. The runtime for the GPU is kept when it was fetched.
 */
import { isRightKind } from './isRightKind.ts';
import { answerGpuRuntime, isGpuRuntime } from './keepGpuRuntime.ts';
import { addPlugins, precacheAndRoute, type PrecacheEntry } from 'workbox-precaching';

declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: (string | PrecacheEntry)[] };

// A file whose name changes with its content is taken from the browser's HTTP cache, however old: the page
// has just fetched it, and hosts that send no lifetime would otherwise have 20 MB fetched twice.
addPlugins([
  {
    // A host of single-page sites answers with its page in place of a file that is missing. Kept, that answer
    // would break the page for good; without it, keeping fails and is tried again at the next visit.
    cacheWillUpdate: ({ request, response }) => Promise.resolve(isRightKind(request.url, response) ? response : null),
    requestWillFetch: ({ request }) =>
      Promise.resolve(request.cache === 'default' ? new Request(request, { cache: 'force-cache' }) : request),
  },
]);

// There is one page, and what follows its "?" is the page's own to read.
precacheAndRoute(self.__WB_MANIFEST, { ignoreURLParametersMatching: [/./] });

self.addEventListener('fetch', (event) => {
  if (!isGpuRuntime(event.request.url) || new URL(event.request.url).origin !== self.location.origin) return;
  event.respondWith(answerGpuRuntime(event.request, { caches: self.caches, fetch: (request) => self.fetch(request) }));
});

// The page of the first visit comes under care at once, so that what it loads later is there offline too.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

// A new version waits until the visitor agrees: a lesson must not change under a class.
self.addEventListener('message', (event) => {
  if ((event.data as { type?: unknown } | null)?.type === 'SKIP_WAITING') void self.skipWaiting();
});
