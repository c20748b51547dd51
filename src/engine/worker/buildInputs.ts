/** Makes what one run is fed, for whichever inputs a GPT-2 export has. */
import { EngineError } from '@/engine/EngineError.ts';
import { HEAD_SCALE, LENS_ROWS } from '@/engine/instrument/names.ts';
import type { InputTensor, Session } from './Runtime.ts';
import type { NetworkSizes } from './TraceStore.ts';

export interface RunInputs {
  /** The n tokens to read. */
  readonly ids: readonly number[];
  /** P: tokens in the cache. */
  readonly past: number;
  readonly cache: Readonly<Record<string, InputTensor>>;
  /** L×H. */
  readonly headScale: Float32Array;
  /** R×d. */
  readonly lensRows: Float32Array;
}

/** Throws NotGpt2 when the graph wants something that no GPT-2 reads. */
export function buildInputs(session: Session, sizes: NetworkSizes, run: RunInputs): Record<string, InputTensor> {
  const inputs: Record<string, InputTensor> = {};
  for (const name of session.inputNames) {
    const input = run.cache[name] ?? buildInput(name, sizes, run);
    if (!input) throw new EngineError('NotGpt2', `The network wants an input called ${name}.`);
    inputs[name] = input;
  }
  return inputs;
}

function buildInput(
  name: string,
  sizes: NetworkSizes,
  { ids, past, headScale, lensRows }: RunInputs,
): InputTensor | null {
  const count = ids.length;
  switch (name) {
    case 'input_ids':
      return int64(ids);
    case 'attention_mask':
      return int64(new Array<number>(past + count).fill(1));
    case 'position_ids':
      return int64(ids.map((_, i) => past + i));
    case 'use_cache_branch':
      return { type: 'bool', data: Uint8Array.of(past > 0 ? 1 : 0), dims: [1] };
    case HEAD_SCALE:
      return { type: 'float32', data: headScale, dims: [sizes.layerCount, 1, sizes.headCount, 1, 1] };
    case LENS_ROWS:
      return { type: 'float32', data: lensRows, dims: [lensRows.length / sizes.width, sizes.width] };
    default:
      return null;
  }
}

function int64(values: readonly number[]): InputTensor {
  return { type: 'int64', data: BigInt64Array.from(values, BigInt), dims: [1, values.length] };
}
