/** Tells whether a network computes with whole numbers, or unpacks its matrices from 4 bits. Weights of 16 bits do not count. */
import { readSubgraph } from '@/engine/onnx/readModel.ts';
import type { Graph, Model } from '@/engine/onnx/readModel.ts';

const QUANTIZED = new Set([
  'DynamicQuantizeLinear',
  'MatMulInteger',
  'MatMulNBits',
  'MatMulBnb4',
  'QLinearMatMul',
  'QGemm',
  'DynamicQuantizeMatMul',
  'MatMulIntegerToFloat',
  'QAttention',
]);

export function findPrecision({ bytes, graph }: Model): 'float32' | 'quantized' {
  const branches = graph.nodes
    .filter((node) => node.op === 'If')
    .flatMap((node) => ['then_branch', 'else_branch'].map((branch) => readSubgraph(bytes, node, branch)));
  const isQuantized = (one: Graph | null) => one?.nodes.some((node) => QUANTIZED.has(node.op)) ?? false;
  return [graph, ...branches].some(isQuantized) ? 'quantized' : 'float32';
}
