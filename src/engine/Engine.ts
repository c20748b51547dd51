/**
 * The engine as the page sees it: async methods, nothing of workers or runtimes. The stores know
 * only this interface; tests give them a fake.
 */
import type { EngineError } from './EngineError.ts';
import type { Params, PartData, Progress, Result } from './protocol.ts';

export interface CallOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

export interface Engine {
  load(params: Params<'load'>, options?: CallOptions): Promise<Result<'load'>>;
  check(params: Params<'check'>, options?: CallOptions): Promise<Result<'check'>>;
  listKept(params: Params<'listKept'>, options?: CallOptions): Promise<Result<'listKept'>>;
  forget(params: Params<'forget'>, options?: CallOptions): Promise<Result<'forget'>>;
  tokenize(params: Params<'tokenize'>, options?: CallOptions): Promise<Result<'tokenize'>>;
  run(params: Params<'run'>, options?: CallOptions): Promise<Result<'run'>>;
  layerPart(params: Params<'layerPart'>, options?: CallOptions): Promise<PartData>;
  wholePart(params: Params<'wholePart'>, options?: CallOptions): Promise<PartData>;
  attention(params: Params<'attention'>, options?: CallOptions): Promise<PartData>;
  lens(params: Params<'lens'>, options?: CallOptions): Promise<PartData>;
  release(params: Params<'release'>, options?: CallOptions): Promise<Result<'release'>>;
  continuation(params: Params<'continuation'>, options?: CallOptions): Promise<Result<'continuation'>>;
  lensTop(params: Params<'lensTop'>, options?: CallOptions): Promise<Result<'lensTop'>>;
  streamSizes(params: Params<'streamSizes'>, options?: CallOptions): Promise<Result<'streamSizes'>>;
  normWeights(params: Params<'normWeights'>, options?: CallOptions): Promise<Result<'normWeights'>>;
  writes(params: Params<'writes'>, options?: CallOptions): Promise<Result<'writes'>>;
  keyWrites(params: Params<'keyWrites'>, options?: CallOptions): Promise<Result<'keyWrites'>>;
  neuronRows(params: Params<'neuronRows'>, options?: CallOptions): Promise<Result<'neuronRows'>>;
  readRows(params: Params<'readRows'>, options?: CallOptions): Promise<Result<'readRows'>>;
  attribution(params: Params<'attribution'>, options?: CallOptions): Promise<Result<'attribution'>>;
  keyAttribution(params: Params<'keyAttribution'>, options?: CallOptions): Promise<Result<'keyAttribution'>>;
  headRoles(params: Params<'headRoles'>, options?: CallOptions): Promise<Result<'headRoles'>>;
  embeddingTables(params: Params<'embeddingTables'>, options?: CallOptions): Promise<Result<'embeddingTables'>>;
  embeddingRows(params: Params<'embeddingRows'>, options?: CallOptions): Promise<PartData>;
  embeddingNorms(params: Params<'embeddingNorms'>, options?: CallOptions): Promise<PartData>;
  nearestRows(params: Params<'nearestRows'>, options?: CallOptions): Promise<Result<'nearestRows'>>;
  embeddingMoments(params: Params<'embeddingMoments'>, options?: CallOptions): Promise<PartData>;
  embeddingProjection(params: Params<'embeddingProjection'>, options?: CallOptions): Promise<PartData>;
  /** Called when the thread that held a model has ended by itself, whether or not something was asked of it. */
  onEnd(listener: (error: EngineError) => void): void;
  /** Stop the worker and forget the model. A later call starts a new worker. */
  dispose(): void;
}
