import { describe, expect, test } from 'vitest';
import type { Progress } from '@/engine/protocol.ts';
import { ByteCount } from '@/engine/worker/load/ByteCount.ts';
import { Download } from '@/engine/worker/load/Download.ts';
import { watchPolicy } from '@/engine/worker/load/watchPolicy.ts';

const URL_A = 'https://hub.example/a.onnx';
type Counted = Extract<Progress, { phase: 'download' }>;

function download(answer: (init: RequestInit) => Response | Promise<Response>, signal = new AbortController().signal) {
  const heard: Counted[] = [];
  const bytes = new ByteCount((progress) => heard.push(progress as Counted));
  return { heard, bytes, files: new Download(signal, bytes, async (_, init) => answer(init ?? {})) };
}

const body = (size: number, chunks = 4) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      for (let i = 0; i < chunks; i++) controller.enqueue(new Uint8Array(size / chunks));
      controller.close();
    },
  });

describe('a file', () => {
  test('comes through unchanged, and its bytes are counted to the end', async () => {
    const { files, heard } = download(() => new Response(body(1000), { headers: { 'content-length': '1000' } }));
    const response = await files.get(URL_A);
    expect((await response.arrayBuffer()).byteLength).toBe(1000);
    expect(heard.at(-1)).toEqual({ phase: 'download', loadedBytes: 1000, totalBytes: 1000, fromCache: false });
  });

  test('of unknown size makes the total unknown until it is there', async () => {
    const { files, heard } = download(() => new Response(body(1000)));
    await (await files.get(URL_A)).arrayBuffer();
    expect(heard[0]!.totalBytes).toBeNull();
    expect(heard.at(-1)).toMatchObject({ loadedBytes: 1000, totalBytes: 1000 });
  });

  test('that is packed on the way never counts more than all of it', async () => {
    // The host says 300 bytes, and the browser reads 1,000 out of them without a word about packing.
    const { files, heard } = download(() => new Response(body(1000), { headers: { 'content-length': '300' } }));
    await (await files.get(URL_A)).arrayBuffer();
    for (const { loadedBytes, totalBytes } of heard) expect(loadedBytes).toBeLessThanOrEqual(totalBytes ?? Infinity);
  });

  test('that the host says is packed counts as what was on the way', async () => {
    const headers = { 'content-length': '250', 'content-encoding': 'gzip' };
    const { files, bytes, heard } = download(() => new Response(body(1000), { headers }));
    bytes.expect(URL_A, 250);
    await (await files.get(URL_A, 0.25)).arrayBuffer();
    expect(heard.at(-1)).toMatchObject({ loadedBytes: 250, totalBytes: 250 });
  });
});

describe('a failure', () => {
  test.each([
    [404, 'ModelNotFound'],
    [410, 'ModelNotFound'],
    [401, 'AccessDenied'],
    [403, 'AccessDenied'],
    [429, 'RateLimited'],
    [500, 'ServerError'],
    [503, 'ServerError'],
  ])('with status %i is %s, and is remembered', async (status, name) => {
    const { files } = download(() => new Response('', { status }));
    await expect(files.get(URL_A)).rejects.toMatchObject({ name });
    expect(files.failureOf(URL_A)?.name).toBe(name);
    expect(files.firstFailure?.detail).toContain(String(status));
  });

  test('is a page of HTML in place of a file', async () => {
    const { files } = download(
      () => new Response('<html>', { headers: { 'content-type': 'text/html; charset=utf-8' } }),
    );
    await expect(files.get(URL_A)).rejects.toMatchObject({ name: 'ModelNotFound' });
  });

  test('of the network is being offline', async () => {
    const { files } = download(() => Promise.reject(new TypeError('Failed to fetch')));
    await expect(files.get(URL_A)).rejects.toMatchObject({ name: 'Offline' });
  });

  test('half-way through a file is being offline too', async () => {
    const broken = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new Uint8Array(10)),
      pull: (controller) => controller.error(new TypeError('network error')),
    });
    const { files } = download(() => new Response(broken));
    await expect((await files.get(URL_A)).arrayBuffer()).rejects.toThrow();
    await expect.poll(() => files.failureOf(URL_A)?.name).toBe('Offline');
  });

  test('that is forgiven is forgotten, and so are the bytes that were expected', async () => {
    const { files, bytes, heard } = download(() => new Response('', { status: 404 }));
    bytes.expect(URL_A, 5000);
    await expect(files.get(URL_A)).rejects.toThrow();
    files.forgive(URL_A);
    expect(files.firstFailure).toBeUndefined();
    bytes.set('b', 1);
    bytes.finish('b');
    expect(heard.at(-1)).toMatchObject({ loadedBytes: 1, totalBytes: 1 });
  });
});

