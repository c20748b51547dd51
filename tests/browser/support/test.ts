/**
 * Playwright's `test` with what every browser test of Glassbox needs: the built page on a static server
 * under a sub-path, a stand-in for the Hub, and a context that fails the test on any request to a foreign
 * origin, any uncaught error and any error in the console.
 */
import { rmSync } from 'node:fs';
import { test as base, type BrowserContext } from '@playwright/test';
import { startHubServer, type HubServer } from './hubServer.ts';
import { narrowWindow } from './narrowWindow.ts';
import { copyForMirror, startStaticServer, type StaticServer, type StaticServerOptions } from './staticServer.ts';

interface TestFixtures {
  /** Errors in the console that belong to the test, e.g. the browser's own line about a 404. `test.use({ expectedErrors: [/404/] })`; one pattern, because Playwright takes a pair for a value with options. */
  expectedErrors: RegExp[];
  /** How the page is hosted: `test.use({ siteOptions: { useHeadersFile: true } })`. */
  siteOptions: StaticServerOptions;
  /** Whether the visitor has told the browser to save data: nothing is fetched ahead then, which is a seventh of what loading costs. */
  savesData: boolean;
  /** Whether no test before was at this address: for what is kept by the browser itself, such as a service worker. */
  hasOwnServer: boolean;
  /** Whether the model and its runtime arrive. Training needs neither, and without them its page costs half. */
  hasModel: boolean;
  site: StaticServer;
  hub: HubServer;
}
interface WorkerFixtures {
  hubOfWorker: HubServer;
  /** The built page, set up to take models from the stand-in. */
  siteFolder: string;
  siteOfWorker: StaticServer;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  expectedErrors: [[], { option: true }],
  siteOptions: [{}, { option: true }],
  savesData: [true, { option: true }],
  hasOwnServer: [false, { option: true }],
  hasModel: [true, { option: true }],

  hubOfWorker: [
    async ({ browserName: _ }, use) => {
      const hub = await startHubServer();
      await use(hub);
      await hub.close();
    },
    { scope: 'worker' },
  ],
  siteFolder: [
    async ({ hubOfWorker }, use) => {
      const folder = copyForMirror(hubOfWorker.origins);
      await use(folder);
      rmSync(folder, { recursive: true });
    },
    { scope: 'worker' },
  ],

  siteOfWorker: [
    async ({ siteFolder }, use) => {
      const site = await startStaticServer({ root: siteFolder, mustAsk: true });
      await use(site);
      await site.close();
    },
    { scope: 'worker' },
  ],

  site: async ({ siteFolder, siteOfWorker, siteOptions, hasOwnServer, hasModel, serviceWorkers }, use) => {
    const isUsual = Object.keys(siteOptions).length === 0 && !hasOwnServer && serviceWorkers !== 'allow';
    const site = isUsual ? siteOfWorker : await startStaticServer({ root: siteFolder, ...siteOptions });
    site.reset();
    if (!hasModel) site.faults.hold(/\/model\.onnx$|\.wasm-/);
    await use(site);
    if (isUsual) site.reset();
    else await site.close();
  },
  hub: async ({ hubOfWorker }, use) => {
    // Tests that do not name it may have asked it, too.
    hubOfWorker.reset();
    await use(hubOfWorker);
    hubOfWorker.reset();
  },

  context: async ({ context, site, hub, expectedErrors, savesData, hasTouch }, use) => {
    if (savesData) await context.addInitScript(saveData);
    await clearStorage(context, site);
    // A finger is followed by what paints: through a narrow window it is now and then taken for one that scrolls.
    if (!hasTouch) await narrowWindow(context);
    const faults = watchContext(context, [new URL(site.url).origin, ...hub.origins]);
    await use(context);
    // The next test has this context too (`reuseContext`), emptied by Playwright of all but this.
    await context.setOffline(false);
    const unexpected = faults.filter((fault) => !expectedErrors.some((pattern) => pattern.test(fault)));
    if (unexpected.length > 0) throw new Error(`What nothing on the page may do:\n${unexpected.join('\n')}`);
  },
});

export { expect } from '@playwright/test';

/** What the test before has stored at this address, of which Playwright clears a part only. Scripts that are compiled stay. */
async function clearStorage(context: BrowserContext, site: StaticServer): Promise<void> {
  const [page] = context.pages();
  if (!page) return;
  const session = await context.newCDPSession(page);
  await session.send('Storage.clearDataForOrigin', {
    origin: new URL(site.url).origin,
    storageTypes: 'local_storage,indexeddb,cache_storage,file_systems,service_workers',
  });
  await session.detach();
}

function saveData(): void {
  // A frame may be made ready twice.
  Object.defineProperty(navigator, 'connection', { value: { saveData: true }, configurable: true });
}

/** Collects foreign requests (of pages, workers and the service worker), uncaught errors and console errors. */
export function watchContext(context: BrowserContext, origins: readonly string[]): string[] {
  const faults: string[] = [];
  context.on('request', (request) => {
    const url = new URL(request.url());
    const isOurs = origins.includes(url.origin) || ['data:', 'blob:'].includes(url.protocol);
    if (!isOurs) faults.push(`Request to a foreign origin: ${request.url()}`);
  });
  context.on('weberror', (error) => faults.push(`Uncaught: ${error.error().stack ?? error.error().message}`));
  context.on('console', (message) => {
    if (message.type() === 'error') faults.push(`Console: ${message.text()} (${message.location().url})`);
  });
  return faults;
}
