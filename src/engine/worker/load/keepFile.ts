/**
 * Downloads a large file into the browser's own store, part by part, from wherever it stood, and checks it. Given up,
 * cut off or out of room, what came stays. Two tabs that want the same file do not fetch it twice.
 */
import { EngineError } from '@/engine/EngineError.ts';
import type { ByteCount } from './ByteCount.ts';
import type { Download } from './Download.ts';
import { FileCheck } from './FileCheck.ts';
import type { Expected } from './FileCheck.ts';
import { bytesOf } from './KeptParts.ts';
import type { KeptParts, Note } from './KeptParts.ts';

/** As much is held in memory before it is written. */
const PART_BYTES = 4_000_000;
/** From a slow host a part is written when it is this old: more would be lost with the tab. */
const PART_MILLISECONDS = 1500;

export interface KeepWork {
  readonly parts: KeptParts;
  readonly download: Download;
  readonly bytes: ByteCount;
  readonly signal: AbortSignal;
}

/** Throws EngineError: as Download does; WrongBytes, StorageFull. */
export function keepFile(url: string, expected: Expected, work: KeepWork): Promise<void> {
  return holding(url, work.signal, () => keep(url, expected, work));
}

/** One at a time has a file in hand, in all tabs of this site. Without locks nobody is waited for. */
export async function holding<Value>(
  url: string,
  signal: AbortSignal | null,
  job: () => Promise<Value>,
): Promise<Value> {
  const locks = (globalThis.navigator as Partial<Navigator> | undefined)?.locks;
  if (!locks) return job();
  try {
    return await locks.request(`glassbox-file ${url}`, signal ? { signal } : {}, job);
  } catch (error) {
    if (signal?.aborted && !(error instanceof EngineError)) throw new EngineError('Aborted', 'Given up while waiting.');
    throw error;
  }
}

async function keep(url: string, expected: Expected, { parts, download, bytes }: KeepWork): Promise<void> {
  let note = await parts.read();
  if (note?.isWhole) return bytes.begin(url, bytesOf(note));
  // Another version of the file is listed now than the one that was begun.
  if (note && expected.bytes !== null && note.totalBytes !== null && note.totalBytes !== expected.bytes) note = null;
  const { start, tag, totalBytes, body } = await download.resume(url, note ? bytesOf(note) : 0, note?.tag ?? null);
  const check = new FileCheck(url, expected);
  try {
    if (note && start > 0) for await (const part of parts.bytes(note)) check.update(part);
    else {
      await parts.forget();
      note = await parts.write({ tag, totalBytes: expected.bytes ?? totalBytes, parts: [], isWhole: false });
    }
    bytes.expect(url, note.totalBytes);
    bytes.begin(url, check.bytes);
    note = await readInto(new PartWriter(parts, note), body, (chunk) => {
      check.update(chunk);
      bytes.set(url, check.bytes);
    });
  } catch (error) {
    void body.cancel().catch(() => undefined);
    throw await download.explain(url, error);
  }
  try {
    check.finish();
  } catch (error) {
    // Nothing of it can be told to be right.
    await parts.forget();
    throw await download.explain(url, error);
  }
  await parts.write({ ...note, isWhole: true });
  bytes.finish(url);
}

async function readInto(
  writer: PartWriter,
  body: ReadableStream<Uint8Array>,
  see: (chunk: Uint8Array) => void,
): Promise<Note> {
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return await writer.flush();
      see(value);
      await writer.add(value);
    }
  } catch (error) {
    // What has come is worth keeping, whatever the reason.
    await writer.flush().catch(() => undefined);
    reader.releaseLock();
    throw error;
  }
}

/** Gathers chunks into parts. */
class PartWriter {
  readonly #parts: KeptParts;
  #note: Note;
  #chunks: Uint8Array[] = [];
  #bytes = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #writing: Promise<void> = Promise.resolve();
  #failure: { readonly error: unknown } | null = null;

  constructor(parts: KeptParts, note: Note) {
    this.#parts = parts;
    this.#note = note;
  }

  async add(chunk: Uint8Array): Promise<void> {
    if (this.#failure) throw this.#failure.error;
    this.#chunks.push(chunk);
    this.#bytes += chunk.length;
    if (this.#bytes >= PART_BYTES) await this.flush();
    else this.#timer ??= setTimeout(() => void this.flush().catch(() => undefined), PART_MILLISECONDS);
  }

  /** Everything that was added is written then. */
  async flush(): Promise<Note> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#writing = this.#writing.then(() => this.#write());
    await this.#writing;
    if (this.#failure) throw this.#failure.error;
    return this.#note;
  }

  async #write(): Promise<void> {
    if (this.#failure || this.#bytes === 0) return;
    const part = new Uint8Array(this.#bytes);
    let at = 0;
    for (const chunk of this.#chunks) {
      part.set(chunk, at);
      at += chunk.length;
    }
    this.#chunks = [];
    this.#bytes = 0;
    try {
      this.#note = await this.#parts.append(this.#note, part);
    } catch (error) {
      this.#failure = { error };
    }
  }
}
