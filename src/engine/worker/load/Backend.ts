/**
 * What computes networks: a runtime that is fetched when it is first needed, and makes sessions of ONNX bytes. Leaves out
 * where the bytes come from (load/) and what is asked of a session (SessionRunner.ts).
 */
import type { InferenceSession, TensorConstructor } from 'onnxruntime-common';
import type { RunOn } from '@/engine/protocol.ts';
import type { ByteCount } from './ByteCount.ts';
import type { Download } from './Download.ts';

export type CreateOrtSession = (
  bytes: Uint8Array,
  options?: InferenceSession.SessionOptions,
) => Promise<InferenceSession>;

export interface Backend {
  readonly kind: RunOn;
  /** Before anything is fetched. Throws GpuFailed where there is nothing to compute on. */
  find(): Promise<void>;
  /** Fetches the runtime and sets it up. Once it has made a session, nothing is left to do. */
  prepare(download: Download, bytes: ByteCount): Promise<void>;
  /** `own`: how the library that loads networks would make the session. */
  create(own: CreateOrtSession, ...args: Parameters<CreateOrtSession>): Promise<InferenceSession>;
  readonly Tensor: TensorConstructor;
  /** A model was loaded: what only the start needed can go. */
  settle(): void;
  /** Of a GPU that computes, its name. */
  readonly adapter: string | null;
}
