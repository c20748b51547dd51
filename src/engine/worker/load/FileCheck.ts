/** Compares the bytes of a file, as they come, with what its host has said of it. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { EngineError } from '@/engine/EngineError.ts';

/** Null: the host does not say. */
export interface Expected {
  readonly bytes: number | null;
  readonly sha256: string | null;
}

export class FileCheck {
  readonly #url: string;
  readonly #expected: Expected;
  readonly #hash: ReturnType<typeof sha256.create> | null;
  #bytes = 0;

  constructor(url: string, expected: Expected) {
    this.#url = url;
    this.#expected = expected;
    this.#hash = expected.sha256 === null ? null : sha256.create();
  }

  get bytes(): number {
    return this.#bytes;
  }

  update(bytes: Uint8Array): void {
    this.#bytes += bytes.length;
    this.#hash?.update(bytes);
  }

  /** Throws WrongBytes. */
  finish(): void {
    const { bytes, sha256 } = this.#expected;
    if (bytes !== null && bytes !== this.#bytes)
      throw new EngineError('WrongBytes', `${this.#url} has ${this.#bytes} bytes; its host has listed ${bytes}.`);
    const hash = this.#hash && bytesToHex(this.#hash.digest());
    if (hash !== sha256)
      throw new EngineError('WrongBytes', `${this.#url} has the SHA-256 ${hash}; its host has listed ${sha256}.`);
  }
}
