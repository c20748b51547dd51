/**
 * From an ONNX file to a session that has proven itself: instrumented if the graph is
 * one we can see into, else untouched. Both are tried on a token before anybody relies on them.
 */
import { gpt2Architecture } from '@/model/architecture.ts';
import type { Architecture } from '@/model/architecture.ts';
import { EngineError } from '@/engine/EngineError.ts';
import { plainForm, widened } from '@/engine/forms/plainForm.ts';
import { withUsualInputs } from '@/engine/forms/usualInputs.ts';
import { EXTRAS } from '@/engine/instrument/extras.ts';
import { instrument } from '@/engine/instrument/instrument.ts';
import { readNormWeights } from '@/engine/instrument/normWeights.ts';
import { readArchitecture } from '@/engine/instrument/readArchitecture.ts';
import { UnknownGraph } from '@/engine/instrument/UnknownGraph.ts';
import { outline } from '@/engine/onnx/outline.ts';
import type { Outline } from '@/engine/onnx/outline.ts';
import { readModel } from '@/engine/onnx/readModel.ts';
import { bytesInMemory, SMALL_FILE } from '@/formats/FileBytes.ts';
import type { FileBytes } from '@/formats/FileBytes.ts';
import type { EngineErrorName, RunOn } from '@/engine/protocol.ts';
import { gpuFailed } from './gpuFailed.ts';
import { describeFailure } from '@/engine/worker/describeFailure.ts';
import type { Tables } from '@/engine/worker/embeddings.ts';
import type { Session } from '@/engine/worker/Runtime.ts';
import { SessionRunner } from '@/engine/worker/SessionRunner.ts';
import type { RunnerOptions } from '@/engine/worker/SessionRunner.ts';
import type { NetworkSizes } from '@/engine/worker/TraceStore.ts';
import { findPrecision } from './findPrecision.ts';
import { openTables } from './openTables.ts';
import { proveArchitecture } from './proveArchitecture.ts';
import { firstIds, firstLogits, proveForm } from './proveForm.ts';

export interface OpenSession {
  readonly runner: SessionRunner;
  readonly precision: 'float32' | 'quantized';
  /** The file's weights have 16 bits each. */
  readonly hasHalves: boolean;
  /** Why only logits can be seen; null when everything can. */
  readonly opaqueReason: string | null;
  /** Proven on a run; null when only logits can be seen. */
  readonly architecture: Architecture | null;
  /** The embedding matrices, proven on a run, or why they cannot be read. */
  readonly tables: Tables;
}

/** `weights`: the file that the graph has its weights in, under the name WEIGHTS; null when it has all in itself. */
export type CreateSession = (graph: Uint8Array, weights: FileBytes | null) => Promise<Session>;

/** Failures that other bytes will not mend: of the machine, or of the weights themselves. */
const FINAL: ReadonlySet<EngineErrorName> = new Set([
  'OutOfMemory',
  'WorkerCrashed',
  'NoWebAssembly',
  'NotFinite',
  'LastLogitsOnly',
  'GpuFailed',
]);

/**
 * `declared`: the formulas that config.json names; GPT-2's own when left out. Throws EngineError
 * ModelCorrupt, OutOfMemory, … when the file cannot be run at all; GpuFailed when it did not prove itself on a GPU,
 * whose fault that may be: on the CPU it is tried from the beginning.
 */
