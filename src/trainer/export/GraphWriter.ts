/**
 * Writes an ONNX graph node by node. Field numbers are those of onnx.proto; the bytes are the engine's
 * protobuf writer's. Source: https://github.com/onnx/onnx/blob/main/onnx/onnx.proto
 */
import { MessageWriter } from '@/engine/onnx/protobuf.ts';

/** TensorProto.DataType. */
export const TYPE = { float: 1, int64: 7, bool: 9 } as const;
/** AttributeProto.AttributeType. */
const ATTRIBUTE_TYPE = { float: 1, int: 2, string: 3, ints: 7 } as const;
/** The first version with Gelu as one node. */
const OPSET = 20;
const IR_VERSION = 9;

/** A whole number, a list of them, a text, or a float told apart from a whole number. */
type Attribute = number | string | readonly number[] | { readonly float: number };
type Shape = readonly (string | number)[];

export class GraphWriter {
  readonly #graph = new MessageWriter().string(2, 'glassbox-trained');

  /** A node with one output, whose name is the node's. Returns it. */
  op(
    kind: string,
    inputs: readonly string[],
    output: string,
    attributes: Readonly<Record<string, Attribute>> = {},
  ): string {
    this.node(kind, inputs, [output], attributes);
    return output;
  }

  node(
    kind: string,
    inputs: readonly string[],
    outputs: readonly string[],
    attributes: Readonly<Record<string, Attribute>> = {},
  ): void {
    const node = new MessageWriter();
    for (const name of inputs) node.string(1, name);
    for (const name of outputs) node.string(2, name);
    node.string(3, outputs[0] ?? kind).string(4, kind);
    for (const [name, value] of Object.entries(attributes)) node.message(5, writeAttribute(name, value));
    this.#graph.message(1, node);
  }

  floats(name: string, shape: readonly number[], values: Float32Array): string {
    return this.#tensor(name, TYPE.float, shape, new Uint8Array(Float32Array.from(values).buffer));
  }

  /** Shape [] makes a scalar. */
  integers(name: string, shape: readonly number[], values: readonly number[]): string {
    return this.#tensor(name, TYPE.int64, shape, new Uint8Array(BigInt64Array.from(values, BigInt).buffer));
  }

  input(name: string, type: number, shape: Shape): void {
    this.#graph.message(11, describeValue(name, type, shape));
  }

  output(name: string, shape: Shape): void {
    this.#graph.message(12, describeValue(name, TYPE.float, shape));
  }

  finish(): Uint8Array {
    const opset = new MessageWriter().string(1, '').integer(2, OPSET);
    return new MessageWriter().integer(1, IR_VERSION).message(8, opset).message(7, this.#graph).finish();
  }

  #tensor(name: string, type: number, shape: readonly number[], raw: Uint8Array): string {
    const tensor = new MessageWriter();
    for (const size of shape) tensor.integer(1, size);
    this.#graph.message(5, tensor.integer(2, type).string(8, name).bytes(9, raw));
    return name;
  }
}

const FIXED32 = 5;

function writeAttribute(name: string, value: Attribute): MessageWriter {
  const attribute = new MessageWriter().string(1, name);
  if (typeof value === 'string') return attribute.string(4, value).integer(20, ATTRIBUTE_TYPE.string);
  if (typeof value === 'number') return attribute.integer(3, value).integer(20, ATTRIBUTE_TYPE.int);
  if ('float' in value) {
    const bytes = new Uint8Array(5);
    bytes[0] = 2 * 8 + FIXED32; // field 2, `f`
    new DataView(bytes.buffer).setFloat32(1, value.float, true);
    return attribute.raw(bytes).integer(20, ATTRIBUTE_TYPE.float);
  }
  for (const each of value) attribute.integer(8, each);
  return attribute.integer(20, ATTRIBUTE_TYPE.ints);
}

function describeValue(name: string, type: number, shape: Shape): MessageWriter {
  const dimensions = new MessageWriter();
  for (const size of shape) {
    const dimension = new MessageWriter();
    dimensions.message(1, typeof size === 'number' ? dimension.integer(1, size) : dimension.string(2, size));
  }
  const tensorType = new MessageWriter().integer(1, type).message(2, dimensions);
  return new MessageWriter().string(1, name).message(2, new MessageWriter().message(1, tensorType));
}
