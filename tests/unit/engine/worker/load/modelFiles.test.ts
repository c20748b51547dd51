import { describe, expect, test } from 'vitest';
import { measureKept, measureModel } from '@/engine/worker/load/measureModel.ts';
import { ModelCache } from '@/engine/worker/load/ModelCache.ts';
import { fetchAtHand, filesOf, keptFirst, placeOf, SMALL_FILES } from '@/engine/worker/load/modelFiles.ts';

const SITE = 'https://school.example/some/course/llm/';
const hub = (id: string, host = 'https://huggingface.co/') => placeOf({ kind: 'hub', id, hub: host }, SITE);
const NAMES = [
  'onnx/model_quantized.onnx',
  'onnx/decoder_model_merged_quantized.onnx',
  'onnx/model.onnx',
  'onnx/decoder_model_merged.onnx',
];

/** A cache that holds the files named. */
class HeldFiles extends ModelCache {
  readonly #held: readonly string[];
  constructor(held: readonly string[] = []) {
    super(null);
    this.#held = held;
  }
  override find(url: string): Promise<Response | undefined> {
    const isHeld = this.#held.some((path) => url.endsWith(path));
    return Promise.resolve(isHeld ? new Response('', { headers: { 'content-length': '77' } }) : undefined);
  }
}

describe('the place of a model', () => {
  test('is on the site for the embedded one, under whatever path the site has', () => {
    const place = placeOf({ kind: 'embedded', id: 'glassbox-2' }, SITE);
    expect(place.url).toBe(`${SITE}models/glassbox-2/`);
    expect(place.networks.map(({ path }) => path)).toEqual(['onnx/model.onnx']);
    expect(place.keeps).toBe(false);
  });

  test('is on the Hub, or on its mirror, for others', () => {
    expect(hub('Xenova/gpt2').url).toBe('https://huggingface.co/Xenova/gpt2/resolve/main/');
    expect(hub('Xenova/gpt2', 'http://localhost:8080/mirror').url).toBe(
      'http://localhost:8080/mirror/Xenova/gpt2/resolve/main/',
    );
    expect(hub('gpt2').networks.map(({ path }) => path)).toEqual(NAMES);
  });

  test.each([
    '',
    '../secret',
    'a/b/c',
    'a//b',
    '/etc',
    'a b',
    'a?b=c',
    'a#b',
    'https://evil.example/x',
    'a/..',
    'x'.repeat(200),
  ])('is refused for the id "%s"', (id) => {
    expect(() => hub(id)).toThrow(expect.objectContaining({ name: 'ModelNotFound' }));
    expect(() => placeOf({ kind: 'embedded', id }, SITE)).toThrow(expect.objectContaining({ name: 'ModelNotFound' }));
  });

  test.each(['javascript:alert(1)', 'file:///etc', 'no address', ''])('is refused on the host "%s"', (host) => {
    expect(() => hub('Xenova/gpt2', host)).toThrow(expect.objectContaining({ name: 'ModelNotFound' }));
  });
});

test('names that are kept already are tried first', async () => {
  const order = await keptFirst(hub('Xenova/gpt2'), new HeldFiles([NAMES[1]!]));
  expect(order.map(({ path }) => path)).toEqual([NAMES[1], NAMES[0], NAMES[2], NAMES[3]]);
  expect(filesOf(order).at(-1)).toBe(NAMES[1]);
});

