/**
 * The anatomy of a GPT-2 graph: which tensor is which, found by structure. Exporters name tensors
 * as they please, but every one must compute 2L + 1 layer norms on one residual stream, and that
 * fixes everything else. Leaves out: how the graph is changed (instrument.ts).
 */
import type { GraphNode } from '@/engine/onnx/readModel.ts';
import { findAttention } from './attention.ts';
import { findEmbeddingParts } from './embedding.ts';
import type { EmbeddingParts } from './embedding.ts';
import type { GraphIndex } from './GraphIndex.ts';
import { findPath } from './findPath.ts';
import { findLayerNorms } from './layerNorms.ts';
import { UnknownGraph } from './UnknownGraph.ts';

/** Tensor names of one block. n is the number of tokens in this run, T with those in the cache. */
export interface LayerAnatomy {
  readonly softmax: GraphNode;
  /** 1×H×n×T, as the softmax leaves it. */
  readonly attention: string;
  /** 1×H×n×dh. */
  readonly query: string;
  /** 1×n×d. */
  readonly attentionOut: string;
  readonly residualMid: string;
  /** n×neurons, with or without a leading 1. */
  readonly mlpActivation: string;
  readonly mlpOut: string;
  readonly residual: string;
}

export interface Anatomy {
  readonly layers: readonly LayerAnatomy[];
  /** 1×n×d: the residual stream before the first block. */
  readonly embedding: string;
  readonly embeddingParts: EmbeddingParts | null;
  readonly finalNorm: string;
  readonly finalResidual: string;
  /** The nodes from the last residual to the logits, in order. */
  readonly headPath: readonly GraphNode[];
}

/** The graph's output tensors under the names that all exports share. */
export interface NamedOutputs {
  readonly logits: string;
  /** `present.{i}.value`, by layer. */
  readonly values: readonly string[];
}

/** Throws UnknownGraph, saying what was not found. */
export function findAnatomy(index: GraphIndex, outputs: NamedOutputs): Anatomy {
  const layerCount = outputs.values.length;
  const norms = findLayerNorms(index);
  if (norms.length !== 2 * layerCount + 1)
    throw new UnknownGraph(`found ${norms.length} layer norms where ${layerCount} blocks need ${2 * layerCount + 1}`);
  const attention = findAttention(index, outputs.values);
  const layers = outputs.values.map((_, layer): LayerAnatomy => {
    const here = attention.get(layer);
    if (!here) throw new UnknownGraph(`found no attention weights in layer ${layer}`);
    const [before, middle, after] = [0, 1, 2].map((step) => norms[2 * layer + step]!.input) as [string, string, string];
    const mlpOut = otherOperand(index, after, middle);
    return {
      softmax: here.softmax,
      attention: here.softmax.outputs[0]!,
      query: here.query,
      attentionOut: otherOperand(index, middle, before),
      residualMid: middle,
      mlpActivation: findWeighedInput(index, mlpOut),
      mlpOut,
      residual: after,
    };
  });
  const first = norms[0]!;
  const last = norms[norms.length - 1]!;
  return {
    layers,
    embedding: first.input,
    embeddingParts: findEmbeddingParts(index, first.input),
    finalNorm: last.output,
    finalResidual: last.input,
    headPath: findPath(index, last.input, outputs.logits, 'the last residual and the logits'),
  };
}

/** What is added to `residual` to make `sum`. */
function otherOperand(index: GraphIndex, sum: string, residual: string): string {
  const add = index.producer(index.back(sum, new Set(['Cast', 'Identity'])));
  const others = add?.inputs.filter((input) => input !== residual) ?? [];
  if (add?.op !== 'Add' || others.length !== 1 || add.inputs.length !== 2)
    throw new UnknownGraph(`the residual stream does not run from ${residual} to ${sum}`);
  return others[0]!;
}

export const WEIGHT_PRODUCTS: ReadonlySet<string> = new Set([
  'Gemm',
  'MatMul',
  'MatMulInteger',
  'MatMulNBits',
  'MatMulBnb4',
  'FusedMatMul',
  'QGemm',
]);
const AROUND_PRODUCT = new Set(['Reshape', 'Cast', 'Identity', 'Dropout', 'DequantizeLinear']);
const BEFORE_PRODUCT = new Set(['DynamicQuantizeLinear', 'QuantizeLinear', 'Reshape', 'Cast']);
const MOST_VISITED = 64;

/** What the last weight matrix behind `tensor` multiplies: behind the MLP's output, the neurons. Throws UnknownGraph. */
export function findWeighedInput(index: GraphIndex, tensor: string): string {
  const waiting = [tensor];
  for (let visited = 0; waiting.length > 0 && visited < MOST_VISITED; visited++) {
    const node = index.producer(waiting.shift());
    if (!node) continue;
    if (WEIGHT_PRODUCTS.has(node.op)) return index.back(node.inputs[0]!, BEFORE_PRODUCT);
    if (AROUND_PRODUCT.has(node.op)) waiting.push(node.inputs[0]!);
    else if (node.op === 'Add' || node.op === 'Mul') for (const input of index.dataInputs(node)) waiting.push(input);
  }
  throw new UnknownGraph(`found no weights behind ${tensor}`);
}
