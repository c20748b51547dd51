import { describe, expect, test } from 'vitest';
import { ELEMENT } from '@/engine/onnx/buildGraph.ts';
import { MessageWriter } from '@/engine/onnx/protobuf.ts';
import { readFloats } from '@/engine/onnx/readFloats.ts';
import { GRAPH, MODEL, readModel, TENSOR } from '@/engine/onnx/readModel.ts';

/** Reads the one initializer of a graph. */
function readOne(
  write: (tensor: MessageWriter) => MessageWriter,
  type: number,
  ...dims: number[]
): Float32Array | undefined {
  const tensor = new MessageWriter().string(TENSOR.name, 'gain').integer(TENSOR.type, type);
  for (const size of dims) tensor.integer(TENSOR.dims, size);
  // Bytes in front, so that numbers do not begin at a multiple of four by chance.
  const graph = new MessageWriter().string(2, 'x').message(GRAPH.initializer, write(tensor));
  const bytes = new MessageWriter().message(MODEL.graph, graph).finish();
  return readFloats(readModel(bytes).graph, new Set(['gain'])).get('gain');
}

const floats = Float32Array.of(1, -0.5, 3.25);
const raw = (values: Float32Array | Uint16Array) => (tensor: MessageWriter) =>
  tensor.bytes(TENSOR.raw, new Uint8Array(values.buffer));

describe('a small initializer', () => {
  test('is read from raw bytes', () => {
    expect(readOne(raw(floats), ELEMENT.float32, 3)).toEqual(floats);
  });

  test('is read from a packed field of floats', () => {
    const write = (tensor: MessageWriter) => tensor.bytes(TENSOR.floats, new Uint8Array(floats.buffer));
    expect(readOne(write, ELEMENT.float32, 3)).toEqual(floats);
  });

  test('is read in half precision, from raw bytes and from integers', () => {
    // 1, −2, 65504 (the largest), 2⁻²⁴ (the smallest), minus infinity.
    const halves = Uint16Array.of(0x3c00, 0xc000, 0x7bff, 0x0001, 0xfc00);
    const expected = Float32Array.of(1, -2, 65_504, 2 ** -24, -Infinity);
    expect(readOne(raw(halves), ELEMENT.float16, 5)).toEqual(expected);
    const integers = (tensor: MessageWriter) => {
      for (const bits of halves) tensor.integer(TENSOR.integers, bits);
      return tensor;
    };
    expect(readOne(integers, ELEMENT.float16, 5)).toEqual(expected);
  });

  test.each([
    ['is of another size than it says', raw(floats), ELEMENT.float32, 4],
    ['is of another type', raw(floats), ELEMENT.int64, 3],
    ['lies in a file of its own', (tensor: MessageWriter) => tensor, ELEMENT.float32, 3],
    ['is large', raw(floats), ELEMENT.float32, 1_000_000],
  ] as const)('is left alone when it %s', (_, write, type, size) => {
    expect(readOne(write, type, size)).toBeUndefined();
  });
});
