/** What the service worker does with the runtime for the GPU: fetched once by who chooses it, and then kept. */
import { expect, test } from 'vitest';
import { answerGpuRuntime, isGpuRuntime, type RuntimeStore } from '@/app/keepGpuRuntime.ts';
import { fakeCaches } from '../engine/support/fakeCaches.ts';

const at = (name: string) => `https://example.org/course/assets/${name}`;

/** A site that answers with this, and what was asked of it. */
function openSite(
  answer: () => Response = () => new Response('bytes', { headers: { 'content-type': 'application/gzip' } }),
) {
  const asked: string[] = [];
  const store: RuntimeStore = {
    caches: fakeCaches() as unknown as RuntimeStore['caches'],
    fetch: ({ url }) => {
      asked.push(url);
      return Promise.resolve(answer());
    },
  };
  const get = async (name: string) => (await answerGpuRuntime(new Request(at(name)), store)).text();
  return { asked, get };
}

test('its three files are known by their names, and nothing else is taken for one', () => {
  for (const name of ['gpu-runtime.wasm-1a2b3c4d.gz', 'gpu-runtime-glue-1a2b3c4d.js', 'gpu-runtime-1a2b3c4d.js'])
    expect(isGpuRuntime(at(name))).toBe(true);
  for (const name of ['ort-wasm-simd-threaded.wasm-1a2b3c4d.gz', 'first-gpu-runtime.js', 'gpu-runtime.js'])
    expect(isGpuRuntime(at(name))).toBe(false);
  expect(isGpuRuntime('https://example.org/gpu-runtime-1.js')).toBe(false);
});

test('a file is fetched once', async () => {
  const { asked, get } = openSite();
  expect([await get('gpu-runtime-aaaa.js'), await get('gpu-runtime-aaaa.js')]).toEqual(['bytes', 'bytes']);
  expect(asked).toEqual([at('gpu-runtime-aaaa.js')]);
});

test('a new version drives out the one before, and no other file', async () => {
  const { asked, get } = openSite();
  for (const name of ['gpu-runtime-aaaa.js', 'gpu-runtime-glue-aaaa.js', 'gpu-runtime-bbbb.js']) await get(name);
  asked.length = 0;
  await get('gpu-runtime-glue-aaaa.js');
  await get('gpu-runtime-bbbb.js');
  expect(asked).toEqual([]);
  await get('gpu-runtime-aaaa.js');
  expect(asked).toEqual([at('gpu-runtime-aaaa.js')]);
});

test('what is not the file is not kept', async () => {
  for (const answer of [
    () => new Response('', { status: 404 }),
    () => new Response('<html>', { headers: { 'content-type': 'text/html' } }),
  ]) {
    const { asked, get } = openSite(answer);
    await get('gpu-runtime-aaaa.js');
    await get('gpu-runtime-aaaa.js');
    expect(asked).toHaveLength(2);
  }
});

test('where nothing can be kept it is fetched each time', async () => {
  const store: RuntimeStore = {
    caches: { open: () => Promise.reject(new Error('denied')) },
    fetch: () => Promise.resolve(new Response('bytes')),
  };
  const answered = await answerGpuRuntime(new Request(at('gpu-runtime-aaaa.js')), store);
  expect(await answered.text()).toBe('bytes');
});
