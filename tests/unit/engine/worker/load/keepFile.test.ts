import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Progress } from '@/engine/protocol.ts';
import { ByteCount } from '@/engine/worker/load/ByteCount.ts';
import { Download } from '@/engine/worker/load/Download.ts';
import { keepFile } from '@/engine/worker/load/keepFile.ts';
import { ModelCache } from '@/engine/worker/load/ModelCache.ts';
import { fakeCaches } from '../../support/fakeCaches.ts';

const FILE = 'https://hub.example/a/b/resolve/main/onnx/model.onnx';
const BYTES = Uint8Array.from({ length: 9000 }, (_, i) => (i * 31) % 251);
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const WHOLE = { bytes: BYTES.length, sha256: hashOf(BYTES) };

interface HostOptions {
  readonly bytes?: Uint8Array;
  readonly tag?: string;
  readonly knowsRanges?: boolean;
  /** Each answer breaks off after so many bytes. */
  readonly cutAfter?: number;
}

/** A host of one file, which notes from which byte it was asked. */
function hostOf({ bytes = BYTES, tag = '"one"', knowsRanges = true, cutAfter = Infinity }: HostOptions = {}) {
  const asked: number[] = [];
  const fetcher = (_: string | URL, init?: RequestInit) => {
    const range = /^bytes=(\d+)-$/.exec(new Headers(init?.headers).get('range') ?? '');
    const from = Number(range?.[1] ?? 0);
    asked.push(from);
    if (knowsRanges && from >= bytes.length) return Promise.resolve(new Response(null, { status: 416 }));
    const start = knowsRanges ? from : 0;
    const headers: Record<string, string> = { etag: tag, 'content-length': String(bytes.length - start) };
    if (start > 0) headers['content-range'] = `bytes ${start}-${bytes.length - 1}/${bytes.length}`;
    const sent = bytes.subarray(start, Math.min(bytes.length, start + cutAfter));
    let at = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (at < sent.length) controller.enqueue(sent.slice(at, (at += 1000)));
        else if (start + sent.length < bytes.length) controller.error(new TypeError('cut'));
        else controller.close();
      },
    });
    return Promise.resolve(new Response(body as BodyInit, { status: start > 0 ? 206 : 200, headers }));
  };
  return { asked, fetcher };
}

const cache = new ModelCache('models');
const heard: Progress[] = [];

async function keep(host: ReturnType<typeof hostOf>, expected = WHOLE, controller = new AbortController()) {
  const bytes = new ByteCount((progress) => heard.push(progress));
  const download = new Download(controller.signal, bytes, host.fetcher);
  const parts = (await cache.partsOf(FILE))!;
  return keepFile(FILE, expected, { parts, download, bytes, signal: controller.signal });
}

const keptBytes = async () => (await cache.sizeOf(FILE))?.bytes ?? 0;
const read = async () => new Uint8Array((await (await cache.find(FILE))?.arrayBuffer()) ?? []);

beforeEach(() => {
  heard.length = 0;
  vi.stubGlobal('caches', fakeCaches());
  // Pauses between tries are the resumer's own business.
  vi.stubGlobal('setTimeout', (act: () => void) => {
    queueMicrotask(act);
    return 0;
  });
});
afterEach(() => vi.unstubAllGlobals());

