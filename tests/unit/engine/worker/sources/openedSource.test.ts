import { afterEach, describe, expect, test, vi } from 'vitest';
import { ByteCount } from '@/engine/worker/load/ByteCount.ts';
import { Download } from '@/engine/worker/load/Download.ts';
import { placeOf } from '@/engine/worker/load/modelFiles.ts';
import { folderSource, trainedSource } from '@/engine/worker/sources/openedSource.ts';

const GPT2 = { model_type: 'gpt2', n_layer: 2, n_head: 2, n_embd: 8, n_positions: 16, vocab_size: 10 };
const { signal } = new AbortController();

function folder(files: Readonly<Record<string, string>>, file?: string) {
  const list = Object.entries(files).map(([path, text]) => ({ path, blob: new Blob([text]) }));
  const source = { kind: 'folder', id: 'folder-1', name: 'mine', files: list, ...(file && { file }) } as const;
  const place = placeOf(source, 'https://school.example/');
  const bytes = new ByteCount(() => undefined);
  const work = { signal, bytes, download: new Download(signal, bytes) };
  return {
    size: () => folderSource.size(source, place, { signal }),
    open: () => folderSource.open(source, place, work),
  };
}
const WHOLE = { 'config.json': JSON.stringify(GPT2), 'tokenizer.json': '{}', 'tokenizer_config.json': '{}' };

afterEach(() => vi.unstubAllGlobals());

describe('a folder from the disk', () => {
  test('is described without a request: all of its files are here', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new Error('Nobody is asked.')));
    const found = await folder({ ...WHOLE, 'onnx/model_quantized.onnx': 'xx', 'onnx/model_fp16.onnx': 'x' }).size();
    expect(found).toMatchObject({ layerCount: 2, headCount: 2, contextLength: 16, vocabularySize: 10 });
    expect(found.exports.map(({ path, isKept }) => [path, isKept])).toEqual([
      ['onnx/model_quantized.onnx', true],
      ['onnx/model_fp16.onnx', true],
    ]);
  });

  test('opens with the best of its networks, or with the one that was chosen', async () => {
    const files = { ...WHOLE, 'onnx/model_quantized.onnx': 'xx', 'onnx/model_fp16.onnx': 'x' };
    expect((await folder(files).open()).networks).toMatchObject([{ dtype: 'q8' }]);
    expect((await folder(files, 'onnx/model_fp16.onnx').open()).networks).toMatchObject([{ dtype: 'fp16' }]);
    await expect(folder(files, 'onnx/model_q4.onnx').open()).rejects.toMatchObject({ name: 'NoOnnxFiles' });
  });

  test('opens with its files of weights', async () => {
    const opened = await folder({ ...WHOLE, 'onnx/model.onnx': 'x', 'onnx/model.onnx_data': 'weights' }).open();
    expect(opened).toMatchObject({ dataFiles: 1, networks: [{ path: 'onnx/model.onnx' }] });
  });

  test.each([
    [
      'of another kind of network',
      { ...WHOLE, 'config.json': '{"model_type":"bert"}', 'onnx/model.onnx': 'x' },
      'NotGpt2',
    ],
    ['whose config is no JSON', { ...WHOLE, 'config.json': 'no', 'onnx/model.onnx': 'x' }, 'ModelCorrupt'],
    ['without a network of a known name', { ...WHOLE, 'onnx/other.onnx': 'x' }, 'NoOnnxFiles'],
    ['without a tokenizer', { 'config.json': WHOLE['config.json'], 'onnx/model.onnx': 'x' }, 'ModelNotFound'],
    ['without a config', { 'tokenizer.json': '{}', 'onnx/model.onnx': 'x' }, 'ModelNotFound'],
  ])('%s is refused by name', async (_, files, name) => {
    await expect(folder(files as Record<string, string>).size()).rejects.toMatchObject({ name });
    await expect(folder(files as Record<string, string>).open()).rejects.toMatchObject({ name });
  });
});

test('a trained model is described by what it is made of', async () => {
  const files = [
    { path: 'config.json', bytes: new TextEncoder().encode(JSON.stringify(GPT2)) },
    { path: 'onnx/model.onnx', bytes: new Uint8Array(9) },
  ];
  const source = { kind: 'files', id: 'trained-1', files } as const;
  const found = await trainedSource.size(source, placeOf(source, 'https://school.example/'), { signal });
  expect(found.exports).toMatchObject([{ path: 'onnx/model.onnx' }]);
});