export async function openSession(
  file: FileBytes | Uint8Array,
  sizes: NetworkSizes,
  createFrom: CreateSession,
  declared: Architecture = { ...gpt2Architecture(sizes), neuronCount: sizes.neuronCount },
  runOn: RunOn = 'wasm',
): Promise<OpenSession> {
  const { bytes, weights } = outlineOf(file instanceof Uint8Array ? bytesInMemory(file) : file);
  const given = withUsualInputs(readModel(bytes, weights));
  const create = (graph: Uint8Array) => createFrom(graph, weights);
  const precision = findPrecision(given);
  const { model, isUnfolded, isWidened: hasHalves, fused } = plainForm(given);
  // What the file computes by itself, before fused nodes were taken apart.
  const expected = isUnfolded ? await firstLogits(widened(given).bytes, sizes, create) : null;
  let opaqueReason = '';
  const tryHere: typeof tryOut = runOn === 'webgpu' ? tryOnGpu : tryOut;
  // Should one of the extras not agree with this network, all that was there before them may still.
  for (const extras of [EXTRAS, []])
    try {
      const instrumented = instrument(model, extras);
      const facts = readArchitecture(model, sizes.layerCount);
      const normWeights = readNormWeights(model, sizes.layerCount, sizes.width);
      // What the graph says counts; config.json fills in what it does not say.
      const epsilon = facts.epsilon ?? declared.epsilon;
      const { runner, proof } = await tryHere(instrumented, sizes, create, { normWeights, epsilon }, (tried) => {
        proveForm(tried, expected, precision);
        return {
          architecture: proveArchitecture(tried, facts, declared, precision),
          tables: openTables(model, tried),
        };
      });
      return { runner, precision, hasHalves, opaqueReason: null, ...proof };
    } catch (error) {
      const failure = describeFailure(error);
      if (FINAL.has(failure.name)) throw failure;
      // Where a fused node is left, it is the reason for whatever was not found.
      opaqueReason = error instanceof UnknownGraph ? (fused ?? error.message) : failure.detail;
      // What the graph lacks, it lacks with fewer extras too.
      if (error instanceof UnknownGraph) break;
    }
  const { runner } = await tryHere(widened(given).bytes, sizes, create, {}, () => null);
  return { runner, precision, hasHalves, opaqueReason, architecture: null, tables: { reason: opaqueReason } };
}

/** A small file as it is: its copies cost less than fetching each of its tensors. */
function outlineOf(file: FileBytes): Outline {
  const isSmall = file.isInMemory && file.length <= SMALL_FILE;
  return isSmall ? { bytes: file.read(0, file.length), weights: null } : outline(file);
}

/**
 * One token, two more from the cache, two at once from nothing, and whatever else can be asked: what has
 * the wrong size, or gives the last token's logits alone, shows now and not in the visitor's text.
 */
async function tryOut<Proof>(
  bytes: Uint8Array,
  sizes: NetworkSizes,
  create: (graph: Uint8Array) => Promise<Session>,
  options: RunnerOptions,
  prove: (runner: SessionRunner) => Proof,
): Promise<{ runner: SessionRunner; proof: Proof }> {
  let session: Session | undefined;
  try {
    session = await create(bytes);
    const runner = new SessionRunner(session, sizes, options);
    await runner.run(Int32Array.of(0));
    await runner.run(firstIds(sizes));
    const proof = prove(runner);
    await runner.run(new Int32Array(0));
    await runner.run(Int32Array.of(firstIds(sizes)[1] ?? 0, 0).subarray(0, sizes.contextLength));
    if (runner.instrumented) await runner.readLens(new Float32Array(sizes.width));
    await tryChanges(runner);
    await runner.run(new Int32Array(0));
    return { runner, proof };
  } catch (error) {
    await session?.release();
    // Its own reason, not the failure of the session: the caller says it in words.
    if (error instanceof UnknownGraph) throw error;
    if (error instanceof RangeError && describeFailure(error).name === 'Internal')
      throw new EngineError('ModelCorrupt', `The network is not what config.json says: ${error.message}`);
    throw describeFailure(error);
  }
}

/** The same, and whatever is not as it should be is the GPU's fault until the CPU has shown otherwise. */
async function tryOnGpu<Proof>(...args: Parameters<typeof tryOut<Proof>>): ReturnType<typeof tryOut<Proof>> {
  try {
    return await tryOut(...args);
  } catch (error) {
    const failure = describeFailure(error);
    throw failure.name === 'GpuFailed' ? failure : gpuFailed('session', failure.detail, error);
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