describe('a file that is kept', () => {
  test('has the bytes its host sent, and is fetched once', async () => {
    const host = hostOf();
    await keep(host);
    expect(await read()).toEqual(BYTES);
    await keep(host);
    expect(host.asked).toEqual([0]);
    expect(await cache.sizeOf(FILE)).toMatchObject({ isWhole: true, totalBytes: BYTES.length });
  });

  test('goes on from where it was cut, in a later visit', async () => {
    await expect(keep(hostOf({ cutAfter: 2000 }))).rejects.toMatchObject({ name: 'Offline' });
    const before = await keptBytes();
    expect(before).toBeGreaterThanOrEqual(2000);
    expect(await cache.find(FILE)).toBeUndefined();
    const again = hostOf();
    await keep(again);
    expect(again.asked).toEqual([before]);
    expect(await read()).toEqual(BYTES);
    expect(heard.some((progress) => progress.phase === 'download' && progress.keptBytes === before)).toBe(true);
  });

  test('is the same bytes wherever it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 4000 }), { maxLength: 3 }), async (cuts) => {
        await cache.forget(FILE);
        for (const cutAfter of cuts) await keep(hostOf({ cutAfter })).catch(() => undefined);
        await keep(hostOf());
        expect(await read()).toEqual(BYTES);
      }),
      { numRuns: 20 },
    );
  });

  test('comes whole from a host that knows no parts of files', async () => {
    await keep(hostOf({ cutAfter: 2000 })).catch(() => undefined);
    await keep(hostOf({ knowsRanges: false }));
    expect(await read()).toEqual(BYTES);
  });

  test('is begun anew when its host has another version by now', async () => {
    await keep(hostOf({ cutAfter: 2000 })).catch(() => undefined);
    const other = BYTES.map((byte) => byte ^ 1);
    await keep(hostOf({ bytes: other, tag: '"two"' }), { bytes: other.length, sha256: hashOf(other) });
    expect(await read()).toEqual(other);
  });

  test('is begun anew when it has become shorter than what is here', async () => {
    await keep(hostOf({ cutAfter: 2000 })).catch(() => undefined);
    const short = BYTES.slice(0, 500);
    await keep(hostOf({ bytes: short }), { bytes: null as unknown as number, sha256: hashOf(short) });
    expect(await read()).toEqual(short);
  });

  test.each([
    ['length', { ...WHOLE, bytes: BYTES.length + 1 }],
    ['hash', { ...WHOLE, sha256: '0'.repeat(64) }],
  ])('is thrown away when it has another %s than its host has listed', async (_, expected) => {
    await expect(keep(hostOf(), expected)).rejects.toMatchObject({ name: 'WrongBytes' });
    expect(await keptBytes()).toBe(0);
  });

  test('is checked over what came before it was cut, too', async () => {
    await keep(hostOf({ cutAfter: 2000 })).catch(() => undefined);
    const other = BYTES.map((byte, at) => (at < 100 ? byte ^ 1 : byte));
    // The same etag, as of a host that gives none worth the name.
    await expect(keep(hostOf(), { ...WHOLE, sha256: hashOf(other) })).rejects.toMatchObject({ name: 'WrongBytes' });
  });

  test('stays as far as it came when it is given up', async () => {
    const controller = new AbortController();
    const host = hostOf();
    const fetcher: typeof host.fetcher = async (url, init) => {
      const response = await host.fetcher(url, init);
      const reader = response.body!.getReader();
      let count = 0;
      const body = new ReadableStream<Uint8Array>({
        async pull(stream) {
          if (count++ === 3) {
            controller.abort();
            return stream.error(new DOMException('Aborted', 'AbortError'));
          }
          const { value } = await reader.read();
          stream.enqueue(value!);
        },
      });
      return new Response(body as BodyInit, { headers: response.headers });
    };
    await expect(keep({ ...host, fetcher }, WHOLE, controller)).rejects.toMatchObject({ name: 'Aborted' });
    expect(await keptBytes()).toBe(3000);
  });

  test('says that there is no room, and keeps what there is room for', async () => {
    vi.stubGlobal('caches', fakeCaches(new Map(), 5000));
    await expect(keep(hostOf())).rejects.toMatchObject({ name: 'StorageFull' });
    expect(await cache.find(FILE)).toBeUndefined();
  });

  test('of which the browser has dropped a part is not there', async () => {
    const store = fakeCaches();
    vi.stubGlobal('caches', store);
    await keep(hostOf());
    store.entries.delete([...store.entries.keys()].find((url) => url.includes('part'))!);
    expect(await cache.find(FILE)).toBeUndefined();
    await keep(hostOf());
    expect(await read()).toEqual(BYTES);
  });
});

describe('what is kept', () => {
  test('is listed once for each file, with how much of it is here', async () => {
    await keep(hostOf({ cutAfter: 2000 })).catch(() => undefined);
    await cache.put('https://hub.example/a/b/resolve/main/config.json', new Response('{}'));
    const files = await cache.list();
    expect(files.map(({ url, isWhole }) => [url.split('/').at(-1), isWhole])).toEqual([
      ['model.onnx', false],
      ['config.json', true],
    ]);
  });

  test('unfinished can be forgotten alone', async () => {
    await keep(hostOf({ cutAfter: 2000 })).catch(() => undefined);
    const config = 'https://hub.example/a/b/resolve/main/config.json';
    await cache.put(config, new Response('{}'));
    await cache.forget('https://hub.example/a/b/', true);
    expect((await cache.list()).map(({ url }) => url)).toEqual([config]);
  });

  test('in one piece by an earlier version of the page opens as before', async () => {
    const store = fakeCaches();
    vi.stubGlobal('caches', store);
    store.entries.set(FILE, new Response(BYTES, { headers: { 'content-length': String(BYTES.length) } }));
    const host = hostOf();
    expect(await read()).toEqual(BYTES);
    expect(await cache.sizeOf(FILE)).toMatchObject({ isWhole: true, bytes: BYTES.length });
    expect(host.asked).toEqual([]);
  });
});
