/**
 * The engine as the page sees it: async methods, nothing of workers or runtimes. The stores know
 * only this interface; tests give them a fake.
 */
import type { Params, PartData, Progress, Result } from './protocol.ts';

export interface CallOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

export interface Engine {
  load(params: Params<'load'>, options?: CallOptions): Promise<Result<'load'>>;
  measure(params: Params<'measure'>, options?: CallOptions): Promise<Result<'measure'>>;
  tokenize(params: Params<'tokenize'>, options?: CallOptions): Promise<Result<'tokenize'>>;
  run(params: Params<'run'>, options?: CallOptions): Promise<Result<'run'>>;
  layerPart(params: Params<'layerPart'>, options?: CallOptions): Promise<PartData>;
  wholePart(params: Params<'wholePart'>, options?: CallOptions): Promise<PartData>;
  attention(params: Params<'attention'>, options?: CallOptions): Promise<PartData>;
  lens(params: Params<'lens'>, options?: CallOptions): Promise<PartData>;
  /** Stop the worker and forget the model. A later call starts a new worker. */
  dispose(): void;
}
