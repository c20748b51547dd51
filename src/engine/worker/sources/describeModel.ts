/** What can be told of a model from its config.json and from the names and sizes of its files. */
import { EngineError } from '@/engine/EngineError.ts';
import type { ModelCheck, ModelExport } from '@/engine/protocol.ts';
import { readConfig } from '@/engine/worker/load/readConfig.ts';
import type { NetworkSizes } from '@/engine/worker/TraceStore.ts';
import type { FoundExport } from '@/engine/worker/hub/exports.ts';

/** Throws ModelCorrupt for what is no JSON, and as readConfig does. */
export function readSizes(config: ArrayBuffer): NetworkSizes {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(config));
  } catch (error) {
    throw new EngineError('ModelCorrupt', `config.json is no JSON: ${String(error)}`);
  }
  return readConfig(json);
}

/**
 * V·d + P·d for the two embeddings; for each layer 4·d² + 4·d of attention, 2·d·n + n + d of the MLP with n neurons
 * and 4·d of two layer norms; 2·d of the last one. GPT-2 small: 124,439,808.
 */
export function countParameters({
  vocabularySize,
  contextLength,
  layerCount,
  width,
  neuronCount,
}: NetworkSizes): number {
  const layer = 4 * width * width + 4 * width + (2 * width + 1) * neuronCount + width + 4 * width;
  return (vocabularySize + contextLength) * width + layerCount * layer + 2 * width;
}

export interface FileSize {
  readonly bytes: number | null;
  readonly kept: number;
}

/** `sizeOf`: of a file by its path. `small`: files that every export needs. */
export function describeExports(
  found: readonly FoundExport[],
  small: readonly string[],
  sizeOf: (path: string) => FileSize,
): ModelExport[] {
  return found.map(({ file: { path, dtype }, data }) => {
    const sizes = [...small, path, ...data].map(sizeOf);
    return {
      path,
      dtype,
      bytes: sizes.reduce<number | null>((sum, { bytes }) => (sum === null || bytes === null ? null : sum + bytes), 0),
      keptBytes: sizes.reduce((sum, { kept }) => sum + kept, 0),
      isKept: sizes.every(({ bytes, kept }) => kept > 0 && kept === bytes),
    };
  });
}

export function toCheck(sizes: NetworkSizes, exports: readonly ModelExport[]): ModelCheck {
  const { layerCount, headCount, contextLength, vocabularySize } = sizes;
  return { layerCount, headCount, contextLength, vocabularySize, parameterCount: countParameters(sizes), exports };
}

/** Throws when there is nothing to run. `where`: the address, for the curious. */
export function requireExports(found: readonly FoundExport[], paths: readonly string[], where: string): FoundExport[] {
  const whole = found.filter(({ missing }) => missing.length === 0);
  const [first] = found;
  if (whole.length === 0 && first)
    throw new EngineError('ModelNotFound', `${where} has ${first.file.path} without ${first.missing.join(', ')}.`);
  if (whole.length === 0) {
    const networks = paths.filter((path) => path.endsWith('.onnx'));
    const has = networks.length > 0 ? ` It has ${networks.slice(0, 8).join(', ')}.` : '';
    throw new EngineError('NoOnnxFiles', `${where} has no network of a name that is known here.${has}`);
  }
  return whole;
}
