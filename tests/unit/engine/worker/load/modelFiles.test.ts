import { describe, expect, test } from 'vitest';
import { fetchAtHand, placeOf } from '@/engine/worker/load/modelFiles.ts';

const SITE = 'https://school.example/some/course/llm/';
const hub = (id: string, host = 'https://huggingface.co/') => placeOf({ kind: 'hub', id, hub: host }, SITE);
const NAMES = [
  'onnx/model_quantized.onnx',
  'onnx/decoder_model_merged_quantized.onnx',
  'onnx/decoder_with_past_model_quantized.onnx',
  'onnx/model.onnx',
  'onnx/decoder_model_merged.onnx',
  'onnx/decoder_with_past_model.onnx',
];

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

  test('of an export that was chosen has no other name', () => {
    const chosen = { kind: 'hub', id: 'gpt2', hub: 'https://huggingface.co/', file: 'onnx/model.onnx' } as const;
    expect(placeOf(chosen, SITE).networks.map(({ path }) => path)).toEqual(['onnx/model.onnx']);
    expect(() => placeOf({ ...chosen, file: '../../secret.onnx' }, SITE)).toThrow(
      expect.objectContaining({ name: 'ModelNotFound' }),
    );
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

  test('may lie in files of the visitor’s disk', async () => {
    const folder = {
      kind: 'folder',
      id: 'folder-1',
      name: 'mine',
      files: [{ path: 'config.json', blob: new Blob(['{}']) }],
    } as const;
    const at = placeOf(folder, SITE);
    const found = await fetchAtHand(folder, at)!(`${at.url}config.json`);
    expect([found.headers.get('content-length'), await found.text()]).toEqual(['2', '{}']);
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
