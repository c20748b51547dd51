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
    await page.goto(site.url);
    const firstScripts = await page
      .locator('script[src], link[rel=modulepreload]')
      .evaluateAll((tags) => tags.map((tag) => tag.getAttribute('src') ?? tag.getAttribute('href') ?? ''));
    await waitForPrediction(page);
    const total = sum(site, () => true);
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

test('bytes to the first true numbers, recorded, from a host that compresses', async ({ page }, info) => {
  const site = await startStaticServer({ compress: true });
  // What stands while nothing of model and runtime has been sent came without them.
  site.faults.hold(/\.onnx$|\.wasm/);
  await page.goto(site.url);
  await page.getByText(/^recorded/).waitFor();
  const value = sum(site, () => true);
  site.faults.clear();
  await site.close();
  record(info, { name: 'first true numbers, marked recorded', value, unit: 'bytes', atMost: 0.5e6 });
});

function sum(site: StaticServer, wanted: (path: string) => boolean): number {
  return site.bodies.filter(({ path }) => wanted(path)).reduce((total, { bytes }) => total + bytes, 0);
}
