/**
 * From the bytes of an ONNX file to a session that has proven itself: instrumented if the graph is
 * one we can see into, else untouched. Both are tried on a token before anybody relies on them.
 */
import { EngineError } from '@/engine/EngineError.ts';
import { instrument } from '@/engine/instrument/instrument.ts';
import { UnknownGraph } from '@/engine/instrument/UnknownGraph.ts';
import { readModel } from '@/engine/onnx/readModel.ts';
import { describeFailure } from '@/engine/worker/describeFailure.ts';
import type { Session } from '@/engine/worker/Runtime.ts';
import { SessionRunner } from '@/engine/worker/SessionRunner.ts';
import type { NetworkSizes } from '@/engine/worker/TraceStore.ts';
import { findPrecision } from './findPrecision.ts';

export interface OpenSession {
  readonly runner: SessionRunner;
  readonly precision: 'float32' | 'quantized';
  /** Why only logits can be seen; null when everything can. */
  readonly opaqueReason: string | null;
}

type CreateSession = (bytes: Uint8Array) => Promise<Session>;

/** Throws EngineError ModelCorrupt, OutOfMemory, … when the file cannot be run at all. */
export async function openSession(bytes: Uint8Array, sizes: NetworkSizes, create: CreateSession): Promise<OpenSession> {
  const model = readModel(bytes);
  const precision = findPrecision(model);
  try {
    return { runner: await tryOut(instrument(model), sizes, create), precision, opaqueReason: null };
  } catch (error) {
    const failure = describeFailure(error);
    // A machine that is out of memory or broken will not do better with other bytes.
    if (failure.name === 'OutOfMemory' || failure.name === 'WorkerCrashed' || failure.name === 'NoWebAssembly')
      throw failure;
    const opaqueReason = error instanceof UnknownGraph ? error.message : failure.detail;
    return { runner: await tryOut(bytes, sizes, create), precision, opaqueReason };
  }
}

/** One token, another from the cache, and the lens: whatever has the wrong size shows now. */
async function tryOut(bytes: Uint8Array, sizes: NetworkSizes, create: CreateSession): Promise<SessionRunner> {
  let session: Session | undefined;
  try {
    session = await create(bytes);
    const runner = new SessionRunner(session, sizes);
    await runner.run(Int32Array.of(0));
    await runner.run(Int32Array.of(0, 0));
    if (runner.instrumented) await runner.readLens(new Float32Array(sizes.width));
    await runner.run(new Int32Array(0));
    return runner;
  } catch (error) {
    await session?.release();
    if (error instanceof RangeError && describeFailure(error).name === 'Internal')
      throw new EngineError('ModelCorrupt', `The network is not what config.json says: ${error.message}`);
    throw describeFailure(error);
  }
}
