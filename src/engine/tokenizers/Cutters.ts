/**
 * Tokenizers other than the loaded model's, as the page asks for them: how large their files are, which are kept in this
 * browser, fetching one, and cutting texts with one that is here. Leaves out the thread on which that happens.
 */
import type { Cut } from '@/model/tokenizers/Cut.ts';
import type { TokenizerId } from '@/model/tokenizers/designs.ts';

/**
 * Every way in which a tokenizer may not be had. The page has words for each (messages/en/tokenizers.json).
 * `Missing`: the site answers, but not with the file; `Corrupt`: it came, and is not what it should be.
 */
export const CUTTER_ERRORS = ['Aborted', 'Offline', 'Missing', 'Corrupt', 'NoWorker', 'Internal'] as const;
export type CutterErrorName = (typeof CUTTER_ERRORS)[number];

export class CutterError extends Error {
  override readonly name: CutterErrorName;

  constructor(name: CutterErrorName, message: string) {
    super(message);
    this.name = name;
  }
}

export interface LoadOptions {
  readonly signal?: AbortSignal;
  /** Bytes of the file that have come so far. */
  readonly onProgress?: (loadedBytes: number) => void;
}

export interface Cutters {
  /** What has to come over the network for each: bytes; 0 for one that needs no file. */
  readonly bytes: Readonly<Record<TokenizerId, number>>;
  /** Those whose files are kept in this browser. Asks nobody else, and never fails. */
  kept(): Promise<readonly TokenizerId[]>;
  /** Fetch one, or take it from what is kept, and make it ready. Throws CutterError. */
  load(tokenizer: TokenizerId, options?: LoadOptions): Promise<void>;
  /** Cut texts with one that is ready. Throws CutterError. */
  cut(tokenizer: TokenizerId, texts: readonly string[]): Promise<readonly Cut[]>;
}
