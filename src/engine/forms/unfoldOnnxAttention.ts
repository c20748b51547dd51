/**
 * `Attention` of ONNX itself, from version 23 on, which torch.export writes for scaled_dot_product_attention.
 * Source: https://onnx.ai/onnx/operators/onnx__Attention.html
 */
import type { GraphIndex } from '@/engine/instrument/GraphIndex.ts';
import { ELEMENT } from '@/engine/onnx/buildGraph.ts';
import { readIntegerAttribute } from '@/engine/onnx/readIntegerAttribute.ts';
import { appendTo, attend, mergeHeads, notAfter, splitHeads } from './attend.ts';
import type { Unfolding } from './Unfolding.ts';

const INPUT = { query: 0, key: 1, value: 2, mask: 3, pastKey: 4, pastValue: 5, lengths: 6 } as const;

export function unfoldOnnxAttention(u: Unfolding): void {
  const heads = u.integer('q_num_heads', 0);
  if (u.integer('kv_num_heads', heads) !== heads) throw u.unknown('has fewer keys than queries');
  if ((u.number('softcap') ?? 0) !== 0) throw u.unknown('bends its scores');
  if (u.input(INPUT.lengths) !== null) throw u.unknown('is told the lengths of its texts');
  if (u.output(3) !== null) throw u.unknown('hands out its scores');
  const pastKey = u.input(INPUT.pastKey);
  const isCausal = u.integer('is_causal', 0) === 1;
  if (isCausal && pastKey !== null) throw u.unknown('hides later keys behind a cache of its own');
  // Rows of d numbers where it says how many heads, else heads apart.
  const parts = [INPUT.query, INPUT.key, INPUT.value].map((at) =>
    heads > 0 ? splitHeads(u, u.required(at), heads) : u.required(at),
  ) as [string, string, string];
  const query = parts[0];
  const key = appendTo(u, pastKey, parts[1], u.output(1) ?? undefined);
  const value = appendTo(u, u.input(INPUT.pastValue), parts[2], u.output(2) ?? undefined);
  const mask = u.input(INPUT.mask);
  const isBoolean = mask !== null && isTruth(u.index, mask);
  const attention = {
    query,
    key,
    value,
    scale: u.number('scale'),
    bias: isBoolean ? null : mask,
    visible: [...(isBoolean ? [mask] : []), ...(isCausal ? [notAfter(u, query, key, true)] : [])],
  };
  if (heads > 0) mergeHeads(u, attend(u, attention), u.node.outputs[0]!);
  else attend(u, attention, u.node.outputs[0]);
}

const MOVES = new Set([
  'Expand',
  'Reshape',
  'Unsqueeze',
  'Squeeze',
  'Slice',
  'Identity',
  'Transpose',
  'Gather',
  'GatherND',
]);
const TRUTHS = new Set([
  'And',
  'Or',
  'Not',
  'Xor',
  'Equal',
  'Less',
  'LessOrEqual',
  'Greater',
  'GreaterOrEqual',
  'IsNaN',
]);

/** Whether a mask holds true and false, and not numbers to add. */
function isTruth(index: GraphIndex, mask: string): boolean {
  const maker = index.producer(index.back(mask, MOVES));
  if (maker?.op === 'Cast') return readIntegerAttribute(index.graph.bytes, maker, 'to') === ELEMENT.bool;
  return maker !== undefined && TRUTHS.has(maker.op);
}
