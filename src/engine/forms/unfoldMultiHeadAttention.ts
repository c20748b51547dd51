/**
 * `MultiHeadAttention` of com.microsoft: queries, keys and values are projected before it, their bias is added in it.
 * Source: https://github.com/microsoft/onnxruntime/blob/main/docs/ContribOperators.md#com.microsoft.MultiHeadAttention
 */
import { addBiases, appendTo, attend, FILTER, mergeHeads, notAfter, paddingBias, splitHeads } from './attend.ts';
import type { Unfolding } from './Unfolding.ts';

const INPUT = { query: 0, key: 1, value: 2, bias: 3, mask: 4, added: 5, pastKey: 6, pastValue: 7 } as const;
/** Where its cache is shared with what it puts out, or its texts share beginnings: not so in a page that reads one text. */
const FIRST_UNUSUAL = 8;

export function unfoldMultiHeadAttention(u: Unfolding): void {
  const heads = u.integer('num_heads', 0);
  if (heads < 1) throw u.unknown('does not say how many heads it has');
  if (u.input(INPUT.key) === null || u.input(INPUT.value) === null)
    throw u.unknown('is given queries, keys and values in one');
  if (u.node.inputs.slice(FIRST_UNUSUAL).some((input) => input !== '')) throw u.unknown('shares its cache');
  if (u.output(3) !== null) throw u.unknown('hands out its scores');
  const parts = [INPUT.query, INPUT.key, INPUT.value].map((at) => u.required(at));
  const bias = u.input(INPUT.bias);
  const biases = bias === null ? [] : u.thirds(bias);
  const [q, k, v] = parts.map((part, i) =>
    splitHeads(u, biases[i] === undefined ? part : u.add('Add', [part, biases[i]]), heads),
  ) as [string, string, string];
  const key = appendTo(u, u.input(INPUT.pastKey), k, u.output(1) ?? undefined);
  const value = appendTo(u, u.input(INPUT.pastValue), v, u.output(2) ?? undefined);
  const mask = u.input(INPUT.mask);
  const padding = mask && paddingBias(u, mask, u.number('mask_filter_value') ?? FILTER);
  const mixed = attend(u, {
    query: q,
    key,
    value,
    scale: u.number('scale'),
    bias: addBiases(u, u.input(INPUT.added), padding),
    visible: u.integer('unidirectional', 0) === 1 ? [notAfter(u, q, key)] : [],
  });
  mergeHeads(u, mixed, u.node.outputs[0]!);
}
