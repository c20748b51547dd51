/**
 * From the bytes of an ONNX file to a session that has proven itself: instrumented if the graph is
 * one we can see into, else untouched. Both are tried on a token before anybody relies on them.
 */
import { EngineError } from '@/engine/EngineError.ts';
import { EXTRAS } from '@/engine/instrument/extras.ts';
import { instrument } from '@/engine/instrument/instrument.ts';
import { readNormWeights } from '@/engine/instrument/normWeights.ts';
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
  let opaqueReason = '';
  // Should one of the extras not agree with this network, all that was there before them may still.
  for (const extras of [EXTRAS, []])
    try {
      const normWeights = readNormWeights(model, sizes.layerCount, sizes.width);
      const runner = await tryOut(instrument(model, extras), sizes, create, normWeights);
      return { runner, precision, opaqueReason: null };
    } catch (error) {
      const failure = describeFailure(error);
      // A machine that is out of memory or broken will not do better with other bytes.
      if (failure.name === 'OutOfMemory' || failure.name === 'WorkerCrashed' || failure.name === 'NoWebAssembly')
        throw failure;
      opaqueReason = error instanceof UnknownGraph ? error.message : failure.detail;
    }
  return { runner: await tryOut(bytes, sizes, create, null), precision, opaqueReason };
}

/** One token, another from the cache, and whatever else can be asked: what has the wrong size shows now. */
async function tryOut(
  bytes: Uint8Array,
  sizes: NetworkSizes,
  create: CreateSession,
  normWeights: Float32Array | null,
): Promise<SessionRunner> {
  let session: Session | undefined;
  try {
    session = await create(bytes);
    const runner = new SessionRunner(session, sizes, { normWeights });
    await runner.run(Int32Array.of(0));
    await runner.run(Int32Array.of(0, 0));
    if (runner.instrumented) await runner.readLens(new Float32Array(sizes.width));
    await tryChanges(runner);
    await runner.run(new Int32Array(0));
    return runner;
  } catch (error) {
    await session?.release();
    if (error instanceof RangeError && describeFailure(error).name === 'Internal')
      throw new EngineError('ModelCorrupt', `The network is not what config.json says: ${error.message}`);
    throw describeFailure(error);
  }
}

async function tryChanges(runner: SessionRunner): Promise<void> {
  const { can, sizes } = runner;
  const row = new Float32Array(sizes.width);
  const layers = [...new Array(sizes.layerCount).keys()];
  if (can.has('headRows')) await runner.projectHeads(layers.map(() => row));
  if (can.has('neuronRows')) await runner.projectNeurons(new Float32Array(sizes.neuronCount), 0);
  const cuts = layers.map((layer) => ({ layer, head: 0, query: 1, key: 0 }));
  const replacements = [...layers, sizes.layerCount].map((level) => ({ level, position: 1, row }));
  await runner.run(Int32Array.of(0, 0), {
    intervention: { ...(can.has('cuts') && { cuts }), ...(can.has('replacements') && { replacements }) },
  });
}
