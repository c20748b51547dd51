/**
 * Changes to one graph, collected and then written in one go. Everything that is not changed
 * passes through as the bytes it was. Knows nothing of GPT-2.
 */
import { buildNode, rewireNode } from '@/engine/onnx/buildGraph.ts';
import { MessageWriter, readFields, WIRE } from '@/engine/onnx/protobuf.ts';
import { GRAPH } from '@/engine/onnx/readModel.ts';
import type { Graph, GraphNode } from '@/engine/onnx/readModel.ts';
import type { GraphIndex } from './GraphIndex.ts';
import { PREFIX } from './names.ts';
import { UnknownGraph } from './UnknownGraph.ts';

export class GraphEdit {
  readonly index: GraphIndex;
  readonly #graph: Graph;
  readonly #replaced = new Map<number, MessageWriter[]>();
  readonly #nodes: MessageWriter[] = [];
  readonly #initializers: MessageWriter[] = [];
  readonly #inputs = new Map<string, MessageWriter>();
  readonly #outputs = new Map<string, MessageWriter>();

  constructor(index: GraphIndex) {
    this.index = index;
    this.#graph = index.graph;
  }

  /** New inputs by name. In a branch of an If they belong to the graph around. */
  get inputs(): ReadonlyMap<string, MessageWriter> {
    return this.#inputs;
  }

  get outputs(): ReadonlyMap<string, MessageWriter> {
    return this.#outputs;
  }

  addNode(node: MessageWriter): void {
    this.#nodes.push(node);
  }

  addInitializer(tensor: MessageWriter): void {
    this.#initializers.push(tensor);
  }

  addInput(name: string, value: MessageWriter): void {
    this.#inputs.set(name, value);
  }

  addOutput(name: string, value: MessageWriter): void {
    this.#outputs.set(name, value);
  }

  /** Publishes a tensor of the graph under a name of ours. */
  publish(tensor: string, name: string, value: MessageWriter): void {
    this.#nodes.push(buildNode('Identity', name, [tensor], [name]));
    this.#outputs.set(name, value);
  }

  /**
   * Steps between a tensor and all who read it: the maker's output gets another name, which is
   * returned, and the nodes from `build` make the old one anew. They stand right behind the maker,
   * because a branch must be in topological order.
   */
  interpose(maker: GraphNode, tensor: string, build: (original: string) => MessageWriter[]): string {
    const original = `${PREFIX}original/${tensor}`;
    if (this.#replaced.has(maker.index) || this.index.has(original))
      throw new UnknownGraph(`${tensor} has been changed before`);
    const outputs = maker.outputs.map((output) => (output === tensor ? original : output));
    const renamed = rewireNode(this.#graph.bytes, maker, maker.name, maker.inputs, outputs);
    this.#replaced.set(maker.index, [renamed, ...build(original)]);
    return original;
  }

  /** The changed GraphProto. */
  write(): MessageWriter {
    const { bytes, range, nodes } = this.#graph;
    const writer = new MessageWriter();
    const replacement = new Map([...this.#replaced].map(([at, parts]) => [nodes[at]!.field.whole.start, parts]));
    for (const { number, wire, whole } of readFields(bytes, range)) {
      const parts = number === GRAPH.node && wire === WIRE.bytes ? replacement.get(whole.start) : undefined;
      if (!parts) writer.raw(bytes.subarray(whole.start, whole.end));
      else for (const part of parts) writer.message(GRAPH.node, part);
    }
    for (const node of this.#nodes) writer.message(GRAPH.node, node);
    for (const tensor of this.#initializers) writer.message(GRAPH.initializer, tensor);
    for (const value of this.#outputs.values()) writer.message(GRAPH.output, value);
    return writer;
  }
}
