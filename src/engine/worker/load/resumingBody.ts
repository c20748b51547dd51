/**
 * The body of a file that goes on where it broke off. A connection that is cut, or from which nothing has come
 * for long, is asked for the rest; a host that knows no parts of files sends all of it again, and what has
 * come already is passed over. When that fails too, the body fails as any other.
 */
export interface Resuming {
  /** The file from this byte on, or all of it. Throws when it is not to be had. */
  readonly ask: (from: number) => Promise<{ readonly response: Response; readonly from: number }>;
  /** Whether anybody still wants it. */
  readonly isWanted: () => boolean;
  /** Bytes of the file before those of `body`. */
  readonly start?: number;
  readonly wait?: (milliseconds: number) => Promise<void>;
  readonly stallMilliseconds?: number;
}

/** Before each further try. More would only keep the visitor from the words that say what is wrong. */
const PAUSES = [500, 2000] as const;
/** Longer than a slow host thinks, shorter than a visitor waits for nothing. */
const STALL_MILLISECONDS = 60_000;

const sleep = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds));

export function resumingBody(
  body: ReadableStream<Uint8Array>,
  { ask, isWanted, start = 0, wait = sleep, stallMilliseconds = STALL_MILLISECONDS }: Resuming,
): ReadableStream<Uint8Array> {
  let reader: ReadableStreamDefaultReader<Uint8Array> | null = body.getReader();
  let loaded = start;
  /** Bytes to come that came before. */
  let known = 0;
  let failures = 0;

  async function read(): Promise<Uint8Array | null> {
    if (!reader) {
      const { response, from } = await ask(loaded);
      reader = (response.body ?? new Response('').body!).getReader();
      known = loaded - from;
    }
    const { done, value } = await orStalled(reader.read(), stallMilliseconds);
    if (done) return null;
    const fresh = value.subarray(Math.min(known, value.length));
    known -= value.length - fresh.length;
    loaded += fresh.length;
    return fresh;
  }

  return new ReadableStream({
    async pull(controller) {
      for (;;) {
        try {
          const bytes = await read();
          if (bytes === null) return controller.close();
          if (bytes.length === 0) continue;
          return controller.enqueue(bytes);
        } catch (error) {
          void reader?.cancel().catch(() => undefined);
          reader = null;
          const pause = PAUSES[failures++];
          if (pause === undefined || !isWanted()) throw error;
          await wait(pause);
        }
      }
    },
    cancel: (reason) => reader?.cancel(reason),
  });
}

async function orStalled<Value>(reading: Promise<Value>, milliseconds: number): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stalled = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TypeError(`Nothing came for ${milliseconds} ms.`)), milliseconds);
  });
  try {
    return await Promise.race([reading, stalled]);
  } finally {
    clearTimeout(timer);
  }
}
