/** A model is put into a site from the stand-in Hub or from a folder, and the page's own source then finds it there as on any mirror. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { readSite } from '@/app/site.ts';
import { ModelCache } from '@/engine/worker/load/ModelCache.ts';
import { placeOf } from '@/engine/worker/load/modelFiles.ts';
import { createHubSource } from '@/engine/worker/sources/hubSource.ts';
import { findSource } from '@/store/catalog.ts';
import { bundleModel, type BundleOptions } from '../../../scripts/node/bundleModel.ts';
import { describeBundled, describeRefusal } from '../../../scripts/node/bundleWords.ts';
import { listFiles } from '../../../scripts/node/modelFolder.ts';
import { removeModel } from '../../../scripts/node/siteModels.ts';
import { listen, siteHandler } from '../../../scripts/serve.mjs';
import { OPAQUE } from '../../browser/support/opaqueNetwork.ts';
import { startHubServer, type HubServer } from '../../browser/support/hubServer.ts';

const FOLDER = fileURLToPath(new URL('../../golden/hub/current', import.meta.url));
const NETWORK = 'onnx/model_quantized.onnx';
const signal = new AbortController().signal;

let hub: HubServer;
const root = mkdtempSync(join(tmpdir(), 'glassbox-bundle-'));
const site = join(root, 'site');
const settings = () => JSON.parse(readFileSync(join(site, 'glassbox.json'), 'utf8')) as Record<string, unknown>;

beforeAll(async () => {
  hub = await startHubServer();
});
beforeEach(() => {
  hub.reset();
  rmSync(root, { recursive: true, force: true });
  mkdirSync(site, { recursive: true });
  writeFileSync(join(site, 'glassbox.json'), '{ "hub": "https://mirror.example/", "origins": [] }');
});
afterAll(async () => {
  await hub.close();
  rmSync(root, { recursive: true, force: true });
});

function bundle(model: string, change: Partial<BundleOptions> = {}) {
  const address = `${hub.origins[0]}/`;
  return bundleModel({ model, site, hub: address, cache: join(root, 'cache'), say: () => undefined, ...change });
}

/** What is said when it is refused. */
const refusal = (model: string, change: Partial<BundleOptions> = {}) =>
  bundle(model, change).then(
    () => [],
    (error: unknown) => describeRefusal(error, model, hub.origins[0]),
  );

describe('a model of the Hub', () => {
  test('lies in the site under the paths of the Hub, and on its menu; nothing else in the settings changes', async () => {
    const bundled = await bundle('Xenova/gpt2');
    expect(bundled).toMatchObject({
      id: 'Xenova/gpt2',
      file: NETWORK,
      layers: 4,
      heads: 4,
      isOpen: true,
      licence: null,
    });
    expect(listFiles(join(site, 'hub'))).toEqual([
      'Xenova/gpt2/resolve/main/config.json',
      `Xenova/gpt2/resolve/main/${NETWORK}`,
      'Xenova/gpt2/resolve/main/tokenizer.json',
      'Xenova/gpt2/resolve/main/tokenizer_config.json',
      'api/models/Xenova/gpt2/tree/main',
    ]);
    const { models, ...rest } = settings();
    expect(models).toMatchObject([{ id: 'Xenova/gpt2', bytes: bundled.bytes, layers: 4 }]);
    expect(rest).toEqual({ hub: 'https://mirror.example/', origins: [] });
    expect(describeBundled(bundled).join('\n')).toMatch(
      /4 layers × 4 heads and 1\.05 million parameters[^]*model_quantized\.onnx, 1\.5 MB[^]*can be shown[^]*Licence: not said/,
    );
  });

  test('is fetched once, and a second time stands on the menu once', async () => {
    await bundle('Xenova/gpt2');
    hub.reset();
    await bundle('Xenova/gpt2');
    expect(hub.requests).toEqual([]);
    expect(settings()['models']).toHaveLength(1);
  });

  test('is found by the page on its own site, with length and hash, and nobody else is asked', async () => {
    const { bytes } = await bundle('Xenova/gpt2');
    const server = await listen(
      (request, response) => void siteHandler({ root: site, base: '/llm/' })(request, response),
    );
    try {
      const found = await readSite(`${server.url}/llm/`);
      const source = findSource('Xenova/gpt2', found);
      if (source?.kind !== 'hub') throw new Error('It is no model of a Hub.');
      expect(source.hub).toBe(`${server.url}/llm/hub/`);
      const asked = vi.fn((url: string, init: RequestInit) => fetch(url, init));
      const hubSource = createHubSource({
        cache: new ModelCache(null),
        fetcher: asked,
        estimate: () => Promise.resolve({}),
      });
      const check = await hubSource.size(source, placeOf(source, server.url), { signal });
      expect(check.exports).toMatchObject([{ path: NETWORK, bytes }]);
      expect(asked.mock.calls.map(([url]) => url.startsWith(server.url))).toEqual([true, true]);
      // Others still come from where the owner says.
      expect(findSource('Xenova/distilgpt2', found)).toMatchObject({ hub: 'https://mirror.example/' });
    } finally {
      await server.close();
    }
  });

  test('whose inside is hidden is put there all the same, and both the line and the menu say so', async () => {
    hub.faults.replace(/fused\/onnx\/model(_quantized)?\.onnx$/, OPAQUE);
    const bundled = await bundle('glassbox-tests/fused');
    expect(bundled.isOpen).toBe(false);
    expect(describeBundled(bundled).join('\n')).toContain('tokens and probabilities only');
  });

  test('may be another of its files', async () => {
    expect((await bundle('Xenova/gpt2', { file: 'onnx/model.onnx' })).file).toBe('onnx/model.onnx');
    expect(existsSync(join(site, 'hub/Xenova/gpt2/resolve/main', NETWORK))).toBe(false);
  });

  test('leaves the site when it is removed', async () => {
    await bundle('Xenova/gpt2');
    expect(removeModel(site, 'Xenova/gpt2')).toBe(true);
    expect(settings()).toEqual({ hub: 'https://mirror.example/', origins: [] });
    expect(listFiles(join(site, 'hub'))).toEqual([]);
    expect(removeModel(site, 'Xenova/gpt2')).toBe(false);
  });
});

