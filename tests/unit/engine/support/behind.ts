/** A file that is not in memory, as one behind a Blob is: every piece of it is read anew. */
import type { FileBytes } from '@/formats/FileBytes.ts';

export interface Watched extends FileBytes {
  /** Bytes of each piece that was read. */
  readonly pieces: readonly number[];
}

export function behind(bytes: Uint8Array): Watched {
  const pieces: number[] = [];
  const copy = (start: number, end: number) => {
    pieces.push(end - start);
    return new Uint8Array(bytes.subarray(start, end));
  };
  return { length: bytes.length, isInMemory: false, read: copy, copy, pieces };
}
