/** The tokenizers on a thread of their own: to read a vocabulary of 200,000 tokens takes longer than a frame. */
import { tokenizerFiles } from 'virtual:tokenizer-files';
import type { Cut } from '@/model/tokenizers/Cut.ts';
import { TOKENIZER_IDS, type TokenizerId } from '@/model/tokenizers/designs.ts';
import { CutterError, type Cutters, type LoadOptions } from './Cutters.ts';
import type { CutterRequestName, CutterRequests, FromCutter, ToCutter, TokenizerFile } from './protocol.ts';

/** As much of a Worker as is used. */
export interface CutterPort {
  onmessage: ((event: MessageEvent<FromCutter>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  postMessage(message: ToCutter): void;
  terminate(): void;
}

interface Pending {
  readonly resolve: (result: never) => void;
  readonly reject: (error: CutterError) => void;
  readonly onProgress: ((loadedBytes: number) => void) | undefined;
}

const startWorker = (): CutterPort =>
  new Worker(new URL('./worker/main.ts', import.meta.url), { type: 'module', name: 'glassbox-tokenizers' });

type Files = Readonly<Partial<Record<TokenizerId, TokenizerFile>>>;

export class WorkerCutters implements Cutters {
  readonly bytes: Cutters['bytes'];
  readonly #files: Files;
  readonly #start: () => CutterPort;
  readonly #pending = new Map<number, Pending>();
  #port: CutterPort | null = null;
  #lastId = 0;

  constructor(start: () => CutterPort = startWorker, files: Files = tokenizerFiles) {
    this.#start = start;
    this.#files = files;
    const entries = TOKENIZER_IDS.map((id) => [id, files[id]?.bytes ?? 0] as const);
    this.bytes = Object.fromEntries(entries) as Record<TokenizerId, number>;
  }

  async kept(): Promise<readonly TokenizerId[]> {
    try {
      return await this.#ask('kept', { files: this.#files });
    } catch {
      return [];
    }
  }

  async load(tokenizer: TokenizerId, options: LoadOptions = {}): Promise<void> {
    await this.#ask('load', { tokenizer, file: this.#files[tokenizer] ?? null }, options);
  }

  cut(tokenizer: TokenizerId, texts: readonly string[]): Promise<readonly Cut[]> {
    return this.#ask('cut', { tokenizer, texts });
  }

  #ask<Name extends CutterRequestName>(
    name: Name,
    params: CutterRequests[Name]['params'],
    { signal, onProgress }: LoadOptions = {},
  ): Promise<CutterRequests[Name]['result']> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(new CutterError('Aborted', 'Stopped before it began.'));
      const port = this.#openPort();
      if (!port) return reject(new CutterError('NoWorker', 'The browser starts no worker.'));
      const id = ++this.#lastId;
      this.#pending.set(id, { resolve, reject, onProgress });
      signal?.addEventListener('abort', () => port.postMessage({ kind: 'abort', id }), { once: true });
      port.postMessage({ kind: 'request', id, name, params } as ToCutter);
    });
  }

  #openPort(): CutterPort | null {
    if (this.#port) return this.#port;
    try {
      this.#port = this.#start();
    } catch {
      return null;
    }
    this.#port.onmessage = ({ data }) => this.#hear(data);
    // Its script did not load, or it ran out of memory: the next request starts another one, without what this one held.
    this.#port.onerror = ({ message }) => {
      this.#port?.terminate();
      this.#port = null;
      const lost = [...this.#pending.values()];
      this.#pending.clear();
      for (const { reject } of lost) reject(new CutterError('NoWorker', message));
    };
    return this.#port;
  }

  #hear(message: FromCutter): void {
    const pending = this.#pending.get(message.id);
    if (message.kind === 'progress') return pending?.onProgress?.(message.loadedBytes);
    this.#pending.delete(message.id);
    if (message.kind === 'done') pending?.resolve(message.result as never);
    else pending?.reject(new CutterError(message.error, message.detail));
  }
}
