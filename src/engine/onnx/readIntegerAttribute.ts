/** Reads the whole numbers that a node carries, and the single ones it is given as constants. */
import { readFields, readIntegers, WIRE } from './protobuf.ts';
import { ATTRIBUTE, GRAPH, TENSOR } from './readModel.ts';
import type { Graph, GraphNode } from './readModel.ts';
import { ELEMENT } from './buildGraph.ts';
import type { Range } from './protobuf.ts';

/** Null when there is none of this name. */
export function readIntegerAttribute(bytes: Uint8Array, node: GraphNode, name: string): number | null {
  const attribute = node.attributes.get(name);
  if (!attribute) return null;
  for (const { number, wire, payload } of readFields(bytes, attribute.payload))
    if (number === ATTRIBUTE.int && wire === WIRE.varint) return readSigned(bytes.subarray(payload.start, payload.end));
  // Zero is what protobuf leaves out.
  return 0;
}

/** Seven bits a byte, the lowest first; a negative number is written as what it is more than −2⁶⁴. */
function readSigned(varint: Uint8Array): number {
  const value = varint.reduceRight((sum, byte) => (sum << 7n) | BigInt(byte & 127), 0n);
  return Number(BigInt.asIntN(64, value));
}

/** A list of whole numbers; empty when there is none of this name. */
export function readIntegersAttribute(bytes: Uint8Array, node: GraphNode, name: string): number[] {
  const attribute = node.attributes.get(name);
  if (!attribute) return [];
  return [...readFields(bytes, attribute.payload)]
    .filter(({ number }) => number === ATTRIBUTE.ints)
    .flatMap((field) => readIntegers(bytes, field));
}

/** The one int64 of a Constant node; null when it is anything else. */
export function readIntegerConstant(bytes: Uint8Array, node: GraphNode): number | null {
  const attribute = node.attributes.get('value');
  if (!attribute) return node.attributes.has('value_int') ? readIntegerAttribute(bytes, node, 'value_int') : null;
  for (const { number, wire, payload } of readFields(bytes, attribute.payload))
    if (number === ATTRIBUTE.tensor && wire === WIRE.bytes) return readOne(bytes, payload);
  return null;
}

/** The one int64 of an initializer; null when there is none of this name, or it is anything else. */
export function readIntegerInitializer({ bytes, range }: Graph, name: string): number | null {
  for (const { number, wire, payload } of readFields(bytes, range)) {
    if (number !== GRAPH.initializer || wire !== WIRE.bytes) continue;
    const nameField = [...readFields(bytes, payload)].find((part) => part.number === TENSOR.name);
    if (nameField && new TextDecoder().decode(bytes.subarray(nameField.payload.start, nameField.payload.end)) === name)
      return readOne(bytes, payload);
  }
  return null;
}

const INT64S = 7; // TensorProto.int64_data

function readOne(bytes: Uint8Array, range: Range): number | null {
  const parts = [...readFields(bytes, range)];
  if (parts.find(({ number }) => number === TENSOR.type)?.value !== ELEMENT.int64) return null;
  const raw = parts.find(({ number }) => number === TENSOR.raw)?.payload;
  if (raw)
    return raw.end - raw.start === 8
      ? Number(new DataView(bytes.buffer, bytes.byteOffset + raw.start).getBigInt64(0, true))
      : null;
  const values = parts.filter(({ number }) => number === INT64S).flatMap((part) => readIntegers(bytes, part));
  return values.length === 1 ? values[0]! : null;
}
