/** A model that is loaded: the network to run, the tokenizer, and what the page is told of it. */
import type { LoadedModel, ModelSource, Progress } from '@/engine/protocol.ts';
import type { Tables } from './embeddings.ts';
import type { SessionRunner } from './SessionRunner.ts';

export interface Network {
  readonly runner: SessionRunner;
  /** Text without lone surrogates to token ids. */
  readonly tokenize: (text: string) => Int32Array;
  /** Its embedding matrices, or why they cannot be read. */
  readonly tables: Tables;
}

export interface LoadOptions {
  /** The site's own directory, ending in a slash. */
  readonly siteUrl: string;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
}

/** Where networks come from. The worker has one; tests have another. */
export interface NetworkLoader {
  load(source: ModelSource, options: LoadOptions): Promise<{ network: Network; description: LoadedModel }>;
  measure(
    source: ModelSource,
    options: LoadOptions & { readonly isOffline?: boolean },
  ): Promise<{ bytes: number | null; cached: boolean }>;
}
