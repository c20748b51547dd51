/** What the GPU cannot do, or no longer. The page has words for the reason; the CPU may still do it. */
import { EngineError } from '@/engine/EngineError.ts';
import type { GpuReason } from '@/engine/protocol.ts';

export function gpuFailed(reason: GpuReason, detail: string, cause?: unknown): EngineError {
  return new EngineError('GpuFailed', detail, { facts: { reason }, ...(cause !== undefined && { cause }) });
}
