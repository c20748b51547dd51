/**
 * The small steps that are put in the place of one fused node. Tensors that the node put out keep their
 * names; those between get names under the first of them, which no other node of the graph can have.
 */
import { buildConstant, buildFloat32, buildInt64, buildNode, ELEMENT } from '@/engine/onnx/buildGraph.ts';
import type { AttributeValue } from '@/engine/onnx/buildGraph.ts';
import type { MessageWriter } from '@/engine/onnx/protobuf.ts';
import { readFloatAttribute } from '@/engine/onnx/readFloats.ts';
import { readIntegerAttribute, readIntegersAttribute } from '@/engine/onnx/readIntegerAttribute.ts';
import type { GraphNode } from '@/engine/onnx/readModel.ts';
import type { GraphIndex } from '@/engine/instrument/GraphIndex.ts';
import { UnknownGraph } from '@/engine/instrument/UnknownGraph.ts';

/** From this version of the operators on, axes are an input and no attribute. */
const AXES_AS_INPUT = 13;
/** From this one on, Split is told into how many. */
const COUNTED_SPLIT = 18;

export class Unfolding {
  readonly index: GraphIndex;
  readonly node: GraphNode;
  readonly nodes: MessageWriter[] = [];
  readonly #opset: number;
  readonly #isUsed: (tensor: string) => boolean;

  /** `isUsed`: whether anything reads a tensor. */
  constructor(index: GraphIndex, node: GraphNode, opset: number, isUsed: (tensor: string) => boolean) {
    this.index = index;
    this.node = node;
    this.#opset = opset;
    this.#isUsed = isUsed;
  }

  /** An input of the fused node; null where it is left out. */
  input(at: number): string | null {
    return this.node.inputs[at] || null;
  }

  /** Throws UnknownGraph when it is left out. */
  required(at: number): string {
    const tensor = this.input(at);
    if (tensor === null) throw this.unknown(`is given no input ${at}`);
    return tensor;
  }

  /** What the fused node calls an output; null where nobody reads it. */
  output(at: number): string | null {
    const tensor = this.node.outputs[at];
    return tensor && this.#isUsed(tensor) ? tensor : null;
  }

  integer(name: string, otherwise: number): number {
    return readIntegerAttribute(this.index.graph.bytes, this.node, name) ?? otherwise;
  }

  integers(name: string): number[] {
    return readIntegersAttribute(this.index.graph.bytes, this.node, name);
  }

  number(name: string): number | null {
    return readFloatAttribute(this.index.graph.bytes, this.node, name);
  }

  /** `what`: continues "its Attention node …". */
  unknown(what: string): UnknownGraph {
    return new UnknownGraph(`its ${this.node.op} node ${what}, which we cannot take apart`);
  }

  /** Adds a step and returns what its output is called: `output`, or a name of its own. */
  add(op: string, inputs: readonly string[], attributes: Record<string, AttributeValue> = {}, output?: string): string {
    const made = output ?? this.#name(op);
    this.nodes.push(buildNode(op, made, inputs, [made], attributes));
    return made;
  }

  int64(values: readonly number[], dims: readonly number[] = [values.length]): string {
    const name = this.#name('integers');
    this.nodes.push(buildConstant(name, buildInt64(name, values, dims)));
    return name;
  }

  float32(value: number): string {
    const name = this.#name('number');
    this.nodes.push(buildConstant(name, buildFloat32(name, value)));
    return name;
  }

  toFloat32(tensor: string): string {
    return this.add('Cast', [tensor], { to: ELEMENT.float32 });
  }

  unsqueeze(tensor: string, axes: readonly number[]): string {
    return this.#opset >= AXES_AS_INPUT
      ? this.add('Unsqueeze', [tensor, this.int64(axes)])
      : this.add('Unsqueeze', [tensor], { axes });
  }

  /** Three parts of the same size, along the last axis. */
  thirds(tensor: string): [string, string, string] {
    const parts: [string, string, string] = [this.#name('first'), this.#name('second'), this.#name('third')];
    const counted = this.#opset >= COUNTED_SPLIT ? { num_outputs: 3 } : {};
    this.nodes.push(buildNode('Split', `${parts[0]}.split`, [tensor], parts, { axis: -1, ...counted }));
    return parts;
  }

  /** One of a tensor's sizes, as a scalar. */
  sizeOf(tensor: string, axis: number): string {
    return this.add('Gather', [this.add('Shape', [tensor]), this.int64([axis], [])], { axis: 0 });
  }

  #name(what: string): string {
    const base = this.node.outputs.find((output) => output !== '') ?? this.node.name;
    return `unfused/${base}/${this.nodes.length}.${what}`;
  }
}
