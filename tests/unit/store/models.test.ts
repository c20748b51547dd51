import { describe, expect, it, test, vi } from 'vitest';
import { allowsConnection } from '@/app/device.ts';
import { EngineError } from '@/engine/EngineError.ts';
import { UNKNOWN_DEVICE } from '@/store/device.ts';
import { memoryNeed } from '@/store/memoryNeed.ts';
import { createModels, keyOf, normalAddress, readMirror, readRunOn } from '@/store/models.ts';
import { createNetwork } from '@/store/network.ts';
import { readFolder } from '@/store/openedFolder.ts';
import { createTransferRate } from '@/store/transferRate.ts';
import { findSource, DEFAULT_SITE } from '@/store/catalog.ts';
import { readModelId } from '@/views/models/sheet/readModelId.ts';
import { createFakeEngine } from '../../components/fakeEngine.ts';

const HUB = { kind: 'hub', id: 'Xenova/gpt2', hub: 'https://huggingface.co/' } as const;

function make(allowed: (address: string) => boolean = () => true) {
  const engine = createFakeEngine();
  const words = new Map<string, string>();
  const keep = {
    read: (name: string) => words.get(name) ?? null,
    write: (name: string, value: string) => void words.set(name, value),
  };
  const network = createNetwork(engine);
  const device = { ...UNKNOWN_DEVICE, allows: allowed };
  return { engine, keep, network, models: createModels({ engine, network, device, keep }) };
}

describe('the models that can be had', () => {
  it('are checked before anything is fetched, and the newest question about one counts', async () => {
    const { engine, models } = make();
    const asked = models.getState().check(HUB);
    expect(models.getState().checked.get(keyOf(HUB))).toMatchObject({ check: null, error: null });
    await asked;
    expect(models.getState().checked.get(keyOf(HUB))?.check?.exports).toHaveLength(1);
    expect(engine.calls).toEqual(['check']);
  });

  it('that cannot be had say why', async () => {
    const { engine, network, keep } = make();
    const refusing = {
      ...engine,
      check: () => Promise.reject(new EngineError('NotGpt2', 'bert', { facts: { family: 'bert' } })),
    };
    const models = createModels({ engine: refusing, network, device: UNKNOWN_DEVICE, keep });
    await models.getState().check(HUB);
    expect(models.getState().checked.get(keyOf(HUB))?.error).toEqual({
      name: 'NotGpt2',
      detail: 'bert',
      facts: { family: 'bert' },
    });
  });

  it('run on the CPU until the visitor chooses the GPU, also in a later visit, and what is missing for it is looked up', async () => {
    const { engine, keep, network, models } = make();
    expect([models.getState().runOn, models.getState().gpu]).toEqual(['wasm', null]);
    models.getState().begin();
    await vi.waitFor(() => expect(models.getState().gpu).toEqual({ kind: 'none', lack: 'noWebGpu' }));
    models.getState().setRunOn('webgpu');
    expect(readRunOn(keep)).toBe('webgpu');
    expect(createModels({ engine, network, device: UNKNOWN_DEVICE, keep }).getState().runOn).toBe('webgpu');
    models.getState().setRunOn('wasm');
    expect(readRunOn(keep)).toBe('wasm');
    keep.write('glassbox.runOn', 'toaster');
    expect(readRunOn(keep)).toBe('wasm');
  });

  it('come from the visitor’s address where the site allows it, also in a later visit', () => {
    const { keep, network, models } = make((address) => address.includes('good'));
    expect(models.getState().setMirror('https://bad.example/')).toBe(false);
    expect(network.getState().mirror).toBeNull();
    expect(models.getState().setMirror('https://good.example/')).toBe(true);
    expect(network.getState().site.hub).toBe('https://good.example/');
    expect(readMirror(keep)).toBe('https://good.example/');
    models.getState().setMirror(null);
    expect([network.getState().site.hub, readMirror(keep)]).toEqual([DEFAULT_SITE.hub, null]);
  });
});

test('a link can name any model of the Hub by its owner and name, and no path', () => {
  expect(findSource('onnx-community/gpt2-ONNX', DEFAULT_SITE)).toMatchObject({ kind: 'hub' });
  for (const id of ['nothing-known', '../secret', 'a/b/c', 'folder-abc', 'https://evil.example/x', 'a/..'])
    expect(findSource(id, DEFAULT_SITE)).toBeNull();
});

test('an id is read from what people paste', () => {
  expect(
    [
      ' Xenova/gpt2 ',
      'gpt2',
      'https://huggingface.co/Xenova/gpt2/tree/main/onnx',
      'https://huggingface.co/Xenova/gpt2',
    ].map(readModelId),
  ).toEqual(['Xenova/gpt2', 'gpt2', 'Xenova/gpt2', 'Xenova/gpt2']);
  expect(['', 'a b', 'a/b/c', '../x', 'a--b'].map(readModelId)).toEqual(Array(5).fill(null));
});

test('an address of a mirror ends in a slash and is one', () => {
  expect(normalAddress(' https://mirror.example/hub ')).toBe('https://mirror.example/hub/');
  expect(normalAddress('http://localhost:8080//')).toBe('http://localhost:8080/');
  expect(['', 'mirror', 'javascript:alert(1)', 'file:///x'].map(normalAddress)).toEqual(Array(4).fill(null));
});

