/**
 * A tensor: numbers, their shape and what each axis means. Row-major. Only what views need to
 * read; arithmetic on weights happens in the runtime, never here.
 */
export type Axis = 'layer' | 'head' | 'query' | 'key' | 'position' | 'channel' | 'neuron' | 'token';

export interface Tensor<Axes extends readonly Axis[] = readonly Axis[]> {
  readonly axes: Axes;
  readonly shape: { readonly [I in keyof Axes]: number };
  readonly data: Float32Array;
}

/** The one way to make a Tensor. Throws RangeError when data and shape disagree. */
export function tensor<const Axes extends readonly Axis[]>(
  axes: Axes,
  shape: { readonly [I in keyof Axes]: number },
  data: Float32Array,
): Tensor<Axes> {
  const sizes: readonly number[] = shape;
  const size = sizes.reduce((product, n) => product * n, 1);
  if (sizes.length !== axes.length || size !== data.length)
    throw new RangeError(`A tensor ${axes.join('×')} of shape ${sizes.join('×')} cannot hold ${data.length} numbers.`);
  return { axes, shape, data };
}

/** The part of a tensor at `index` on its first axis, as a view on the same memory. */
export function slice<First extends Axis, Rest extends readonly Axis[]>(
  source: Tensor<readonly [First, ...Rest]>,
  index: number,
): Tensor<Rest> {
  const [count, ...rest] = source.shape as readonly number[];
  if (count === undefined || index < 0 || index >= count)
    throw new RangeError(`No index ${index} on axis ${source.axes[0]} of length ${count ?? 0}.`);
  const size = source.data.length / count;
  const axes = source.axes.slice(1) as unknown as Rest;
  const data = source.data.subarray(index * size, (index + 1) * size);
  return { axes, shape: rest as unknown as Tensor<Rest>['shape'], data };
}
