/**
 * What a test can make go wrong on a server: an answer refused, replaced, held back or cut off. Patterns
 * are matched against the path; the last fault that matches wins. Nothing here waits for seconds: what is
 * held back goes on when the test says so.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';

/** A body that stops after `afterBytes`: for good, or until `released`. */
export interface Interruption {
  readonly afterBytes: number;
  readonly released: Promise<void> | null;
  /** When it is released it is cut off, too. */
  readonly endsCut?: boolean;
}

type Fault =
  | { readonly kind: 'status'; readonly pattern: RegExp; readonly status: number }
  | { readonly kind: 'replace'; readonly pattern: RegExp; readonly body: string | Buffer; readonly type: string }
  | { readonly kind: 'hangUp'; readonly pattern: RegExp }
  | { readonly kind: 'change'; readonly pattern: RegExp; readonly change: (body: Buffer) => Buffer }
  | { readonly kind: 'noRanges'; readonly pattern: RegExp }
  | { readonly kind: 'interrupt'; readonly pattern: RegExp; readonly interruption: Interruption };

export class Faults {
  #faults: Fault[] = [];
  #releases: (() => void)[] = [];

  /** Answer with this HTTP status and no body worth reading. */
  answer(pattern: RegExp, status: number): void {
    this.#faults.unshift({ kind: 'status', pattern, status });
  }

  /** Answer with other bytes than the file's. */
  replace(pattern: RegExp, body: string | Buffer, type = 'application/octet-stream'): void {
    this.#faults.unshift({ kind: 'replace', pattern, body, type });
  }

  /** Send other bytes than those that were promised. */
  spoil(pattern: RegExp, change: (body: Buffer) => Buffer): void {
    this.#faults.unshift({ kind: 'change', pattern, change });
  }

  /** Know no parts of files: whoever asks for one gets all. */
  ignoreRanges(pattern: RegExp): void {
    this.#faults.unshift({ kind: 'noRanges', pattern });
  }

  /** Close the connection without an answer, as a network that is down. */
  hangUp(pattern: RegExp): void {
    this.#faults.unshift({ kind: 'hangUp', pattern });
  }

  /** Promise the whole file, send its first bytes, and close the connection. */
  cutOff(pattern: RegExp, afterBytes: number): void {
    this.#faults.unshift({ kind: 'interrupt', pattern, interruption: { afterBytes, released: null } });
  }

  /**
   * Promise the whole file, send its first bytes, and close the connection when the returned function is called: once the
   * browser has them, for a connection that is torn takes with it what was on the way. Who asks again gets all.
   */
  cutWhenTold(pattern: RegExp, afterBytes: number): () => void {
    const { promise, resolve } = deferred();
    const fault: Fault = {
      kind: 'interrupt',
      pattern,
      interruption: { afterBytes, released: promise, endsCut: true },
    };
    this.#faults.unshift(fault);
    return () => {
      this.#faults = this.#faults.filter((other) => other !== fault);
      resolve();
    };
  }

  /** Send the first bytes, and the rest when the returned function is called. */
  hold(pattern: RegExp, afterBytes = 0): () => void {
    const { promise, resolve } = deferred();
    this.#releases.push(resolve);
    this.#faults.unshift({ kind: 'interrupt', pattern, interruption: { afterBytes, released: promise } });
    return resolve;
  }

  /** Everything in order again; whoever still waits gets the rest. */
  clear(): void {
    this.#faults = [];
    for (const release of this.#releases.splice(0)) release();
  }

  /** Answers in place of the server where a fault says so. True when it did. */
  handle(path: string, request: IncomingMessage, response: ServerResponse): boolean {
    const fault = this.#faults.find(({ pattern }) => pattern.test(path));
    if (fault?.kind === 'status')
      response.writeHead(fault.status, { 'content-type': 'text/plain' }).end('As the test wants it.');
    else if (fault?.kind === 'hangUp') request.socket.destroy();
    else if (fault?.kind === 'replace') response.writeHead(200, { 'content-type': fault.type }).end(fault.body);
    else return false;
    return true;
  }

  /** The bytes that stand in for a file's, where a fault says so. */
  replacement(path: string): Buffer | null {
    const fault = this.#faults.find(({ kind, pattern }) => kind === 'replace' && pattern.test(path));
    return fault?.kind === 'replace' ? Buffer.from(fault.body) : null;
  }

  knowsRanges(path: string): boolean {
    return !this.#faults.some(({ kind, pattern }) => kind === 'noRanges' && pattern.test(path));
  }

  /** What is sent of a file in the end. */
  change(path: string, body: Buffer): Buffer {
    const fault = this.#faults.find(({ kind, pattern }) => kind === 'change' && pattern.test(path));
    return fault?.kind === 'change' ? fault.change(body) : body;
  }

  interruption(path: string): Interruption | null {
    const fault = this.#faults.find(({ kind, pattern }) => kind === 'interrupt' && pattern.test(path));
    return fault?.kind === 'interrupt' ? fault.interruption : null;
  }
}

/** Sends a body, whole or as the interruption says. */
export async function sendBody(
  response: ServerResponse,
  body: Buffer,
  interruption: Interruption | null,
): Promise<void> {
  if (interruption === null) return void response.end(body);
  const first = body.subarray(0, interruption.afterBytes);
  if (interruption.afterBytes > 0) await new Promise<void>((sent) => response.write(first, () => sent()));
  else response.flushHeaders();
  if (interruption.released === null) return void response.destroy();
  await interruption.released;
  if (interruption.endsCut) return void response.destroy();
  response.end(body.subarray(interruption.afterBytes));
}

function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}
