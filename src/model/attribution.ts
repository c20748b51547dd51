/**
 * Direct logit attribution: who made the logit? The residual stream is a sum, and what reads it at
 * the end is almost linear, so a logit falls apart into one number for each component:
 *
 *     logit = embedding + Σ_l (Σ_h head_lh + bias_l + MLP_l) + constant + rest
 *
 * where a component that writes c into the stream x adds
 *
 *     Σ_i (c_i − mean c) / σ · g_i · W_i        σ = √(variance of x + ε), g the final norm's gain,
 *                                               W the token's column of the unembedding
 *
 * `constant` is the final norm's bias through the unembedding; it is the same for every text. Only σ is
 * not linear: it is taken as it was. Leaves out indirect effects: what a component does to the
 * logit through the components that read it. Source: Elhage et al. 2021, "A Mathematical Framework
 * for Transformer Circuits", "logit attribution"; nostalgebraist 2020 for reading the stream this way.
 */
import { GPT2_SUBLAYERS, type Sublayer } from './architecture.ts';
import type { Head, Layer } from './axes.ts';
import { head, layer } from './axes.ts';
import type { ModelConfig } from './config.ts';

export type Component =
  | { readonly kind: 'embedding' }
  | { readonly kind: 'head'; readonly layer: Layer; readonly head: Head }
  /** The bias of attention's output projection: it belongs to no head. */
  | { readonly kind: 'bias'; readonly layer: Layer }
  | { readonly kind: 'mlp'; readonly layer: Layer }
  | { readonly kind: 'constant' }
  /** Rounding, and what an experiment put into the stream. */
  | { readonly kind: 'rest' };

export type ComponentKind = Component['kind'];

export interface Contribution {
  readonly component: Component;
  /** What it adds to the logit, or to the difference of two logits. */
  readonly value: number;
}

/** `sublayers`: what writes in a block, in its order; GPT-2's when left out. */
type Sizes = Pick<ModelConfig, 'layerCount' | 'headCount'> & { readonly sublayers?: readonly Sublayer[] | undefined };

/** What each sublayer writes: attention its heads and a bias that belongs to none, an MLP one row. */
const WRITERS: Readonly<Record<Sublayer, (at: Layer, headCount: number) => Component[]>> = {
  attention: (at, headCount) => [
    ...Array.from({ length: headCount }, (_, h): Component => ({ kind: 'head', layer: at, head: head(h) })),
    { kind: 'bias', layer: at },
  ],
  mlp: (at) => [{ kind: 'mlp', layer: at }],
};

/** What a block writes into the stream, in the order in which it does. */
function listWrites(at: Layer, { headCount, sublayers = GPT2_SUBLAYERS }: Sizes): Component[] {
  return sublayers.flatMap((sublayer) => WRITERS[sublayer](at, headCount));
}

/** N = 1 + L(H + 2) + 2 in GPT-2. */
export function componentCount(sizes: Sizes): number {
  return 1 + sizes.layerCount * listWrites(layer(0), sizes).length + 2;
}

/** All components in the order of the engine's answer: along the stream, then the constant and the rest. */
export function listComponents(sizes: Sizes): Component[] {
  return [
    { kind: 'embedding' },
    ...Array.from({ length: sizes.layerCount }, (_, at) => listWrites(layer(at), sizes)).flat(),
    { kind: 'constant' },
    { kind: 'rest' },
  ];
}

/** Where a component stands in `listComponents`. */
export function componentIndex(component: Component, sizes: Sizes): number {
  const writes = listWrites(layer(0), sizes);
  switch (component.kind) {
    case 'embedding':
      return 0;
    case 'constant':
      return 1 + sizes.layerCount * writes.length;
    case 'rest':
      return 2 + sizes.layerCount * writes.length;
    default: {
      const { kind } = component;
      const first = writes.findIndex((write) => write.kind === kind);
      return 1 + component.layer * writes.length + first + (kind === 'head' ? component.head : 0);
    }
  }
}

/**
 * What each component adds to the logit of token column `token` of an N×K answer; with `against`, to
 * the difference of the two logits, in which everything cancels that lifts both alike.
 * Throws RangeError when the answer belongs to another network or has no such column.
 */
export function readContributions(
  { shape, data }: { readonly shape: readonly number[]; readonly data: Float32Array },
  sizes: Sizes,
  token: number,
  against: number | null = null,
): Contribution[] {
  const [count = 0, columns = 0] = shape;
  if (count !== componentCount(sizes) || data.length !== count * columns)
    throw new RangeError(`An attribution of shape ${shape.join('×')} has not ${componentCount(sizes)} components.`);
  for (const column of [token, against])
    if (column !== null && !(column >= 0 && column < columns))
      throw new RangeError(`No column ${column} in an attribution of ${columns} tokens.`);
  return listComponents(sizes).map((component, row) => ({
    component,
    value: data[row * columns + token]! - (against === null ? 0 : data[row * columns + against]!),
  }));
}

/** The logit: the sum of all contributions. */
export function sumContributions(contributions: readonly Contribution[]): number {
  return contributions.reduce((sum, { value }) => sum + value, 0);
}

/** What all components of a kind add together, in the order along the stream. */
export function sumByKind(contributions: readonly Contribution[]): Readonly<Record<ComponentKind, number>> {
  const sums = { embedding: 0, head: 0, bias: 0, mlp: 0, constant: 0, rest: 0 };
  for (const { component, value } of contributions) sums[component.kind] += value;
  return sums;
}

/** The `most` components that add or take away most, the largest first. The constant and the rest are nobody's work. */
export function strongestContributions(contributions: readonly Contribution[], most: number): Contribution[] {
  return contributions
    .filter(({ component }) => component.kind !== 'constant' && component.kind !== 'rest')
    .sort((one, other) => Math.abs(other.value) - Math.abs(one.value))
    .slice(0, most);
}
