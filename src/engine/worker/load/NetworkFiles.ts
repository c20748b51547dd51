/**
 * The large files of a load, the network and weights beside it. The library wants each in memory as a whole and would
 * hold it there beside what the runtime makes of it; so it is given an empty one, and the bytes stay where they are.
 */
import { bytesInMemory, bytesOfBlob, SMALL_FILE } from '@/formats/FileBytes.ts';
import type { FileBytes } from '@/formats/FileBytes.ts';
import { asFailure } from './Download.ts';

const LARGE = /\.onnx(?:_data(?:_\d+)?)?$/;

export class NetworkFiles {
  readonly #files = new Map<string, FileBytes>();

  static isLarge(url: string): boolean {
    return LARGE.test(url);
  }

  /** What the library is given in place of a large file, once that has come; every other answer as it is. */
  async standIn(url: string, response: Response): Promise<Response> {
    if (!response.ok || !NetworkFiles.isLarge(url)) return response;
    const isLarge = Number(response.headers.get('content-length') ?? 0) > SMALL_FILE;
    this.#files.set(url, isLarge ? await bytesOfBlob(await response.blob()) : await inMemory(response));
    return new Response(new Uint8Array(0));
  }

  /** Once the runtime has taken what it needs: the library's settings hold on to this until the next load. */
  forget(): void {
    this.#files.clear();
  }

  /** Undefined when it has not come. */
  at(url: string): FileBytes | undefined {
    return this.#files.get(url);
  }
}

const inMemory = async (response: Response) => bytesInMemory(new Uint8Array(await response.arrayBuffer()));

export interface Mounted {
  /** What the runtime takes for the bytes of a file. */
  readonly data: Uint8Array;
  /** Why it could not be read: the runtime itself does not say. */
  failure(): Error | null;
}

/**
 * A file for the runtime. It asks a mounted file for its length and for the pieces that its tensors are, each when it is
 * that tensor's turn (ort-wasm-simd-threaded.mjs, `mountExternalData`), and takes it only if it is a Uint8Array. What is
 * not in memory is one in name alone: with these two, and no bytes.
 */
export function mount(file: FileBytes, url: string): Mounted {
  if (file.isInMemory) return { data: file.read(0, file.length), failure: () => null };
  let failure: Error | null = null;
  const subarray = (start: number, end: number) => {
    try {
      return file.read(start, end);
    } catch (error) {
      failure = asFailure(error, url, new AbortController().signal);
      throw error;
    }
  };
  const data = Object.create(Uint8Array.prototype, {
    byteLength: { value: file.length },
    subarray: { value: subarray },
  }) as Uint8Array;
  return { data, failure: () => failure };
}
