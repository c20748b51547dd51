/**
 * Every request of one load goes through here: it can be given up, bytes are counted, and each way
 * a host can fail gets its name. Leaves out: what is asked for (HubLoader) and what is kept (ModelCache).
 */
import { EngineError } from '@/engine/EngineError.ts';
import { nameOfAnswer, rangeFrom } from '@/engine/worker/hub/hub.ts';
import type { ByteCount } from './ByteCount.ts';
import { FileCheck } from './FileCheck.ts';
import type { Expected } from './FileCheck.ts';
import { resumingBody } from './resumingBody.ts';

const OUT_OF_RANGE = 416;

/** What is kept here need not lie in the browser's HTTP cache a second time, which has its own mind about parts. */
const UNKEPT: RequestInit = { cache: 'no-store' };

type Fetch = (input: string | URL, init?: RequestInit) => Promise<Response>;

export class Download {
  readonly #signal: AbortSignal;
  readonly #bytes: ByteCount;
  readonly #fetch: Fetch;
  readonly #failures = new Map<string, EngineError>();
  readonly #isBlocked: () => Promise<boolean>;
  readonly #waiting = new Set<(failure: EngineError) => void>();
  readonly #expected = new Map<string, Expected>();

  /** `isBlocked`: whether a request that has just failed was forbidden by the site's own policy. */
  constructor(
    signal: AbortSignal,
    bytes: ByteCount,
    fetcher: Fetch = (input, init) => fetch(input, init),
    isBlocked: () => Promise<boolean> = () => Promise.resolve(false),
  ) {
    this.#isBlocked = isBlocked;
    this.#signal = signal;
    this.#bytes = bytes;
    this.#fetch = fetcher;
  }

  /** Why a file did not come; libraries tend to say it in other words or not at all. */
  failureOf(url: string): EngineError | undefined {
    return this.#failures.get(url);
  }

