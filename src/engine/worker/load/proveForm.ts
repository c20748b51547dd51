/**
 * Proves that a graph whose fused nodes were taken apart computes what the file computes: logits of a few
 * tokens, from nothing and from the cache, of the one and of the other.
 */
import { UnknownGraph } from '@/engine/instrument/UnknownGraph.ts';
import { SessionRunner } from '@/engine/worker/SessionRunner.ts';
import type { Session } from '@/engine/worker/Runtime.ts';
import { LOGITS } from '@/engine/worker/TraceStore.ts';
import type { NetworkSizes } from '@/engine/worker/TraceStore.ts';

/** The same sums in another order; in int8 files that may round to the next whole number. */
const TOLERANCE = { float32: 1e-3, quantized: 0.1 } as const;

/** What every network is tried on: the first alone, then the others from the cache. */
export function firstIds({ vocabularySize, contextLength }: NetworkSizes): Int32Array {
  return Int32Array.of(0, 1, 2)
    .map((id) => id % vocabularySize)
    .subarray(0, contextLength);
}

/** What a file computes as it is. Null when the runtime cannot run it so: then there is nothing to compare with. */
export async function firstLogits(
  bytes: Uint8Array,
  sizes: NetworkSizes,
  create: (bytes: Uint8Array) => Promise<Session>,
): Promise<Float32Array | null> {
  let session: Session | undefined;
  try {
    session = await create(bytes);
    const runner = new SessionRunner(session, sizes);
    const ids = firstIds(sizes);
    await runner.run(ids.subarray(0, 1));
    await runner.run(ids);
    return runner.trace.rows(LOGITS, 0, ids.length);
  } catch {
    return null;
  } finally {
    await session?.release();
  }
}

/** Of a runner that has read the same tokens. Throws UnknownGraph when it is another network now. */
export function proveForm(
  { trace }: SessionRunner,
  expected: Float32Array | null,
  precision: keyof typeof TOLERANCE,
): void {
  if (expected === null) return;
  const actual = trace.rows(LOGITS, 0, trace.ids.length);
  const tolerance = TOLERANCE[precision];
  if (!expected.every((logit, i) => Math.abs(logit - actual[i]!) <= tolerance * Math.max(1, Math.abs(logit))))
    throw new UnknownGraph('taken apart, its fused nodes compute other numbers than whole');
}
