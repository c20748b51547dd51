/** Makes what one run is fed, for whichever inputs a GPT-2 export has. */
import type { Intervention } from '@/model/intervention.ts';
import { EngineError } from '@/engine/EngineError.ts';
import { headRowsName, LENS_ROWS, neuronRowsName } from '@/engine/instrument/names.ts';
import { interventionInputs } from './interventionInputs.ts';
import type { InputTensor, Session } from './Runtime.ts';
import type { NetworkSizes } from './TraceStore.ts';

/** Rows to read through weights of the network beside the run, by name of the input: R×d or R×neurons. */
export type ExtraRows = ReadonlyMap<string, Float32Array>;

export interface RunInputs {
  /** The n tokens to read. */
  readonly ids: readonly number[];
  /** P: tokens in the cache. */
  readonly past: number;
  readonly cache: Readonly<Record<string, InputTensor>>;
  /** As normalIntervention makes it. */
  readonly intervention: Intervention;
  readonly extraRows: ExtraRows;
}

/** Throws NotGpt2 when the graph wants something that no GPT-2 reads. */
export function buildInputs(session: Session, sizes: NetworkSizes, run: RunInputs): Record<string, InputTensor> {
  const span = { past: run.past, count: run.ids.length };
  const known = {
    ...run.cache,
    ...tokenInputs(run),
    ...rowInputs(sizes, run.extraRows),
    ...interventionInputs(run.intervention, sizes, span),
  };
  const inputs: Record<string, InputTensor> = {};
  for (const name of session.inputNames) {
    const input = known[name];
    if (!input) throw new EngineError('NotGpt2', `The network wants an input called ${name}.`);
    inputs[name] = input;
  }
  return inputs;
}

function tokenInputs({ ids, past }: RunInputs): Record<string, InputTensor> {
  return {
    input_ids: int64(ids),
    attention_mask: int64(new Array<number>(past + ids.length).fill(1)),
    position_ids: int64(ids.map((_, i) => past + i)),
    use_cache_branch: { type: 'bool', data: Uint8Array.of(past > 0 ? 1 : 0), dims: [1] },
  };
}

function rowInputs({ layerCount, width, neuronCount }: NetworkSizes, rows: ExtraRows): Record<string, InputTensor> {
  const inputs: Record<string, InputTensor> = {};
  const feed = (name: string, rowWidth: number) => {
    const data = rows.get(name) ?? new Float32Array(0);
    inputs[name] = { type: 'float32', data, dims: [data.length / rowWidth, rowWidth] };
  };
  feed(LENS_ROWS, width);
  for (let layer = 0; layer < layerCount; layer++) {
    feed(headRowsName(layer), width);
    feed(neuronRowsName(layer), neuronCount);
  }
  return inputs;
}

function int64(values: readonly number[]): InputTensor {
  return { type: 'int64', data: BigInt64Array.from(values, BigInt), dims: [1, values.length] };
}
