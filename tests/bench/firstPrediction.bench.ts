/** Bytes from an empty browser to a first live prediction, and how much script the page needs before it can be used. */
import { startStaticServer, type StaticServer } from '../browser/support/staticServer.ts';
import { waitForPrediction } from '../browser/support/workbench.ts';
import { record, test } from './support/measure.ts';

for (const { host, compress, atMost } of [
  { host: 'a host that compresses', compress: true, atMost: { total: 9.0e6, script: 220e3 } },
  { host: 'a plain host', compress: false, atMost: { total: 12e6, script: undefined } },
])
  test(`bytes to a first prediction, from ${host}`, async ({ page }, info) => {
    const site = await startStaticServer({ compress });
    // What is fetched and kept once the prediction stands, other views and the page itself, is no way to it.
    await page.addInitScript(() => {
      new MutationObserver((_, observer) => {
        if (!document.querySelector('[role=status]')?.textContent.includes('Most probable next')) return;
        document.documentElement.dataset['predicted'] = String(Date.now());
        observer.disconnect();
      }).observe(document, { childList: true, subtree: true, characterData: true });
    });
    await page.goto(site.url);
    const firstScripts = await page
      .locator('script[src], link[rel=modulepreload]')
      .evaluateAll((tags) => tags.map((tag) => tag.getAttribute('src') ?? tag.getAttribute('href') ?? ''));
    await waitForPrediction(page);
    const predicted = Number(await page.locator('html').getAttribute('data-predicted'));
    const total = sum({ bodies: site.bodies.filter(({ at }) => at <= predicted) }, () => true);
    const script = sum(site, (path) => firstScripts.includes(`./${path}`));
    await site.close();
    record(info, { name: `first prediction, ${host}`, value: total, unit: 'bytes', atMost: atMost.total });
    record(info, {
      name: `script before the page can be used, ${host}`,
      value: script,
      unit: 'bytes',
      ...(atMost.script === undefined ? {} : { atMost: atMost.script }),
    });
  });

for (const { depth, stands } of [
  // A row of the table with its button: what stands before the recording has none.
  { depth: 'basics', stands: 'table[aria-label="Next token"] tbody button' },
  { depth: 'inside', stands: 'div[data-drawing]' },
])
  test(`bytes to the first picture, recorded, at ${depth}, from a host that compresses`, async ({ page }, info) => {
    const site = await startStaticServer({ compress: true });
    // What stands while nothing of model and runtime has been sent came without them.
    site.faults.hold(/\.onnx$|\.wasm/);
    await page.addInitScript((wanted) => {
      new MutationObserver((_, observer) => {
        if (!document.querySelector(wanted)) return;
        performance.mark('stands');
        observer.disconnect();
      }).observe(document, { childList: true, subtree: true });
    }, stands);
    await page.goto(`${site.url}#depth=${depth}`);
    await page.locator(stands).first().waitFor();
    await page
      .getByText(/^recorded/)
      .first()
      .waitFor();
    // What had come by then; the engine is asked for afterwards, and formulas are set when their library is here.
    const value = await page.evaluate(() => {
      const [{ startTime } = { startTime: 0 }] = performance.getEntriesByName('stands');
      const files = ['navigation', 'resource'].flatMap((type) => performance.getEntriesByType(type));
      return (files as PerformanceResourceTiming[])
        .filter(({ responseEnd }) => responseEnd <= startTime)
        .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
    });
    site.faults.clear();
    await site.close();
    record(info, { name: `first picture, marked recorded, ${depth}`, value, unit: 'bytes', atMost: 0.5e6 });
  });

function sum(site: Pick<StaticServer, 'bodies'>, wanted: (path: string) => boolean): number {
  return site.bodies.filter(({ path }) => wanted(path)).reduce((total, { bytes }) => total + bytes, 0);
}
