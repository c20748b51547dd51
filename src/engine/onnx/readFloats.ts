/**
 * Reads the numbers of a few small initializers, in float32 or float16. The large ones stay ranges of
 * bytes. Leaves out: weights in a file of their own, and every other element type.
 */
import { fromHalf } from '@/formats/halfFloat.ts';
import { ELEMENT } from './buildGraph.ts';
import { readFields, readIntegers, readString, WIRE } from './protobuf.ts';
import type { Field } from './protobuf.ts';
import { ATTRIBUTE, GRAPH, TENSOR } from './readModel.ts';
import type { Graph, GraphNode } from './readModel.ts';

/** Gain and bias of the widest GPT-2 are 1,600 numbers: whatever is far larger is not what we look for. */
const MOST_NUMBERS = 65_536;

/** Initializers of the graph by name; those that are too large, of another type or elsewhere are missing. */
export function readFloats(graph: Graph, names: ReadonlySet<string>): Map<string, Float32Array> {
  const found = new Map<string, Float32Array>();
  for (const field of readFields(graph.bytes, graph.range)) {
    if (field.number !== GRAPH.initializer || field.wire !== WIRE.bytes) continue;
    const parts = [...readFields(graph.bytes, field.payload)];
    const nameField = parts.find(({ number }) => number === TENSOR.name);
    const name = nameField ? readString(graph.bytes, nameField) : '';
    const values = names.has(name) ? readValues(graph.bytes, parts) : null;
    if (values) found.set(name, values);
  }
  return found;
}

/** A number that a node carries; null when there is none of this name. */
export function readFloatAttribute(bytes: Uint8Array, node: GraphNode, name: string): number | null {
  const attribute = node.attributes.get(name);
  if (!attribute) return null;
  for (const { number, wire, payload } of readFields(bytes, attribute.payload))
    if (number === ATTRIBUTE.float && wire === WIRE.fixed32)
      return new DataView(bytes.buffer, bytes.byteOffset + payload.start).getFloat32(0, true);
  return null;
}

/** The numbers of a Constant node; null when they are not floats. */
export function readConstant(bytes: Uint8Array, node: GraphNode): Float32Array | null {
  const value = readFloatAttribute(bytes, node, 'value_float');
  if (value !== null) return Float32Array.of(value);
  const attribute = node.attributes.get('value');
  if (!attribute) return null;
  for (const field of readFields(bytes, attribute.payload))
    if (field.number === ATTRIBUTE.tensor && field.wire === WIRE.bytes)
      return readValues(bytes, [...readFields(bytes, field.payload)]);
  return null;
}

function readValues(bytes: Uint8Array, parts: readonly Field[]): Float32Array | null {
  const of = (number: number) => parts.filter((part) => part.number === number);
  const count = of(TENSOR.dims)
    .flatMap((part) => readIntegers(bytes, part))
    .reduce((product, size) => product * size, 1);
  if (count > MOST_NUMBERS) return null;
  // Little-endian numbers side by side, or one after another in fields of their own.
  const packed = join(bytes, of(TENSOR.raw).concat(of(TENSOR.floats)));
  const type = of(TENSOR.type)[0]?.value;
  if (type === ELEMENT.float32) return packed.length === 4 * count ? new Float32Array(packed.buffer) : null;
  if (type !== ELEMENT.float16) return null;
  const halves = of(TENSOR.integers).flatMap((part) => readIntegers(bytes, part));
  if (halves.length === count) return Float32Array.from(halves, fromHalf);
  return packed.length === 2 * count ? Float32Array.from(new Uint16Array(packed.buffer), fromHalf) : null;
}

/** A copy, because a number must begin at a multiple of its size. */
function join(bytes: Uint8Array, fields: readonly Field[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(fields.reduce((sum, { payload }) => sum + payload.end - payload.start, 0));
  let at = 0;
  for (const { payload } of fields) {
    joined.set(bytes.subarray(payload.start, payload.end), at);
    at += payload.end - payload.start;
  }
  return joined;
}
