import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ModelCache } from '@/engine/worker/load/ModelCache.ts';
import { placeOf } from '@/engine/worker/load/modelFiles.ts';
import { DTYPES } from '@/engine/protocol.ts';
import { countParameters } from '@/engine/worker/sources/describeModel.ts';
import { ALL_NETWORKS, findExports } from '@/engine/worker/hub/exports.ts';
import { nameOfAnswer, readList, readSha256 } from '@/engine/worker/hub/hub.ts';
import { createHubSource } from '@/engine/worker/sources/hubSource.ts';
import { keptModels } from '@/engine/worker/sources/keptModels.ts';
import { fakeCaches } from '../../support/fakeCaches.ts';

const GPT2 = { model_type: 'gpt2', n_layer: 12, n_head: 12, n_embd: 768, n_positions: 1024, vocab_size: 50257 };
const SOURCE = { kind: 'hub', id: 'Xenova/gpt2', hub: 'https://huggingface.co/' } as const;
const place = placeOf(SOURCE, 'https://school.example/');
const signal = new AbortController().signal;
const LIST = 'api/models/Xenova/gpt2/tree/main?recursive=true';
const SMALL = ['config.json', 'tokenizer.json', 'tokenizer_config.json'];

type Answer = () => Response;

/** A host that answers so by path below its address, and 404 else. Notes what it was asked. */
function hostOf(answers: Readonly<Record<string, Answer>>) {
  const asked: string[] = [];
  const fetcher = (url: string, init: RequestInit) => {
    const path = url.startsWith(place.url) ? url.slice(place.url.length) : url.slice(place.host.length);
    asked.push(`${init.method ?? 'GET'} ${path}`);
    return Promise.resolve(answers[path]?.() ?? new Response(null, { status: 404 }));
  };
  const cache = new ModelCache('models');
  const source = createHubSource({ cache, fetcher, estimate: () => Promise.resolve({ usage: 0, quota: 1e9 }) });
  const check = (of: Parameters<typeof source.size>[0] = SOURCE) => source.size(of, placeOf(of, ''), { signal });
  return { asked, check, source, cache };
}

const config =
  (change: object = {}): Answer =>
  () =>
    Response.json({ ...GPT2, ...change });
const list =
  (files: Readonly<Record<string, number>>): Answer =>
  () =>
    Response.json([
      { type: 'directory', path: 'onnx' },
      ...Object.entries(files).map(([path, size]) => ({
        type: 'file',
        path,
        size,
        lfs: { oid: 'a'.repeat(64), size },
      })),
    ]);
const sized =
  (bytes: number, name = 'content-length') =>
  () =>
    new Response(null, { headers: { [name]: String(bytes) } });

beforeEach(() => void vi.stubGlobal('caches', fakeCaches()));
afterEach(() => vi.unstubAllGlobals());

