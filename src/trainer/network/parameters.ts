/**
 * The parameters of a GPT-2 under the names they have in a Hub checkpoint, and where each lies in one run
 * of numbers. Matrices come first and vectors after them, because weight decay is for matrices alone
 * (as in nanoGPT's `configure_optimizers`).
 *
 * A matrix that multiplies from the right, y = x·W, is stored in×out ("Conv1D" in Hugging Face's GPT-2).
 */
import { paddedVocabulary } from './sizes.ts';
import type { NetworkSizes } from './sizes.ts';

export interface ParameterPlace {
  readonly name: string;
  readonly shape: readonly number[];
  /** Index of its first number among all parameters. */
  readonly start: number;
  /** How many numbers it has. */
  readonly count: number;
  /** Writes into the residual stream: starts smaller, since 2L of them add up (Radford et al. 2019, section 2.3). */
  readonly isResidual: boolean;
}

export interface ParameterPlan {
  readonly places: ReadonlyMap<string, ParameterPlace>;
  /** Numbers that decay: all matrices. They come first. */
  readonly matrixCount: number;
  /** All numbers, padding included. */
  readonly count: number;
}

export const TOKEN_EMBEDDING = 'transformer.wte.weight';
export const POSITION_EMBEDDING = 'transformer.wpe.weight';
export const FINAL_NORM = 'transformer.ln_f';

/** Parts of one block, each with `.weight` and `.bias`. */
export const BLOCK_PARTS = ['ln_1', 'attn.c_attn', 'attn.c_proj', 'ln_2', 'mlp.c_fc', 'mlp.c_proj'] as const;
export type BlockPart = (typeof BLOCK_PARTS)[number];

export const blockName = (layer: number, part: BlockPart) => `transformer.h.${layer}.${part}`;

/** Shapes by name, in the order of a checkpoint. */
export function listParameters(sizes: NetworkSizes): [name: string, shape: readonly number[]][] {
  const { width: d, layerCount, vocabularySize, contextLength } = sizes;
  const list: [string, readonly number[]][] = [
    [TOKEN_EMBEDDING, [vocabularySize, d]],
    [POSITION_EMBEDDING, [contextLength, d]],
  ];
  const matrices: Record<BlockPart, readonly number[]> = {
    ln_1: [d],
    'attn.c_attn': [d, 3 * d],
    'attn.c_proj': [d, d],
    ln_2: [d],
    'mlp.c_fc': [d, 4 * d],
    'mlp.c_proj': [4 * d, d],
  };
  for (let layer = 0; layer < layerCount; layer++)
    for (const part of BLOCK_PARTS) {
      const shape = matrices[part];
      list.push([`${blockName(layer, part)}.weight`, shape], [`${blockName(layer, part)}.bias`, shape.slice(-1)]);
    }
  list.push([`${FINAL_NORM}.weight`, [d]], [`${FINAL_NORM}.bias`, [d]]);
  return list;
}

export function planParameters(sizes: NetworkSizes): ParameterPlan {
  const list = listParameters(sizes);
  const places = new Map<string, ParameterPlace>();
  let end = 0;
  const place = ([name, shape]: [string, readonly number[]]) => {
    const count = shape.reduce((product, n) => product * n, 1);
    places.set(name, { name, shape, start: end, count, isResidual: name.endsWith('c_proj.weight') });
    end += name === TOKEN_EMBEDDING ? paddedVocabulary(sizes) * sizes.width : count;
  };
  list.filter(([, shape]) => shape.length > 1).forEach(place);
  const matrixCount = end;
  list.filter(([, shape]) => shape.length === 1).forEach(place);
  // Back to the order of a checkpoint.
  const ordered = new Map(list.map(([name]) => [name, places.get(name)!]));
  return { places: ordered, matrixCount, count: end };
}
