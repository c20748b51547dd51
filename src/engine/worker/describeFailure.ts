/** Gives any failure one of the engine's names. Words of libraries end here, as detail. */
import { EngineError } from '@/engine/EngineError.ts';
import type { EngineErrorName } from '@/engine/protocol.ts';

/** What runtimes say, in the order in which it is asked. */
const SIGNS: readonly (readonly [RegExp, EngineErrorName])[] = [
  [/already aborted|unreachable|memory access out of bounds|null function|table index/i, 'WorkerCrashed'],
  [/out of memory|\bOOM\b|bad_alloc|allocation (failed|size overflow)|could not allocate/i, 'OutOfMemory'],
  [/cannot enlarge memory|invalid (typed )?array length/i, 'OutOfMemory'],
  [/aborted\(/i, 'WorkerCrashed'],
  [/simd|webassembly is not (defined|supported)|no available backend|initializeWebAssembly/i, 'NoWebAssembly'],
  [/protobuf|can't create a session|failed to load model|error_code/i, 'ModelCorrupt'],
];

export function describeFailure(error: unknown, signal?: AbortSignal): EngineError {
  if (signal?.aborted) return new EngineError('Aborted', 'The request was given up.', { cause: error });
  if (error instanceof EngineError) return error;
  if (error instanceof SyntaxError) return new EngineError('ModelCorrupt', error.message, { cause: error });
  const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const [, name] = SIGNS.find(([sign]) => sign.test(detail)) ?? [];
  return new EngineError(name ?? 'Internal', detail, { cause: error });
}