describe('a model that is asked about', () => {
  test('is described by two small requests', async () => {
    const { asked, check } = hostOf({
      'config.json': config(),
      [LIST]: list({
        ...Object.fromEntries(SMALL.map((path) => [path, 10])),
        'onnx/model.onnx': 653_000_000,
        'onnx/model_quantized.onnx': 125_000_000,
        'onnx/model_fp16.onnx': 327_000_000,
        'README.md': 5,
      }),
    });
    const found = await check();
    expect(asked).toEqual(['GET config.json', `GET ${LIST}`]);
    expect(found).toMatchObject({ layerCount: 12, headCount: 12, contextLength: 1024, parameterCount: 124_439_808 });
    expect(found.exports.map(({ dtype }) => dtype)).toEqual(['q8', 'fp32', 'fp16']);
    const configBytes = JSON.stringify(GPT2).length;
    expect(found.exports[0]).toMatchObject({ bytes: 125_000_020 + configBytes, keptBytes: 0, isKept: false });
  });

  test('on a host without a list is asked for by name, for headers only', async () => {
    const { asked, check } = hostOf({
      'config.json': config(),
      'tokenizer.json': sized(2000),
      'tokenizer_config.json': sized(5),
      'onnx/decoder_model_merged_quantized.onnx': sized(127_000_000, 'x-linked-size'),
    });
    const { exports } = await check();
    expect(exports.map(({ path }) => path)).toEqual(['onnx/decoder_model_merged_quantized.onnx']);
    expect(exports[0]?.bytes).toBe(127_002_005 + JSON.stringify(GPT2).length);
    expect(asked.filter((request) => request.startsWith('GET'))).toEqual(['GET config.json', `GET ${LIST}`]);
  });

  test('on a host that refuses HEAD is asked for one byte', async () => {
    const answers: Record<string, Answer> = {
      'config.json': config(),
      'tokenizer.json': sized(1),
      'tokenizer_config.json': sized(1),
    };
    const { source } = hostOf({});
    void source;
    const fetcher = (url: string, init: RequestInit) => {
      const path = url.slice(place.url.length);
      if (path === 'onnx/model.onnx') {
        if (init.method === 'HEAD') return Promise.resolve(new Response(null, { status: 405 }));
        expect(new Headers(init.headers).get('range')).toBe('bytes=0-0');
        const headers = { 'content-range': 'bytes 0-0/653000000', 'content-length': '1' };
        return Promise.resolve(new Response('x', { status: 206, headers }));
      }
      return Promise.resolve(answers[path]?.() ?? new Response(null, { status: 404 }));
    };
    const asking = createHubSource({ cache: new ModelCache(null), fetcher, estimate: () => Promise.resolve({}) });
    const { exports } = await asking.size(SOURCE, place, { signal });
    expect(exports.map(({ path }) => path)).toEqual(['onnx/model.onnx']);
    expect(exports[0]?.bytes).toBeGreaterThan(653_000_000);
  });

  test('has its files of weights counted', async () => {
    const { check } = hostOf({
      'config.json': config(),
      [LIST]: list({
        ...Object.fromEntries(SMALL.map((path) => [path, 0])),
        'onnx/model.onnx': 1000,
        'onnx/model.onnx_data': 70_000,
        'onnx/model.onnx_data_1': 30_000,
      }),
    });
    expect((await check()).exports[0]?.bytes).toBe(101_000 + JSON.stringify(GPT2).length);
  });

  test.each([
    ['of another kind', { 'config.json': config({ model_type: 'llama' }) }, 'NotGpt2', { family: 'llama' }],
    [
      'without ONNX files',
      { 'config.json': config(), [LIST]: list({ 'model.safetensors': 5 }) },
      'NoOnnxFiles',
      undefined,
    ],
    [
      'without its files of weights',
      {
        'config.json': config({ 'transformers.js_config': { use_external_data_format: true } }),
        [LIST]: list({ 'onnx/model.onnx': 5, 'tokenizer.json': 1, 'tokenizer_config.json': 1, 'config.json': 1 }),
      },
      'ModelNotFound',
      undefined,
    ],
    [
      'without a tokenizer',
      { 'config.json': config(), [LIST]: list({ 'onnx/model.onnx': 5, 'config.json': 1 }) },
      'ModelNotFound',
      undefined,
    ],
    [
      'that is gated',
      { 'config.json': () => new Response(null, { status: 403, headers: { 'x-error-code': 'GatedRepo' } }) },
      'AccessDenied',
      { status: 403 },
    ],
    [
      'that is not there',
      { 'config.json': () => new Response(null, { status: 401, headers: { 'x-error-code': 'RepoNotFound' } }) },
      'NoSuchModel',
      { status: 401 },
    ],
    [
      'asked about too often',
      {
        'config.json': config(),
        [LIST]: () => new Response(null, { status: 429, headers: { 'retry-after': '60' } }),
      },
      'RateLimited',
      { status: 429, seconds: 60 },
    ],
    ['whose config is no JSON', { 'config.json': () => new Response('no') }, 'ModelCorrupt', undefined],
  ] as const)('%s is refused by name', async (_, answers, name, facts) => {
    const { check } = hostOf(answers as Readonly<Record<string, Answer>>);
    const error: unknown = await check().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name, ...(facts && { facts }) });
  });

  test('tells a host that is away from one that refuses', async () => {
    const fetcher = () => Promise.reject(new TypeError('Failed to fetch'));
    const source = createHubSource({ cache: new ModelCache(null), fetcher, estimate: () => Promise.resolve({}) });
    await expect(source.size(SOURCE, place, { signal })).rejects.toMatchObject({ name: 'Offline' });
  });

  test('is described from what is kept when its host is away', async () => {
    const { check, source, cache } = hostOf({});
    await expect(source.size(SOURCE, place, { signal, isOffline: true })).rejects.toMatchObject({
      name: 'ModelNotFound',
    });
    for (const path of ['tokenizer.json', 'tokenizer_config.json', 'onnx/model.onnx'])
      await cache.put(place.url + path, new Response('x', { headers: { 'content-length': '1' } }));
    await cache.put(`${place.url}config.json`, Response.json(GPT2));
    expect((await check()).exports).toMatchObject([{ path: 'onnx/model.onnx', isKept: true }]);
    expect((await source.list())[0]).toMatchObject({
      source: SOURCE,
      exports: [{ path: 'onnx/model.onnx', dtype: 'fp32', bytes: 1 }],
    });
    await source.forget(SOURCE, place, false);
    expect(await source.list()).toEqual([]);
  });
});

