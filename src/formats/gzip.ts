/** gzip, by the platform's own streams: in every browser since 2023, and in Node. */
import { FormatError } from './FormatError.ts';

export async function compress(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return join(new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip')), Infinity);
}

/** Throws FormatError for what is no gzip, or would have more than `most` bytes: a small file may unpack to a huge one. */
export async function decompress(bytes: Uint8Array<ArrayBuffer>, most: number): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return await join(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')), most);
  } catch (error) {
    if (error instanceof FormatError) throw error;
    throw new FormatError('it cannot be unpacked', { cause: error });
  }
}

async function join(stream: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const reader = stream.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    length += read.value.length;
    if (length > most) {
      await reader.cancel();
      throw new FormatError(`unpacked it has more than ${most} bytes`);
    }
    pieces.push(read.value);
  }
  const joined = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.length;
  }
  return joined;
}
