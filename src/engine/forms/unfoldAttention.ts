/**
 * `Attention` of com.microsoft: the projection to queries, keys and values, the cache as one tensor of
 * both, and attention.
 * Source: https://github.com/microsoft/onnxruntime/blob/main/docs/ContribOperators.md#com.microsoft.Attention
 */
import { addBiases, appendTo, attend, FILTER, mergeHeads, notAfter, paddingBias, splitHeads } from './attend.ts';
import type { Unfolding } from './Unfolding.ts';

const INPUT = { rows: 0, weights: 1, bias: 2, mask: 3, past: 4, added: 5, pastLength: 6 } as const;

export function unfoldAttention(u: Unfolding): void {
  const heads = u.integer('num_heads', 0);
  if (heads < 1) throw u.unknown('does not say how many heads it has');
  if (u.integer('do_rotary', 0) !== 0) throw u.unknown('turns queries and keys by their position');
  if (u.integer('past_present_share_buffer', 0) !== 0 || u.input(INPUT.pastLength) !== null)
    throw u.unknown('writes its cache into the tensor it reads');
  if (new Set(u.integers('qkv_hidden_sizes')).size > 1) throw u.unknown('has values of another width than its keys');
  const projected = u.add('MatMul', [u.required(INPUT.rows), u.required(INPUT.weights)]);
  const bias = u.input(INPUT.bias);
  const [q, k, v] = u.thirds(bias === null ? projected : u.add('Add', [projected, bias]));
  const past = u.input(INPUT.past);
  const pastOf = (at: number) => past && u.add('Gather', [past, u.int64([at], [])], { axis: 0 });
  const query = splitHeads(u, q, heads);
  const key = appendTo(u, pastOf(0), splitHeads(u, k, heads));
  const value = appendTo(u, pastOf(1), splitHeads(u, v, heads));
  const present = u.output(1);
  if (present !== null) u.add('Concat', [u.unsqueeze(key, [0]), u.unsqueeze(value, [0])], { axis: 0 }, present);
  const mask = u.input(INPUT.mask);
  const padding = mask && paddingBias(u, mask, u.number('mask_filter_value') ?? FILTER);
  const mixed = attend(u, {
    query,
    key,
    value,
    scale: u.number('scale'),
    bias: addBiases(u, u.input(INPUT.added), padding),
    visible: u.integer('unidirectional', 0) === 1 ? [notAfter(u, query, key)] : [],
  });
  mergeHeads(u, mixed, u.node.outputs[0]!);
}
