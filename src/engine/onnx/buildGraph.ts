/** Builds the pieces a rewrite adds to an ONNX graph: nodes, small integer constants, inputs and outputs. */
import { MessageWriter } from './protobuf.ts';
import { ATTRIBUTE, NODE, TENSOR, VALUE } from './readModel.ts';
import type { GraphNode } from './readModel.ts';

/** Element types of onnx.proto, TensorProto.DataType. */
export const ELEMENT = { float32: 1, uint8: 2, int8: 3, int32: 6, int64: 7, bool: 9, float16: 10 } as const;

/** AttributeProto.AttributeType. */
const ATTRIBUTE_KIND = { float: 1, int: 2, tensor: 4, ints: 7 } as const;

/** What a node carries: a whole number, several, or a number that is not whole. */
export type AttributeValue = number | readonly number[] | { readonly float: number };

export function buildNode(
  op: string,
  name: string,
  inputs: readonly string[],
  outputs: readonly string[],
  attributes: Readonly<Record<string, AttributeValue>> = {},
): MessageWriter {
  const node = new MessageWriter();
  for (const input of inputs) node.string(NODE.input, input);
  for (const output of outputs) node.string(NODE.output, output);
  node.string(NODE.name, name).string(NODE.op, op);
  for (const [key, value] of Object.entries(attributes)) node.message(NODE.attribute, buildAttribute(key, value));
  return node;
}

function buildAttribute(key: string, value: AttributeValue): MessageWriter {
  const attribute = new MessageWriter().string(ATTRIBUTE.name, key);
  if (typeof value === 'number')
    return attribute.integer(ATTRIBUTE.int, value).integer(ATTRIBUTE.type, ATTRIBUTE_KIND.int);
  if ('float' in value)
    return attribute.float(ATTRIBUTE.float, value.float).integer(ATTRIBUTE.type, ATTRIBUTE_KIND.float);
  for (const one of value) attribute.integer(ATTRIBUTE.ints, one);
  return attribute.integer(ATTRIBUTE.type, ATTRIBUTE_KIND.ints);
}

/** A node that puts out a tensor, where an initializer would not do: in a branch, or among nodes that are replaced. */
export function buildConstant(output: string, tensor: MessageWriter): MessageWriter {
  const value = new MessageWriter().string(ATTRIBUTE.name, 'value').message(ATTRIBUTE.tensor, tensor);
  return buildNode('Constant', output, [], [output]).message(
    NODE.attribute,
    value.integer(ATTRIBUTE.type, ATTRIBUTE_KIND.tensor),
  );
}

/** The same operation on other tensors: attributes are passed through as they are. */
export function rewireNode(
  bytes: Uint8Array,
  node: GraphNode,
  name: string,
  inputs: readonly string[],
  outputs: readonly string[],
): MessageWriter {
  const copy = new MessageWriter();
  for (const input of inputs) copy.string(NODE.input, input);
  for (const output of outputs) copy.string(NODE.output, output);
  copy.string(NODE.name, name).string(NODE.op, node.op);
  for (const { whole } of node.attributes.values()) copy.raw(bytes.subarray(whole.start, whole.end));
  if (node.domain) copy.string(NODE.domain, node.domain);
  return copy;
}

/** An initializer of int64 values; `dims` [] makes a scalar. */
export function buildInt64(name: string, values: readonly number[], dims: readonly number[]): MessageWriter {
  const tensor = new MessageWriter();
  for (const size of dims) tensor.integer(TENSOR.dims, size);
  const raw = new Uint8Array(BigInt64Array.from(values, BigInt).buffer);
  return tensor.integer(TENSOR.type, ELEMENT.int64).string(TENSOR.name, name).bytes(TENSOR.raw, raw);
}

/** One float32, as a scalar. */
export function buildFloat32(name: string, value: number): MessageWriter {
  const raw = new Uint8Array(Float32Array.of(value).buffer);
  return new MessageWriter().integer(TENSOR.type, ELEMENT.float32).string(TENSOR.name, name).bytes(TENSOR.raw, raw);
}

/** What a graph says of an input or output. A size is a number, or a name where it varies. */
export function buildValue(name: string, elementType: number, dims?: readonly (number | string)[]): MessageWriter {
  const tensor = new MessageWriter().integer(1, elementType);
  if (dims) {
    const shape = new MessageWriter();
    for (const size of dims)
      shape.message(
        1,
        typeof size === 'number' ? new MessageWriter().integer(1, size) : new MessageWriter().string(2, size),
      );
    tensor.message(2, shape);
  }
  return new MessageWriter().string(VALUE.name, name).message(VALUE.type, new MessageWriter().message(1, tensor));
}
