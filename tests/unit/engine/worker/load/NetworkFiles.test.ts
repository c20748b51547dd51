import { afterEach, describe, expect, test, vi } from 'vitest';
import { bytesOfBlob } from '@/formats/FileBytes.ts';
import { mount, NetworkFiles } from '@/engine/worker/load/NetworkFiles.ts';
import { behind } from '../../support/behind.ts';

const DIRECTORY = 'https://hub.example/x/resolve/main/';

describe('what the library is given', () => {
  test.each(['onnx/model.onnx', 'onnx/model_q4f16.onnx', 'onnx/model.onnx_data', 'onnx/model.onnx_data_3'])(
    'is an empty file in place of %s, which stays at hand',
    async (path) => {
      const files = new NetworkFiles();
      const given = await files.standIn(DIRECTORY + path, new Response('weights'));
      expect(await given.text()).toBe('');
      expect(new TextDecoder().decode(files.at(DIRECTORY + path)?.read(0, 7))).toBe('weights');
    },
  );

  test.each([
    ['config.json', new Response('{}')],
    ['onnx/model.onnx', new Response('no such file', { status: 404 })],
  ])('is the answer itself for %s', async (path, response) => {
    const files = new NetworkFiles();
    expect(await files.standIn(DIRECTORY + path, response)).toBe(response);
    expect(files.at(DIRECTORY + path)).toBeUndefined();
  });

  test('fails when the file breaks off on its way', async () => {
    const broken = new Response(new ReadableStream({ start: (controller) => controller.error(new Error('cut')) }));
    await expect(new NetworkFiles().standIn(`${DIRECTORY}onnx/model.onnx`, broken)).rejects.toThrow('cut');
  });
});

describe('a file that the runtime is given', () => {
  test('is itself where it is in memory', async () => {
    const { data } = mount(await bytesOfBlob(new Blob(['weights'])), 'x');
    expect(new TextDecoder().decode(data)).toBe('weights');
  });

  test('is a Uint8Array by name alone where it is not, which reads each piece when asked', () => {
    const file = behind(Uint8Array.of(1, 2, 3, 4, 5));
    const { data, failure } = mount(file, 'x');
    expect(data).toBeInstanceOf(Uint8Array);
    expect(data.byteLength).toBe(5);
    expect(file.pieces).toEqual([]);
    expect([...data.subarray(1, 4)]).toEqual([2, 3, 4]);
    expect(file.pieces).toEqual([3]);
    expect(failure()).toBeNull();
  });

  test('says why it could not be read, which the runtime keeps to itself', () => {
    const gone = () => {
      throw new DOMException('The file has changed.', 'NotReadableError');
    };
    const { data, failure } = mount({ length: 5, isInMemory: false, read: gone, copy: gone }, 'https://x/model.onnx');
    expect(() => data.subarray(0, 1)).toThrow('The file has changed.');
    expect(failure()).toMatchObject({
      name: 'Offline',
      message: expect.stringContaining('https://x/model.onnx') as string,
    });
  });
});

describe('a large Blob', () => {
  afterEach(() => vi.unstubAllGlobals());

  test('is read piece by piece in a worker', async () => {
    const slices: string[] = [];
    vi.stubGlobal(
      'FileReaderSync',
      class {
        readAsArrayBuffer(blob: { from: number; to: number }) {
          slices.push(`${blob.from}–${blob.to}`);
          return new Uint8Array(blob.to - blob.from).buffer;
        }
      },
    );
    const blob = { size: 1e9, slice: (from: number, to: number) => ({ from, to }) };
    const file = await bytesOfBlob(blob as unknown as Blob);
    expect([file.length, file.isInMemory]).toEqual([1e9, false]);
    expect(file.read(10, 20)).toHaveLength(10);
    expect(slices).toEqual(['10–20']);
  });

  test('is taken into memory where pieces cannot be read without waiting', async () => {
    const file = await bytesOfBlob(new Blob(['abc']));
    expect(file.isInMemory).toBe(true);
    expect(new TextDecoder().decode(file.copy(1, 3))).toBe('bc');
  });
});
