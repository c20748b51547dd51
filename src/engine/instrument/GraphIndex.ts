/** Who makes and who reads each tensor of a graph; the steps from which structure is recognised. */
import { readIntegerConstant, readIntegerInitializer } from '@/engine/onnx/readIntegerAttribute.ts';
import type { Graph, GraphNode } from '@/engine/onnx/readModel.ts';
import { UnknownGraph } from './UnknownGraph.ts';

/**
 * Looks at nodes that the study of one graph may take: more than twice what GPT-2 XL needs in the most
 * verbose export. A file that was made to be slow is given up, and opens without being looked into.
 */
const MOST_WORK = 20_000_000;

/** Long enough for any chain between two landmarks; a bound, because the file may be hostile. */
const LONGEST_WALK = 32;

export class GraphIndex {
  readonly graph: Graph;
  readonly #producers = new Map<string, GraphNode>();
  readonly #consumers = new Map<string, GraphNode[]>();
  readonly #outer: Graph | null;
  #work = 0;

  /** `outer` is the graph around a branch of an If: a branch reads its tensors by name. */
  constructor(graph: Graph, outer: Graph | null = null) {
    this.graph = graph;
    this.#outer = outer;
    // Weights that lie in another type in the graph around are unpacked there.
    for (const node of outer?.nodes ?? [])
      if (node.op === 'Cast' && outer?.initializers.has(node.inputs[0] ?? ''))
        for (const output of node.outputs) this.#producers.set(output, node);
    for (const node of graph.nodes) {
      for (const output of node.outputs) this.#producers.set(output, node);
      for (const input of new Set(node.inputs)) {
        const readers = this.#consumers.get(input);
        if (readers) readers.push(node);
        else this.#consumers.set(input, [node]);
      }
    }
  }

  /** Counts looks at nodes. Throws UnknownGraph when they have become too many. */
  spend(looks: number): void {
    this.#work += looks;
    if (this.#work > MOST_WORK) throw new UnknownGraph('it is too tangled to be looked into in good time');
  }

  producer(tensor: string | undefined): GraphNode | undefined {
    this.spend(1);
    return tensor === undefined ? undefined : this.#producers.get(tensor);
  }

  consumers(tensor: string): readonly GraphNode[] {
    const readers = this.#consumers.get(tensor) ?? [];
    this.spend(readers.length);
    return readers;
  }

  has(tensor: string): boolean {
    return this.#producers.has(tensor) || this.isWeight(tensor);
  }

  /** True for an initializer, here or in the graph around. */
  isWeight(tensor: string): boolean {
    return this.graph.initializers.has(tensor) || (this.#outer?.initializers.has(tensor) ?? false);
  }

  /** True for what is made of weights and constants alone, such as a matrix kept in int8 and scaled. */
  isConstant(tensor: string): boolean {
    const waiting = [tensor];
    for (let step = 0; waiting.length > 0; step++) {
      const at = waiting.pop()!;
      if (at === '' || this.isWeight(at)) continue;
      const node = this.producer(at);
      if (!node || step >= LONGEST_WALK) return false;
      this.spend(node.inputs.length);
      for (const input of node.inputs) waiting.push(input);
    }
    return true;
  }

  /** The one whole number in a constant; null when it is anything else. */
  integer(tensor: string): number | null {
    const maker = this.producer(tensor);
    if (maker) return maker.op === 'Constant' ? readIntegerConstant(this.graph.bytes, maker) : null;
    return readIntegerInitializer(this.graph, tensor) ?? (this.#outer && readIntegerInitializer(this.#outer, tensor));
  }

  /** The inputs of a node that are computed from what the model reads. */
  dataInputs(node: GraphNode): string[] {
    this.spend(node.inputs.length);
    return node.inputs.filter(
      (input) => input !== '' && !this.isWeight(input) && this.producer(input)?.op !== 'Constant',
    );
  }

  /** Follows first inputs back as long as the maker is one of `ops`. */
  back(tensor: string, ops: ReadonlySet<string>): string {
    let at = tensor;
    for (let step = 0; step < LONGEST_WALK; step++) {
      const node = this.producer(at);
      if (!node || !ops.has(node.op)) return at;
      at = node.inputs[0]!;
    }
    return at;
  }
}