describe('a folder from the disk', () => {
  const file = (path: string, size = 1) => ({ path, blob: new Blob(['x'.repeat(size)]) });
  const read = (...paths: string[]) =>
    readFolder(
      'chosen',
      paths.map((path) => file(path)),
    );
  const paths = (found: ReturnType<typeof readFolder>) => found.source?.files.map(({ path }) => path).sort();
  const ALL = ['config.json', 'onnx/model.onnx', 'tokenizer.json', 'tokenizer_config.json'];

  it('opens in the layout of the Hub and of exporters, wherever in it the model lies', () => {
    expect(paths(read(...ALL, 'README.md'))).toEqual(ALL);
    expect(paths(read('config.json', 'tokenizer.json', 'tokenizer_config.json', 'model.onnx'))).toEqual(ALL);
    const inner = readFolder(
      'chosen',
      ALL.map((path) => file(`models/mine/${path}`)),
    );
    expect(paths(inner)).toEqual(ALL);
    expect(inner.source?.name).toBe('mine');
    expect(read(...ALL).source?.name).toBe('chosen');
  });

  it('without a tokenizer_config.json gets GPT-2’s', () => {
    expect(paths(read('config.json', 'tokenizer.json', 'model.onnx', 'model.onnx_data'))).toEqual(
      [...ALL, 'onnx/model.onnx_data'].sort(),
    );
  });

  it('is the same model as long as names and sizes are', () => {
    const idOf = (size: number) =>
      readFolder(
        'x',
        [...ALL.slice(1), 'config.json'].map((path) => file(path, size)),
      ).source?.id;
    expect(idOf(1)).toBe(
      readFolder(
        'y',
        ALL.map((path) => file(path)),
      ).source?.id,
    );
    expect(idOf(2)).not.toBe(idOf(1));
    expect(idOf(1)).toMatch(/^folder-[a-z0-9]+$/);
  });

  it('that holds no model says what is missing', () => {
    expect(readFolder('x', []).problem).toBe('empty');
    expect(read('model.onnx').problem).toBe('onlyNetwork');
    expect(read('notes.txt').problem).toBe('noConfig');
    expect(read('config.json', 'tokenizer.json').problem).toBe('noNetwork');
    expect(read('config.json', 'tokenizer.json', 'model.safetensors').problem).toBe('onlyWeights');
    expect(read('config.json', 'model.onnx').problem).toBe('noTokenizer');
  });
});

describe('how fast a download goes', () => {
  it('is what came over the time it took, without what was here before', () => {
    let at = 0;
    const rate = createTransferRate(() => at);
    expect(rate({ loadedBytes: 500, totalBytes: 3500, keptBytes: 500 })).toBeNull();
    at = 1000;
    expect(rate({ loadedBytes: 1500, totalBytes: 3500, keptBytes: 500 })).toEqual({
      bytesPerSecond: 1000,
      secondsLeft: 2,
    });
    at = 1100;
    // A second file was begun before: that is no speed.
    expect(rate({ loadedBytes: 2100, totalBytes: 3500, keptBytes: 1000 })?.bytesPerSecond).toBeCloseTo(1000, 6);
  });

  it('forgets what is long ago', () => {
    let at = 0;
    const rate = createTransferRate(() => at);
    for (; at <= 60_000; at += 1000) rate({ loadedBytes: Math.max(0, at - 30_000), totalBytes: null });
    expect(rate({ loadedBytes: 30_000, totalBytes: null })?.bytesPerSecond).toBeGreaterThan(800);
  });
});

test('a device is offered what it can hold, and warned before what it cannot', () => {
  expect(memoryNeed(164e6, 8).fits).toBe('yes');
  expect(memoryNeed(164e6, null).fits).toBe('yes');
  expect(memoryNeed(653e6, 4).fits).toBe('yes');
  expect(memoryNeed(653e6, 4, { dtype: 'fp16' })).toMatchObject({ fits: 'doubtful', offered: 2e9 });
  expect(memoryNeed(6e9, 8).fits).toBe('no');
  expect(memoryNeed(6e9, null).fits).toBe('no');
  // The most that was measured, by tests/bench/memoryAtLoad.bench.ts.
  for (const [bytes, dtype, measured] of [
    [166e6, 'q8', 865e6],
    [326e6, 'fp16', 1429e6],
    [652e6, 'fp32', 1723e6],
  ] as const) {
    const { needed } = memoryNeed(bytes, null, { dtype });
    expect(needed).toBeGreaterThan(measured);
    expect(needed).toBeLessThan(1.2 * measured);
  }
});

test('a policy lets through what it names', () => {
  const policy = "default-src 'self'; connect-src 'self' https://huggingface.co https://*.hf.co http://127.0.0.1:8080";
  const allows = (address: string) => allowsConnection(policy, address, 'https://school.example');
  expect(
    ['https://school.example/x', 'https://huggingface.co/a', 'https://cdn.hf.co/', 'http://127.0.0.1:8080/'].map(
      allows,
    ),
  ).toEqual([true, true, true, true]);
  expect(
    ['https://evil.example/', 'http://huggingface.co/', 'https://hf.co.evil.example/', 'http://127.0.0.1:9/'].map(
      allows,
    ),
  ).toEqual([false, false, false, false]);
  expect(allowsConnection('', 'https://anything.example/', 'https://school.example')).toBe(true);
});
