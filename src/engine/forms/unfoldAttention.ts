/**
 * `Attention` of com.microsoft, and `QAttention`, the same from whole numbers: the projection to queries, keys and
 * values, the cache as one tensor of both, and attention.
 * Source: https://github.com/microsoft/onnxruntime/blob/main/docs/ContribOperators.md#com.microsoft.Attention
 */
import { addBiases, appendTo, attend, FILTER, mergeHeads, notAfter, paddingBias, splitHeads } from './attend.ts';
import type { Unfolding } from './Unfolding.ts';

const INPUT = { rows: 0, weights: 1, bias: 2, mask: 3, past: 4, added: 5, pastLength: 6 } as const;

export function unfoldAttention(u: Unfolding): void {
  if (u.input(INPUT.pastLength) !== null) throw u.unknown('is told where its cache ends');
  if (new Set(u.integers('qkv_hidden_sizes')).size > 1) throw u.unknown('has values of another width than its keys');
  const projected = u.add('MatMul', [u.required(INPUT.rows), u.required(INPUT.weights)]);
  attendFrom(u, projected, { bias: INPUT.bias, mask: INPUT.mask, past: INPUT.past }, u.input(INPUT.added));
}

const WHOLE = {
  rows: 0,
  weights: 1,
  bias: 2,
  scale: 3,
  weightScale: 4,
  mask: 5,
  zero: 6,
  weightZero: 7,
  past: 8,
} as const;

/** What a whole number stands for: (number − zero) · scale. */
export function unfoldQAttention(u: Unfolding): void {
  const zeros = [u.input(WHOLE.zero) ?? '', u.input(WHOLE.weightZero) ?? ''];
  const product = u.add('MatMulInteger', [u.required(WHOLE.rows), u.required(WHOLE.weights), ...zeros]);
  const scale = u.add('Mul', [u.required(WHOLE.scale), u.required(WHOLE.weightScale)]);
  attendFrom(u, u.add('Mul', [u.toFloat32(product), scale]), WHOLE, null);
}

interface Places {
  readonly bias: number;
  readonly mask: number;
  readonly past: number;
}

function attendFrom(u: Unfolding, projected: string, at: Places, added: string | null): void {
  const heads = u.integer('num_heads', 0);
  if (heads < 1) throw u.unknown('does not say how many heads it has');
  if (u.integer('do_rotary', 0) !== 0) throw u.unknown('turns queries and keys by their position');
  if (u.integer('past_present_share_buffer', 0) !== 0) throw u.unknown('writes its cache into the tensor it reads');
  const bias = u.input(at.bias);
  const [q, k, v] = u.thirds(bias === null ? projected : u.add('Add', [projected, bias]));
  const past = u.input(at.past);
  const pastOf = (which: number) => past && u.add('Gather', [past, u.int64([which], [])], { axis: 0 });
  const query = splitHeads(u, q, heads);
  const key = appendTo(u, pastOf(0), splitHeads(u, k, heads));
  const value = appendTo(u, pastOf(1), splitHeads(u, v, heads));
  const present = u.output(1);
  if (present !== null) u.add('Concat', [u.unsqueeze(key, [0]), u.unsqueeze(value, [0])], { axis: 0 }, present);
  const mask = u.input(at.mask);
  const padding = mask && paddingBias(u, mask, u.number('mask_filter_value') ?? FILTER);
  const mixed = attend(u, {
    query,
    key,
    value,
    scale: u.number('scale'),
    bias: addBiases(u, added, padding),
    visible: u.integer('unidirectional', 0) === 1 ? [notAfter(u, query, key)] : [],
  });
  mergeHeads(u, mixed, u.node.outputs[0]!);
}
