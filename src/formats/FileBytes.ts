/**
 * The bytes of a large file, read a piece at a time where they lie: in memory, or behind a Blob, which the browser keeps
 * on disk. Reading does not wait, because what asks for pieces (a runtime in the middle of its work) cannot; so a Blob
 * can be read so in a worker alone.
 */
export interface FileBytes {
  readonly length: number;
  /** False where the file takes no memory of this thread while nothing of it is read. */
  readonly isInMemory: boolean;
  /** Not to be written to: it may be a view. Throws where what lies behind is gone. */
  read(start: number, end: number): Uint8Array;
  /** In memory of its own. */
  copy(start: number, end: number): Uint8Array<ArrayBuffer>;
}

/** Up to here a file is handled faster in memory and as a whole; the model that comes with the page has 4.6 MB. */
export const SMALL_FILE = 32e6;

export function bytesInMemory(bytes: Uint8Array): FileBytes {
  return {
    length: bytes.length,
    isInMemory: true,
    read: (start, end) => bytes.subarray(start, end),
    copy: (start, end) => new Uint8Array(bytes.subarray(start, end)),
  };
}

/** Of workers alone, and so not among the types of a page. */
interface Reader {
  readAsArrayBuffer(blob: Blob): ArrayBuffer;
}

/** Left behind the Blob where it can be read from there. */
export async function bytesOfBlob(blob: Blob): Promise<FileBytes> {
  const { FileReaderSync } = globalThis as { FileReaderSync?: new () => Reader };
  if (!FileReaderSync) return bytesInMemory(new Uint8Array(await blob.arrayBuffer()));
  const reader = new FileReaderSync();
  const copy = (start: number, end: number) => new Uint8Array(reader.readAsArrayBuffer(blob.slice(start, end)));
  return { length: blob.size, isInMemory: false, read: copy, copy };
}

/** Reads further than it is asked to: pieces that follow each other are one request. */
export class ReadAhead {
  readonly #file: FileBytes;
  #start = 0;
  #bytes = new Uint8Array(0) as Uint8Array;

  constructor(file: FileBytes) {
    this.#file = file;
  }

  read(start: number, end: number): Uint8Array {
    if (this.#file.isInMemory) return this.#file.read(start, end);
    if (start < this.#start || end > this.#start + this.#bytes.length) {
      this.#bytes = this.#file.read(start, Math.min(Math.max(end, start + AHEAD), this.#file.length));
      this.#start = start;
    }
    return this.#bytes.subarray(start - this.#start, end - this.#start);
  }

  /** To be kept: what was read ahead is not kept with it. */
  take(start: number, end: number): Uint8Array {
    const bytes = this.read(start, end);
    return this.#file.isInMemory ? bytes : bytes.slice();
  }
}

/** Enough for the nodes of some layers. */
const AHEAD = 262_144;
