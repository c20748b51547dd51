/** Lengths of the vectors the picture draws, measured once for each tensor: streams, and what attention and MLP write into them. */
import type { ColumnSizes } from '@/draw/picture/streamBand.ts';
import type { Tensor } from '@/model/tensor.ts';
import { norm } from '@/model/vector.ts';
import { layerPart, wholePart, type Shown } from '@/store/trace.ts';

const measured = new WeakMap<Float32Array, Float64Array>();

/** |x| of each row of a T×d tensor; null when it is not there. */
function rowSizes(rows: Tensor<readonly ['position', 'channel']> | null): Float64Array | null {
  if (!rows) return null;
  let sizes = measured.get(rows.data);
  if (!sizes) {
    const [count, width] = rows.shape;
    sizes = Float64Array.from({ length: count }, (_, at) => norm(rows.data.subarray(at * width, (at + 1) * width)));
    measured.set(rows.data, sizes);
  }
  return sizes;
}

/** One layer at one token: how long each write is, and the stream it goes into. */
export interface LayerSizes {
  readonly attention: number | null;
  readonly mlp: number | null;
  /** The stream before the MLP writes. */
  readonly middle: number | null;
  readonly after: number | null;
}

export interface TokenSizes extends ColumnSizes {
  readonly layers: readonly LayerSizes[];
}

/** For each of the tokens at `positions`. */
export function measureStream(shown: Shown, layerCount: number, positions: readonly number[]): TokenSizes[] {
  const embedding = rowSizes(wholePart(shown, 'embedding'));
  const layers = Array.from({ length: layerCount }, (_, layer) => ({
    attention: rowSizes(layerPart(shown, 'attentionOut', layer)),
    mlp: rowSizes(layerPart(shown, 'mlpOut', layer)),
    middle: rowSizes(layerPart(shown, 'residualMid', layer)),
    after: rowSizes(layerPart(shown, 'residual', layer)),
  }));
  return positions.map((at) => {
    const here = layers.map((sizes) => ({
      attention: sizes.attention?.[at] ?? null,
      mlp: sizes.mlp?.[at] ?? null,
      middle: sizes.middle?.[at] ?? null,
      after: sizes.after?.[at] ?? null,
    }));
    return {
      embedding: embedding?.[at] ?? null,
      middle: here.map((sizes) => sizes.middle),
      after: here.map((sizes) => sizes.after),
      layers: here,
    };
  });
}

/** |MLP's write| ÷ |stream it goes into|; null when either is not known. */
export function mlpShare({ mlp, middle }: LayerSizes): number | null {
  return mlp === null || middle === null || middle === 0 ? null : mlp / middle;
}
