/**
 * Reads what a rewrite needs from an ONNX file: nodes with their inputs and outputs, the names and
 * sizes of initializers, the graph's inputs and outputs. Leaves out the weights themselves.
 * Field numbers: https://github.com/onnx/onnx/blob/main/onnx/onnx.proto
 */
import type { FileBytes } from '@/formats/FileBytes.ts';
import { corrupt, readFields, readIntegers, readString, WIRE } from './protobuf.ts';
import type { Field, Range } from './protobuf.ts';

/** Where things are in the messages of onnx.proto. */
export const MODEL = { opset: 8, graph: 7 } as const;
export const GRAPH = { node: 1, initializer: 5, input: 11, output: 12, valueInfo: 13 } as const;
export const NODE = { input: 1, output: 2, name: 3, op: 4, attribute: 5, domain: 7 } as const;
export const ATTRIBUTE = { name: 1, float: 2, int: 3, tensor: 5, graph: 6, ints: 8, type: 20 } as const;
export const TENSOR = {
  dims: 1,
  type: 2,
  floats: 4,
  integers: 5,
  name: 8,
  raw: 9,
  external: 13,
  location: 14,
} as const;
/** What a tensor says of numbers that lie in another file; TensorProto.DataLocation. */
export const ENTRY = { key: 1, value: 2 } as const;
export const LOCATION = { external: 1 } as const;
export const VALUE = { name: 1, type: 2 } as const;

export interface GraphNode {
  readonly op: string;
  readonly name: string;
  readonly domain: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** Attributes by name; each is the whole attribute field of the node. */
  readonly attributes: ReadonlyMap<string, Field>;
  readonly field: Field;
  /** Place in the graph's list, which is in topological order. */
  readonly index: number;
}

export interface GraphValue {
  readonly name: string;
  /** ONNX element type, 0 when the graph does not say. */
  readonly elementType: number;
}

export interface Graph {
  readonly bytes: Uint8Array;
  readonly range: Range;
  readonly nodes: readonly GraphNode[];
  /** Initializers: sizes by name, never values. */
  readonly initializers: ReadonlyMap<string, readonly number[]>;
  readonly inputs: readonly GraphValue[];
  readonly outputs: readonly GraphValue[];
}

export interface Model {
  readonly bytes: Uint8Array;
  /** Of an outline (outline.ts) the file that it is of. */
  readonly weights: FileBytes | null;
  readonly opset: number;
  readonly graphField: Field;
  readonly graph: Graph;
}

/** GPT-2 XL exported by the most verbose exporter stays under 20,000 nodes. */
const MOST_NODES = 200_000;

/** Throws EngineError ModelCorrupt when the bytes are no ONNX model. */
export function readModel(bytes: Uint8Array, weights: FileBytes | null = null): Model {
  let graphField: Field | undefined;
  let opset = 0;
  for (const field of readFields(bytes, { start: 0, end: bytes.length })) {
    if (field.number === MODEL.graph && field.wire === WIRE.bytes) {
      if (graphField) throw corrupt('it holds two graphs');
      graphField = field;
    } else if (field.number === MODEL.opset && field.wire === WIRE.bytes) opset = readOpset(bytes, field) ?? opset;
  }
  if (!graphField) throw corrupt('it holds no graph');
  return { bytes, weights, opset, graphField, graph: readGraph(bytes, graphField.payload) };
}

export function readGraph(bytes: Uint8Array, range: Range): Graph {
  const nodes: GraphNode[] = [];
  const initializers = new Map<string, readonly number[]>();
  const inputs: GraphValue[] = [];
  const outputs: GraphValue[] = [];
  for (const field of readFields(bytes, range)) {
    if (field.wire !== WIRE.bytes) continue;
    if (field.number === GRAPH.node) nodes.push(readNode(bytes, field, nodes.length));
    else if (field.number === GRAPH.initializer) {
      const { name, dims } = readInitializer(bytes, field);
      initializers.set(name, dims);
    } else if (field.number === GRAPH.input) inputs.push(readValue(bytes, field));
    else if (field.number === GRAPH.output) outputs.push(readValue(bytes, field));
    if (nodes.length > MOST_NODES) throw corrupt(`more than ${MOST_NODES} nodes`);
  }
  return { bytes, range, nodes, initializers, inputs, outputs };
}

/** The graph inside a node's attribute, such as a branch of an If; null when there is none. */
export function readSubgraph(bytes: Uint8Array, node: GraphNode, attribute: string): Graph | null {
  const holder = node.attributes.get(attribute);
  if (!holder) return null;
  for (const field of readFields(bytes, holder.payload))
    if (field.number === ATTRIBUTE.graph && field.wire === WIRE.bytes) return readGraph(bytes, field.payload);
  return null;
}

function readNode(bytes: Uint8Array, field: Field, index: number): GraphNode {
  const inputs: string[] = [];
  const outputs: string[] = [];
  const attributes = new Map<string, Field>();
  let op = '';
  let name = '';
  let domain = '';
  for (const part of readFields(bytes, field.payload)) {
    if (part.number === NODE.input) inputs.push(readString(bytes, part));
    else if (part.number === NODE.output) outputs.push(readString(bytes, part));
    else if (part.number === NODE.name) name = readString(bytes, part);
    else if (part.number === NODE.op) op = readString(bytes, part);
    else if (part.number === NODE.domain) domain = readString(bytes, part);
    else if (part.number === NODE.attribute) attributes.set(readName(bytes, part, ATTRIBUTE.name), part);
  }
  return { op, name, domain, inputs, outputs, attributes, field, index };
}

function readInitializer(bytes: Uint8Array, field: Field): { name: string; dims: number[] } {
  const dims: number[] = [];
  let name = '';
  for (const part of readFields(bytes, field.payload)) {
    if (part.number === TENSOR.dims) dims.push(...readIntegers(bytes, part));
    else if (part.number === TENSOR.name) name = readString(bytes, part);
  }
  return { name, dims };
}

function readValue(bytes: Uint8Array, field: Field): GraphValue {
  let elementType = 0;
  // ValueInfoProto.type → TypeProto.tensor_type → elem_type; each is field 1 of the one before.
  for (const part of readFields(bytes, field.payload)) {
    if (part.number !== VALUE.type) continue;
    for (const kind of readFields(bytes, part.payload)) {
      if (kind.number !== 1 || kind.wire !== WIRE.bytes) continue;
      for (const element of readFields(bytes, kind.payload)) if (element.number === 1) elementType = element.value;
    }
  }
  return { name: readName(bytes, field, VALUE.name), elementType };
}

/** The text of a field; empty when there is none. */
export function readName(bytes: Uint8Array, field: Field, number: number): string {
  for (const part of readFields(bytes, field.payload)) if (part.number === number) return readString(bytes, part);
  return '';
}

/** The version of the standard operators, null for an entry about another set. */
function readOpset(bytes: Uint8Array, field: Field): number | null {
  let domain = '';
  let version = 0;
  for (const part of readFields(bytes, field.payload)) {
    if (part.number === 1) domain = readString(bytes, part);
    else if (part.number === 2) version = part.value;
  }
  return domain === '' || domain === 'ai.onnx' ? version : null;
}