describe('what is refused leaves the site as it was', () => {
  test.each([
    ['glassbox-tests/bert', 'is not a GPT-2', 'Its config says “bert”'],
    ['glassbox-tests/weights', 'has no file that runs here', 'onnx-community'],
    ['glassbox-tests/gated', 'may not be read', 'asks for a licence'],
    ['nobody/nothing', 'has no model nobody/nothing', 'Check the spelling'],
    ['no name', '"no name" is no name a model can have', ''],
  ])('%s, in words', async (model, title, text) => {
    const said = (await refusal(model)).join('\n');
    expect(said).toContain(title);
    expect(said).toContain(text);
    expect(listFiles(site)).toEqual(['glassbox.json']);
    expect(settings()['models']).toBeUndefined();
  });

  test('a file of another hash than its host lists', async () => {
    hub.faults.spoil(/onnx$/, (body) => Buffer.from(body.map((byte, at) => (at === 1_000_000 ? byte ^ 1 : byte))));
    expect((await refusal('Xenova/gpt2')).join('\n')).toContain('are not what');
    expect(listFiles(site)).toEqual(['glassbox.json']);
    hub.faults.clear();
    expect(await refusal('Xenova/gpt2')).toEqual([]);
  });

  test('a download that is cut; the next one fetches what is missing', async () => {
    hub.faults.cutOff(/onnx$/, 500_000);
    expect((await refusal('Xenova/gpt2'))[0]).toContain('No connection');
    expect(listFiles(site)).toEqual(['glassbox.json']);
    hub.reset();
    expect(await refusal('Xenova/gpt2')).toEqual([]);
    expect(hub.bodies.map(({ file }) => file)).toEqual(['Xenova/gpt2/config.json', `Xenova/gpt2/${NETWORK}`]);
  });

  test('a folder that is no site', async () => {
    expect(await refusal('Xenova/gpt2', { site: root })).toEqual([expect.stringContaining('is no site')]);
  });
});

describe('a folder', () => {
  test('in the layout of an exporter is put in order, its licence read from its card', async () => {
    const folder = join(root, 'My export');
    mkdirSync(folder);
    for (const name of ['config.json', 'tokenizer.json']) cpSync(join(FOLDER, name), join(folder, name));
    cpSync(join(FOLDER, NETWORK), join(folder, 'model.onnx'));
    writeFileSync(join(folder, 'README.md'), '---\nlanguage: en\nlicense: apache-2.0\n---\n# Mine\n');
    const bundled = await bundle(folder);
    expect(bundled).toMatchObject({
      id: 'site/My-export',
      file: 'onnx/model.onnx',
      licence: 'apache-2.0',
      isOpen: true,
    });
    expect(listFiles(join(site, 'hub/site/My-export'))).toContain('resolve/main/README.md');
    expect((await bundle(folder, { id: 'school/mine' })).id).toBe('school/mine');
    expect(hub.requests).toEqual([]);
  });

  test('without a network says what is missing', async () => {
    const folder = join(root, 'notes');
    mkdirSync(folder);
    writeFileSync(join(folder, 'config.json'), '{"model_type":"gpt2"}');
    expect(await refusal(folder)).toEqual([expect.stringContaining('There is no .onnx file in it')]);
  });
});