  get firstFailure(): EngineError | undefined {
    return [...this.#failures.values()][0];
  }

  /**
   * Rejects when a file whose address begins so fails: the library waits for ever for some of them.
   * `forget` when nobody waits any more.
   */
  failing(address: string): { readonly failed: Promise<never>; readonly forget: () => void } {
    let listener: (failure: EngineError) => void = () => undefined;
    const failed = new Promise<never>((_, reject) => {
      listener = (failure) => {
        if ([...this.#failures].some(([url, known]) => known === failure && url.startsWith(address))) reject(failure);
      };
      this.#waiting.add(listener);
    });
    failed.catch(() => undefined);
    return { failed, forget: () => this.#waiting.delete(listener) };
  }

  /** The first failure of a file whose address begins so. */
  failureBelow(address: string): EngineError | undefined {
    return [...this.#failures].find(([url]) => url.startsWith(address))?.[1];
  }

  /** What the host has said of a file: should another one come, reading it fails. */
  expect(url: string, expected: Expected): void {
    this.#expected.set(url, expected);
  }

  forgiveBelow(address: string): void {
    for (const url of [...this.#failures.keys()]) if (url.startsWith(address)) this.forgive(url);
  }

  forgive(url: string): void {
    this.#failures.delete(url);
    this.#bytes.drop(url);
  }

  /**
   * Answers like fetch. Throws EngineError for anything but a file. `packedShare`: bytes on the way
   * for each byte that is read, should the host pack this file.
   */
  async get(url: string, packedShare = 1): Promise<Response> {
    try {
      const response = await this.#request(url);
      const isPacked = response.headers.has('content-encoding');
      const body = isPacked ? response : this.#resuming(url, response);
      return this.count(url, this.#checked(url, body), isPacked ? packedShare : 1);
    } catch (error) {
      throw await this.#explain(url, error);
    }
  }

  /**
   * The file from `from` on, for who keeps what comes and counts it. `start` is 0 where its beginning has to come again:
   * the host knows no parts of files, or has another version of it than the one whose beginning was tagged so.
   */
  async resume(url: string, from: number, tag: string | null): Promise<Resumed> {
    try {
      const first = await this.#request(url, from > 0 ? { ...UNKEPT, headers: rangeFrom(from) } : UNKEPT).catch(
        (error: unknown) => {
          // It is shorter by now than what is here.
          if (from > 0 && error instanceof EngineError && error.facts?.['status'] === OUT_OF_RANGE) return null;
          throw error;
        },
      );
      const isRest = first?.status === 206 && startOf(first) === from && tagOf(first) === tag;
      if (from > 0 && !isRest && first?.status !== 200) {
        await first?.body?.cancel();
        return await this.resume(url, 0, null);
      }
      const start = isRest ? from : 0;
      const response = first!;
      const isPacked = response.headers.has('content-encoding');
      const totalBytes = wholeOf(response) ?? lengthOf(response);
      const body = (isPacked ? response : this.#resuming(url, response, start, UNKEPT)).body;
      return { start, tag: tagOf(response), totalBytes, body: body ?? new Response('').body! };
    } catch (error) {
      throw await this.#explain(url, error);
    }
  }

  /** Of a file that somebody else counts and keeps, why it did not come. */
  async explain(url: string, error: unknown): Promise<EngineError> {
    return this.#explain(url, error);
  }

  /** The same response, counted as it is read; `share` bytes for each byte. */
  count(url: string, response: Response, share = 1): Response {
    this.#bytes.expect(url, lengthOf(response));
    if (!response.body) return response;
    let loaded = 0;
    const counter = new TransformStream<Uint8Array, Uint8Array>({
      transform: (chunk, controller) => {
        loaded += chunk.length;
        this.#bytes.set(url, Math.round(loaded * share));
        controller.enqueue(chunk);
      },
      flush: () => this.#bytes.finish(url),
    });
    // A body that breaks off half-way fails whoever reads it, in words of no use.
    response.body.pipeTo(counter.writable).catch((error: unknown) => this.#fail(url, error));
    const { status, statusText, headers } = response;
    return new Response(counter.readable, { status, statusText, headers });
  }

  async #explain(url: string, error: unknown): Promise<EngineError> {
    const isForbidden = error instanceof TypeError && !this.#signal.aborted && (await this.#isBlocked());
    return this.#fail(url, isForbidden ? blocked(url, error) : error);
  }

  /** The same response, which fails at its end when it is not what was expected. */
  #checked(url: string, response: Response): Response {
    const expected = this.#expected.get(url);
    if (!expected || !response.body) return response;
    const check = new FileCheck(url, expected);
    const checker = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        check.update(chunk);
        controller.enqueue(chunk);
      },
      flush: () => check.finish(),
    });
    const { status, statusText, headers } = response;
    return new Response(response.body.pipeThrough(checker), { status, statusText, headers });
  }

  #fail(url: string, error: unknown): EngineError {
    const failure = asFailure(error, url, this.#signal);
    // Who gives up knows it; the reason for giving up is what matters.
    if (failure.name !== 'Aborted' && !this.#failures.has(url)) {
      this.#failures.set(url, failure);
      for (const listener of [...this.#waiting]) listener(failure);
    }
    return failure;
  }

  /** The same response, whose body goes on where it breaks off. `start`: bytes of the file before it. */
  #resuming(url: string, first: Response, start = 0, init: RequestInit = {}): Response {
    if (!first.body) return first;
    const ask = async (from: number) => {
      const response = await this.#request(url, { ...init, headers: rangeFrom(from) });
      const isPart = response.status === 206;
      // A file that was renewed in the meantime would be joined from two.
      const isSame = tagOf(response) === tagOf(first);
      if (!isSame || (isPart && startOf(response) !== from)) throw new TypeError(`${url} cannot be gone on with.`);
      return { response, from: isPart ? from : 0 };
    };
    const body = resumingBody(first.body, { ask, start, isWanted: () => !this.#signal.aborted });
    const { status, statusText, headers } = first;
    return new Response(body, { status, statusText, headers });
  }

  async #request(url: string, init: RequestInit = {}): Promise<Response> {
    const response = await this.#fetch(url, { ...init, signal: this.#signal });
    const failure = failureOfResponse(url, response);
    if (failure) {
      await response.body?.cancel();
      throw failure;
    }
    return response;
  }
}

export interface Resumed {
  /** Bytes of the file before those of `body`. */
  readonly start: number;
  readonly tag: string | null;
  readonly totalBytes: number | null;
  readonly body: ReadableStream<Uint8Array>;
}

/** By which a host tells one version of a file from another. */
function tagOf({ headers }: Response): string | null {
  return headers.get('etag') ?? headers.get('last-modified');
}

/** Of `bytes 5-9/10` the 5. */
function startOf({ headers }: Response): number {
  const [, start = '-1'] = /^bytes (\d+)-/.exec(headers.get('content-range') ?? '') ?? [];
  return Number(start);
}

/** Of `bytes 5-9/10` the 10. */
export function wholeOf({ headers }: Response): number | null {
  const [, whole] = /\/(\d+)$/.exec(headers.get('content-range') ?? '') ?? [];
  return whole === undefined ? null : Number(whole);
}

function blocked(url: string, cause: unknown): EngineError {
  return new EngineError('Blocked', `${url}, or an address that it leads to, is not in this site's policy.`, { cause });
}

/** Bytes to come. Null when the host does not say, or says how many they are when packed. */
function lengthOf({ headers }: Response): number | null {
  const length = Number(headers.get('content-length') ?? 0);
  return length > 0 && !headers.has('content-encoding') ? length : null;
}

/** Null when the answer is a file. */
export function failureOfResponse(url: string, { ok, status, headers }: Response): EngineError | null {
  // Hosts of single-page sites answer every address with the same page.
  if (ok && headers.get('content-type')?.includes('text/html'))
    return new EngineError('ModelNotFound', `${url} is a page of HTML, not a file.`);
  if (ok) return null;
  const seconds = Number(headers.get('retry-after'));
  const code = headers.get('x-error-code');
  return new EngineError(
    nameOfAnswer(status, code),
    `${url} answered with status ${status}${code ? ` (${code})` : ''}.`,
    { facts: { status, ...(seconds > 0 && { seconds }) } },
  );
}

export function asFailure(error: unknown, url: string, signal: AbortSignal): EngineError {
  if (signal.aborted) return new EngineError('Aborted', 'The download was given up.', { cause: error });
  if (error instanceof EngineError) return error;
  // fetch says TypeError for everything between a cut cable and a host that forbids other sites.
  return new EngineError('Offline', `${url} could not be reached: ${String(error)}`, { cause: error });
}