describe('names of networks', () => {
  test('are as many as layouts and dtypes, and each is found', () => {
    expect(ALL_NETWORKS).toHaveLength(3 * DTYPES.length);
    for (const file of ALL_NETWORKS) expect(findExports([file.path], null)[0]?.file).toBe(file);
    expect(ALL_NETWORKS[0]?.path).toBe('onnx/model_quantized.onnx');
  });

  test('of files of weights belong to the network before them', () => {
    const paths = ['onnx/model_q4.onnx', 'onnx/model_q4.onnx_data', 'onnx/model.onnx', 'onnx/model.onnx_data_1'];
    const byName = new Map(findExports(paths, null).map(({ file, data }) => [file.path, data]));
    expect(byName.get('onnx/model_q4.onnx')).toEqual(['onnx/model_q4.onnx_data']);
    expect(byName.get('onnx/model.onnx')).toEqual([]);
  });
});

describe('what the Hub says', () => {
  test('of refusals follows its code before its status', () => {
    expect(nameOfAnswer(401, 'RepoNotFound')).toBe('NoSuchModel');
    expect(nameOfAnswer(401, 'GatedRepo')).toBe('AccessDenied');
    expect([401, 403, 404, 410, 429, 500].map((status) => nameOfAnswer(status, null))).toEqual([
      'AccessDenied',
      'AccessDenied',
      'ModelNotFound',
      'ModelNotFound',
      'RateLimited',
      'ServerError',
    ]);
  });

  test('of a hash is believed only where it can be one', () => {
    const hash = 'ab'.repeat(32);
    expect([hash, `"${hash}"`, `W/"${hash}"`, `"${hash.toUpperCase()}"`].map(readSha256)).toEqual(Array(4).fill(hash));
    expect([null, undefined, '"d41d8cd98f00b204e9800998ecf8427e"', 'x'].map(readSha256)).toEqual(Array(4).fill(null));
  });

  test('in place of a list is no list', () => {
    expect([{}, 'x', [1], [{ path: 1 }]].map(readList)).toEqual(Array(4).fill(null));
  });
});

test.each([
  ['https://huggingface.co/', 'Xenova/gpt2'],
  ['https://huggingface.co/', 'gpt2'],
  ['https://school.example/mirror/hub/', 'Xenova/gpt2'],
])('kept files below %s are the model %s', (hub, id) => {
  const at = placeOf({ kind: 'hub', id, hub }, '');
  const whole = { bytes: 5, totalBytes: 5, isWhole: true };
  const files = [...SMALL, 'onnx/model_quantized.onnx'].map((path) => ({ url: at.url + path, ...whole }));
  const exports = [{ path: 'onnx/model_quantized.onnx', dtype: 'q8', bytes: 5 }];
  expect(keptModels(files)).toEqual([{ source: { kind: 'hub', id, hub }, bytes: 20, totalBytes: 20, exports }]);
  expect(keptModels(files.slice(1))[0]?.exports).toEqual([]);
  expect(keptModels(files.slice(0, 3))).toEqual([]);
});

test('parameters of GPT-2 are those that are published', () => {
  const sizes = { vocabularySize: 50257, contextLength: 1024, headSize: 64 };
  const small = { ...sizes, layerCount: 12, headCount: 12, width: 768, neuronCount: 3072 };
  const medium = { ...sizes, layerCount: 24, headCount: 16, width: 1024, neuronCount: 4096 };
  expect([small, medium].map(countParameters)).toEqual([124_439_808, 354_823_168]);
});
