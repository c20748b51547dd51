/** The page's side and the worker's side together, over a port that has no thread. */
import { describe, expect, it, vi } from 'vitest';
import { CutterHost } from '@/engine/tokenizers/worker/CutterHost.ts';
import type { FileStore } from '@/engine/tokenizers/worker/fetchKept.ts';
import { WorkerCutters, type CutterPort } from '@/engine/tokenizers/WorkerCutters.ts';
import { packVocabulary } from '@/model/tokenizers/packedVocabulary.ts';

const FILE = packVocabulary([...'ab '].map((letter) => Buffer.from(letter)).concat(Buffer.from('ab')), null);
const FILES = { gpt2: { url: 'https://site.example/assets/gpt2-00000000.tokens', bytes: FILE.length } };
const nowhere = { open: () => Promise.reject(new Error('denied')) };

function connect(reply: (init?: RequestInit) => Promise<Response>) {
  const fetch = vi.fn((_url: string, init?: RequestInit) => reply(init));
  const ports: CutterPort[] = [];
  const start = () => {
    const host = new CutterHost((message) => port.onmessage?.({ data: message } as MessageEvent), {
      fetch: fetch as unknown as typeof globalThis.fetch,
      caches: nowhere,
    } as FileStore);
    const port: CutterPort = {
      onmessage: null,
      onerror: null,
      postMessage: (message) => host.receive(message),
      terminate: vi.fn(),
    };
    ports.push(port);
    return port;
  };
  return { cutters: new WorkerCutters(start, FILES), fetch, ports };
}

const answer = () => Promise.resolve(new Response(FILE as BodyInit));

describe('Tokenizers in their worker', () => {
  it('say how large their files are, and fetch nothing until one is asked for', async () => {
    const { cutters, fetch } = connect(answer);
    expect(cutters.bytes.gpt2).toBe(FILE.length);
    expect(cutters.bytes.bytes).toBe(0);
    expect(await cutters.kept()).toEqual([]);
    expect(fetch).not.toHaveBeenCalled();
  });

  it('load once, tell how far they are, and cut', async () => {
    const { cutters, fetch } = connect(answer);
    const onProgress = vi.fn();
    await cutters.load('gpt2', { onProgress });
    await cutters.load('gpt2');
    expect(fetch).toHaveBeenCalledTimes(1);
    expect(onProgress).toHaveBeenLastCalledWith(FILE.length);
    const [first, second] = await cutters.cut('gpt2', ['ab ab', '']);
    expect([...first!.ids]).toEqual([3, 2, 3]);
    expect([...first!.ends]).toEqual([2, 3, 5]);
    expect(second!.ids).toHaveLength(0);
  });

  it('need no file for bytes', async () => {
    const { cutters, fetch } = connect(answer);
    await cutters.load('bytes');
    expect([...(await cutters.cut('bytes', ['a']))[0]!.ids]).toEqual([0x61 + 3]);
    expect(fetch).not.toHaveBeenCalled();
  });

  it('stop when asked to, and can be had afterwards', async () => {
    let isStopped = false;
    const { cutters } = connect((init) =>
      isStopped
        ? answer()
        : new Promise((_, reject) => {
            const stop = () => reject(new DOMException('', 'AbortError'));
            if (init?.signal?.aborted) stop();
            init?.signal?.addEventListener('abort', stop);
          }),
    );
    const controller = new AbortController();
    const loading = cutters.load('gpt2', { signal: controller.signal });
    controller.abort();
    await expect(loading).rejects.toMatchObject({ name: 'Aborted' });
    isStopped = true;
    await expect(cutters.load('gpt2')).resolves.toBeUndefined();
  });

  it('say so when they are asked to cut before they are here, or their file is no vocabulary', async () => {
    await expect(connect(answer).cutters.cut('gpt2', ['a'])).rejects.toMatchObject({ name: 'Internal' });
    const { cutters } = connect(() => Promise.resolve(new Response('no vocabulary')));
    await expect(cutters.load('gpt2')).rejects.toMatchObject({ name: 'Corrupt' });
  });

  it('end all that was asked when the worker dies, and start another one', async () => {
    const { cutters, ports } = connect(() => new Promise(() => undefined));
    const loading = cutters.load('gpt2');
    ports[0]!.onerror?.({ message: 'out of memory' } as ErrorEvent);
    await expect(loading).rejects.toMatchObject({ name: 'NoWorker' });
    await cutters.load('bytes');
    expect(ports).toHaveLength(2);
  });
});
