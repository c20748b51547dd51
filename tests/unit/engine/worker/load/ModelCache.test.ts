import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ModelCache } from '@/engine/worker/load/ModelCache.ts';
import { fakeCaches } from '../../support/fakeCaches.ts';

const FILE = 'https://hub.example/x/resolve/main/config.json';

describe('with a store', () => {
  let entries: Map<string, Response>;
  beforeEach(() => {
    entries = new Map();
    vi.stubGlobal('caches', fakeCaches(entries));
  });
  afterEach(() => vi.unstubAllGlobals());

  test('a file that is put is found, and its reader is counted', async () => {
    const count = vi.fn((_: string, response: Response) => response);
    const cache = new ModelCache('models', count);
    await cache.put(FILE, new Response('{}'));
    expect(await (await cache.match(FILE))?.text()).toBe('{}');
    expect(count).toHaveBeenCalledOnce();
  });

  test('paths on this site are neither kept nor found', async () => {
    const cache = new ModelCache('models');
    await cache.put('/models/a/config.json', new Response('{}'));
    expect(entries.size).toBe(0);
    expect(await cache.match('/models/a/config.json')).toBeUndefined();
  });

  test('a directory is forgotten with all its files, and no other', async () => {
    const cache = new ModelCache('models');
    const other = 'https://hub.example/y/resolve/main/config.json';
    await cache.put(FILE, new Response('{}'));
    await cache.put(other, new Response('{}'));
    await cache.forget('https://hub.example/x/resolve/main/');
    expect([...entries.keys()]).toEqual([other]);
  });

  test('without a name nothing is kept', async () => {
    const cache = new ModelCache(null);
    await cache.put(FILE, new Response('{}'));
    expect(entries.size).toBe(0);
  });
});

describe('without one', () => {
  afterEach(() => vi.unstubAllGlobals());

  test.each([
    ['there is none, as on plain http', undefined],
    ['it is denied', { open: () => Promise.reject(new DOMException('denied', 'SecurityError')) }],
    [
      'it is full',
      {
        open: () =>
          Promise.resolve({ match: () => Promise.resolve(undefined), put: () => Promise.reject(new Error('quota')) }),
      },
    ],
  ])('nothing fails when %s', async (_, caches) => {
    vi.stubGlobal('caches', caches);
    const cache = new ModelCache('models');
    expect(await cache.match(FILE)).toBeUndefined();
    await expect(cache.put(FILE, new Response('{}'))).resolves.toBeUndefined();
    if (caches === undefined) await expect(cache.forget(FILE)).resolves.toBeUndefined();
  });
});
