import { gzipSync } from 'node:zlib';
import { afterEach, expect, test, vi } from 'vitest';
import { ByteCount } from '@/engine/worker/load/ByteCount.ts';
import { Download } from '@/engine/worker/load/Download.ts';
import { inflateRuntime } from '@/engine/worker/load/inflateRuntime.ts';

const wasm = Uint8Array.from({ length: 5000 }, (_, i) => i % 50);
const packed = gzipSync(wasm);
const runtime = { wasmUrl: 'https://a.example/ort.wasm.gz', wasmBytes: packed.length, wasmInflatedBytes: wasm.length };
const inflate = (body: Uint8Array, headers = {}) => {
  const fetcher = () => Promise.resolve(new Response(Uint8Array.from(body), { headers }));
  return inflateRuntime(new Download(new AbortController().signal, new ByteCount(() => undefined), fetcher), runtime);
};
afterEach(() => vi.unstubAllGlobals());

test('a packed runtime is unpacked', async () => {
  expect(new Uint8Array(await inflate(packed))).toEqual(wasm);
});

test('one that the host had the browser unpack is taken as it is', async () => {
  expect(new Uint8Array(await inflate(wasm, { 'content-encoding': 'gzip' }))).toEqual(wasm);
});

test.each([
  ['cut off', packed.subarray(0, 40)],
  ['something else', Uint8Array.of(1, 2, 3)],
  ['empty', new Uint8Array(0)],
])('one that is %s is corrupt', async (_, body) => {
  await expect(inflate(body)).rejects.toMatchObject({ name: 'ModelCorrupt' });
});

test('a browser that cannot unpack is told so in words', async () => {
  vi.stubGlobal('DecompressionStream', undefined);
  await expect(inflate(packed)).rejects.toMatchObject({ name: 'NoWebAssembly', detail: /DecompressionStream/ });
});