describe('measuring', () => {
  const signal = new AbortController().signal;
  const place = hub('Xenova/gpt2');
  const hostOf = (sizes: Record<string, Response>) => {
    const asked: string[] = [];
    const fetcher = (url: string, init: RequestInit) => {
      const path = url.slice(place.url.length);
      asked.push(`${init.method} ${path}`);
      return Promise.resolve(sizes[path] ?? new Response(null, { status: 404 }));
    };
    return { asked, fetcher };
  };
  const sized = (bytes: number, name = 'content-length') => new Response(null, { headers: { [name]: String(bytes) } });

  test('asks for headers only, but for config.json, and adds up what will come', async () => {
    const { asked, fetcher } = hostOf({
      'config.json': new Response('{  "a": 1 }'.slice(0, 10)),
      'tokenizer.json': sized(2000),
      'tokenizer_config.json': sized(5),
      [NAMES[1]!]: sized(127_000_000, 'x-linked-size'),
    });
    expect(await measureModel(place, new HeldFiles(), signal, fetcher)).toEqual({ bytes: 127_002_015, cached: false });
    const others = asked.filter((request) => request !== 'GET config.json');
    expect(others).toHaveLength(asked.length - 1);
    expect(others.every((request) => request.startsWith('HEAD '))).toBe(true);
  });

  test('without a network finds a model at hand only when nothing of it would have to be fetched', async () => {
    expect(await measureKept(place, new HeldFiles([NAMES[2]!]))).toEqual({ bytes: 77, cached: false });
    const all = [...SMALL_FILES, NAMES[2]!];
    expect(await measureKept(place, new HeldFiles(all))).toEqual({ bytes: 77, cached: true });
    expect(await measureKept(place, new HeldFiles([...SMALL_FILES]))).toEqual({ bytes: null, cached: false });
  });

  test('asks nobody when the network is kept', async () => {
    const { asked, fetcher } = hostOf({});
    expect(await measureModel(place, new HeldFiles([NAMES[2]!]), signal, fetcher)).toEqual({ bytes: 77, cached: true });
    expect(asked).toEqual([]);
  });

  test('counts weights that lie in files of their own', async () => {
    const config = JSON.stringify({ 'transformers.js_config': { use_external_data_format: { 'model.onnx': 2 } } });
    const { fetcher } = hostOf({
      'config.json': new Response(config),
      [NAMES[2]!]: sized(1000),
      [`${NAMES[2]!}_data`]: sized(70_000),
      [`${NAMES[2]!}_data_1`]: sized(30_000),
    });
    const { bytes } = await measureModel(place, new HeldFiles(), signal, fetcher);
    expect(bytes).toBe(101_000 + config.length);
  });

  test('asks a host that refuses HEAD for one byte', async () => {
    const asked: string[] = [];
    const fetcher = (url: string, init: RequestInit) => {
      const range = new Headers(init.headers).get('range');
      asked.push(`${init.method ?? 'GET'} ${range ?? ''}`);
      if (init.method === 'HEAD') return Promise.resolve(new Response(null, { status: 405 }));
      if (!url.endsWith(NAMES[0]!)) return Promise.resolve(new Response(null, { status: 404 }));
      const headers = { 'content-range': 'bytes 0-0/124000000', 'content-length': '1' };
      return Promise.resolve(new Response('x', { status: 206, headers }));
    };
    expect(await measureModel(place, new HeldFiles(), signal, fetcher)).toEqual({ bytes: 124_000_000, cached: false });
    expect(asked).toContain('GET bytes=0-0');
  });

  test('does not know what the host does not say', async () => {
    const { fetcher } = hostOf({ [NAMES[0]!]: new Response(null) });
    expect(await measureModel(place, new HeldFiles(), signal, fetcher)).toEqual({ bytes: null, cached: false });
  });

  test('names all it tried when there is none', async () => {
    const { fetcher } = hostOf({});
    const error: unknown = await measureModel(place, new HeldFiles(), signal, fetcher).catch((e: unknown) => e);
    expect(error).toMatchObject({ name: 'ModelNotFound' });
    for (const name of NAMES) expect(String(error)).toContain(name);
  });

  test('tells a host that is away from one that refuses', async () => {
    const away = () => Promise.reject(new TypeError('Failed to fetch'));
    await expect(measureModel(place, new HeldFiles(), signal, away)).rejects.toMatchObject({ name: 'Offline' });
    const refuses = () => Promise.resolve(new Response(null, { status: 401 }));
    await expect(measureModel(place, new HeldFiles(), signal, refuses)).rejects.toMatchObject({ name: 'AccessDenied' });
  });
});

describe('a model whose files are at hand', () => {
  const bytes = new TextEncoder().encode('{"model_type":"gpt2"}');
  const source = { kind: 'files', id: 'trained-1', files: [{ path: 'config.json', bytes }] } as const;
  const place = placeOf(source, SITE);
  const elsewhere: string[] = [];
  const answer = fetchAtHand(source, place, (url) => {
    elsewhere.push(String(url));
    return Promise.resolve(new Response('from the site'));
  })!;

  test('is not kept by the browser, and its network has the plain name', () => {
    expect(place.keeps).toBe(false);
    expect(place.networks.map(({ path }) => path)).toEqual(['onnx/model.onnx']);
  });

  test('is read without asking a server for any of its files, not even for one that is missing', async () => {
    const found = await answer(`${place.url}config.json`);
    expect(found.headers.get('content-length')).toBe(String(bytes.length));
    expect(await found.text()).toBe('{"model_type":"gpt2"}');
    expect((await answer(`${place.url}tokenizer.json`)).status).toBe(404);
    expect(elsewhere).toEqual([]);
  });

  test('leaves every other address to the network', async () => {
    expect(await (await answer(`${SITE}runtime.wasm`)).text()).toBe('from the site');
    expect(elsewhere).toEqual([`${SITE}runtime.wasm`]);
  });

  test('of other kinds there are no files at hand', () => {
    const embedded = { kind: 'embedded', id: 'glassbox-2' } as const;
    expect(fetchAtHand(embedded, placeOf(embedded, SITE))).toBeUndefined();
  });

  test.each(['../secret', 'a b', ''])('is refused under the name "%s"', (id) => {
    expect(() => placeOf({ kind: 'files', id, files: [] }, SITE)).toThrow(
      expect.objectContaining({ name: 'ModelNotFound' }),
    );
  });
});
