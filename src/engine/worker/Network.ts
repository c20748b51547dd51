/** A model that is loaded: the network to run, the tokenizer, and what the page is told of it. */
import type { KeptModel, LoadedModel, ModelCheck, ModelSource, Progress, RunOn } from '@/engine/protocol.ts';
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
  /** The CPU when left out. */
  readonly runOn?: RunOn | undefined;
  readonly onProgress: (progress: Progress) => void;
}

export interface CheckOptions extends Pick<LoadOptions, 'siteUrl' | 'signal'> {
  /** Nobody outside of this browser is asked. */
  readonly isOffline: boolean;
}

export interface ForgetOptions extends Pick<LoadOptions, 'siteUrl'> {
  /** Only files that did not come whole. */
  readonly unfinished: boolean;
}

/** Where networks come from. The worker has one; tests have another. */
export interface NetworkLoader {
  load(source: ModelSource, options: LoadOptions): Promise<{ network: Network; description: LoadedModel }>;
  check(source: ModelSource, options: CheckOptions): Promise<ModelCheck>;
  listKept(): Promise<readonly KeptModel[]>;
  forget(source: ModelSource, options: ForgetOptions): Promise<void>;
}