test('a download can be given up, and that is no failure of the file', async () => {
  const controller = new AbortController();
  const { files } = download(({ signal }) => {
    controller.abort();
    return Promise.reject(signal!.reason as Error);
  }, controller.signal);
  await expect(files.get(URL_A)).rejects.toMatchObject({ name: 'Aborted' });
  expect(files.firstFailure).toBeUndefined();
});

describe('who waits for a file that the library says nothing of', () => {
  test('hears when it fails, and not when another one does', async () => {
    const { files } = download(() => new Response(null, { status: 404 }));
    const { failed, forget } = files.failing(URL_A);
    await files.get('https://hub.example/b.onnx').catch(() => undefined);
    expect(files.failureBelow(URL_A)).toBeUndefined();
    await files.get(`${URL_A}_data`).catch(() => undefined);
    await expect(failed).rejects.toMatchObject({ name: 'ModelNotFound' });
    expect(files.failureBelow(URL_A)).toMatchObject({ name: 'ModelNotFound' });
    files.forgiveBelow(URL_A);
    expect(files.failureBelow(URL_A)).toBeUndefined();
    forget();
  });
});

describe('a request that the policy of the site forbids', () => {
  test('is told from a network that is down', async () => {
    const asked = (isBlocked: boolean) => {
      const bytes = new ByteCount(() => undefined);
      const away = () => Promise.reject(new TypeError('Failed to fetch'));
      return new Download(new AbortController().signal, bytes, away, () => Promise.resolve(isBlocked)).get(URL_A);
    };
    await expect(asked(true)).rejects.toMatchObject({ name: 'Blocked' });
    await expect(asked(false)).rejects.toMatchObject({ name: 'Offline' });
  });

  test('is known by the browser’s report, before or shortly after', async () => {
    let report: () => void = () => undefined;
    const reporter = { addEventListener: (_: string, listener: () => void) => (report = listener) };
    const wait = () => Promise.resolve();
    const isBlocked = watchPolicy(reporter, wait);
    expect(await isBlocked()).toBe(false);
    report();
    expect([await isBlocked(), await isBlocked()]).toEqual([true, false]);
    const later = watchPolicy(reporter, () => Promise.resolve(report()));
    expect(await later()).toBe(true);
  });
});

test('a file that breaks off is gone on with, unless another one lies there by then', async () => {
  const broken = () =>
    new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new Uint8Array(10).fill(1)),
      pull: (controller) => controller.error(new TypeError('network error')),
    });
  const answers = (etag: string) => (init: RequestInit) => {
    const range = new Headers(init.headers).get('range');
    if (range === null) return new Response(broken(), { headers: { 'content-length': '14', etag: '"a"' } });
    expect(range).toBe('bytes=10-');
    return new Response(new Uint8Array(4).fill(2), {
      status: 206,
      headers: { 'content-range': 'bytes 10-13/14', etag },
    });
  };
  const { files, heard } = download(answers('"a"'));
  const bytes = new Uint8Array(await (await files.get(URL_A)).arrayBuffer());
  expect([...bytes]).toEqual([...new Array<number>(10).fill(1), 2, 2, 2, 2]);
  expect(heard.at(-1)).toMatchObject({ loadedBytes: 14, totalBytes: 14 });
  const renewed = download(answers('"b"')).files;
  await expect((await renewed.get(URL_A)).arrayBuffer()).rejects.toThrow();
  expect(renewed.failureOf(URL_A)?.name).toBe('Offline');
});
