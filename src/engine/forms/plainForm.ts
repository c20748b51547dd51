/**
 * The forms in which a GPT-2 comes, brought to the one that the anatomy knows: nodes that stand for many steps are
 * taken apart where their meaning is documented, and float16 becomes float32. What is neither passes through as the
 * bytes it was, and a file that has nothing of the kind is not copied. Leaves out: what a GPT-2 is (instrument/).
 */
import { GraphIndex } from '@/engine/instrument/GraphIndex.ts';
import { UnknownGraph } from '@/engine/instrument/UnknownGraph.ts';
import { MessageWriter, readFields, WIRE } from '@/engine/onnx/protobuf.ts';
import { ATTRIBUTE, GRAPH, MODEL, NODE, readGraph, readModel } from '@/engine/onnx/readModel.ts';
import type { Graph, GraphNode, Model } from '@/engine/onnx/readModel.ts';
import { Unfolding } from './Unfolding.ts';
import { unfoldAttention, unfoldQAttention } from './unfoldAttention.ts';
import { unfoldMultiHeadAttention } from './unfoldMultiHeadAttention.ts';
import { unfoldEmbedLayerNorm, unfoldSkipLayerNorm } from './unfoldNorms.ts';
import { unfoldOnnxAttention } from './unfoldOnnxAttention.ts';
import { widenInitializer, widenNode, widenValue } from './widenHalves.ts';

export interface PlainForm {
  readonly model: Model;
  /** Whether fused nodes were taken apart. */
  readonly isUnfolded: boolean;
  /** Whether weights of 16 bits were made to be unpacked. */
  readonly isWidened: boolean;
  /** Why a fused node is still there, for people; null when there is none. */
  readonly fused: string | null;
}

type Recipe = (unfolding: Unfolding) => void;

/** By domain and name of the operator. */
const RECIPES: ReadonlyMap<string, Recipe> = new Map([
  ['com.microsoft:Attention', unfoldAttention],
  ['com.microsoft:QAttention', unfoldQAttention],
  ['com.microsoft:MultiHeadAttention', unfoldMultiHeadAttention],
  ['com.microsoft:SkipLayerNormalization', unfoldSkipLayerNorm],
  ['com.microsoft:EmbedLayerNormalization', unfoldEmbedLayerNorm],
  [':Attention', unfoldOnnxAttention],
]);

/** Operators beyond the standard that are one step, or a matrix kept small: there is nothing in them to be seen. */
const PLAIN = new Set([
  ...['Gelu', 'FastGelu', 'BiasGelu', 'QuickGelu', 'FusedMatMul', 'FusedGemm', 'MatMulNBits', 'MatMulBnb4', 'QGemm'],
  ...['MatMulIntegerToFloat', 'DynamicQuantizeMatMul', 'GatherBlockQuantized', 'QuantizeLinear', 'DequantizeLinear'],
]);

const isStandard = (domain: string) => domain === '' || domain === 'ai.onnx';

/** float16 made float32 alone, for a file that is run as it is; the same model when it has none. */
export function widened(model: Model): Model {
  return new Rewriting(model, false).model();
}

export function plainForm(model: Model): PlainForm {
  const rewriting = new Rewriting(model, true);
  const plain = rewriting.model();
  const { isUnfolded, isWidened, fused } = rewriting;
  return { model: plain, isUnfolded, isWidened, fused };
}

class Rewriting {
  isUnfolded = false;
  isWidened = false;
  fused: string | null = null;
  readonly #model: Model;
  readonly #unfolds: boolean;

  constructor(model: Model, unfolds: boolean) {
    this.#model = model;
    this.#unfolds = unfolds;
  }

  model(): Model {
    const { bytes, weights, graph, graphField } = this.#model;
    const changed = this.#graph(graph, null);
    if (!changed) return this.#model;
    const writer = new MessageWriter();
    for (const { whole } of readFields(bytes, { start: 0, end: bytes.length }))
      if (whole.start === graphField.whole.start) writer.message(MODEL.graph, changed);
      else writer.raw(bytes.subarray(whole.start, whole.end));
    return readModel(writer.finish(), weights);
  }

  /** The changed graph; null when nothing in it changes. */
  #graph(graph: Graph, outer: Graph | null): MessageWriter | null {
    const { bytes, range } = graph;
    const index = new GraphIndex(graph, outer);
    const replaced = new Map<number, MessageWriter[]>();
    for (const node of graph.nodes) {
      const parts = this.#node(index, node);
      if (parts) replaced.set(node.field.whole.start, parts);
    }
    // A branch must be in the order of the computation: what unpacks weights stands before all that reads them.
    const casts = new MessageWriter();
    const rest = new MessageWriter();
    let isChanged = replaced.size > 0;
    for (const field of readFields(bytes, range)) {
      const { number, wire, whole } = field;
      const half = number === GRAPH.initializer && wire === WIRE.bytes ? widenInitializer(bytes, field) : null;
      const isValue = number === GRAPH.input || number === GRAPH.output;
      const value = isValue && wire === WIRE.bytes ? widenValue(bytes, field) : null;
      const parts = number === GRAPH.node ? replaced.get(whole.start) : undefined;
      isChanged ||= half !== null || value !== null;
      this.isWidened ||= half !== null;
      if (half) {
        casts.message(GRAPH.node, half.cast);
        rest.message(GRAPH.initializer, half.tensor);
      } else if (value) rest.message(number, value);
      else if (parts) for (const part of parts) rest.message(GRAPH.node, part);
      // What the exporter noted of tensors that may be others now; the runtime finds it out by itself.
      else if (number !== GRAPH.valueInfo) rest.raw(bytes.subarray(whole.start, whole.end));
    }
    return isChanged ? casts.append(rest) : null;
  }

  /** What stands in a node's place; null when it stays. */
  #node(index: GraphIndex, node: GraphNode): MessageWriter[] | null {
    const { bytes } = this.#model;
    if (node.op === 'If') return this.#branches(index.graph, node);
    const domain = isStandard(node.domain) ? '' : node.domain;
    const recipe = this.#unfolds ? RECIPES.get(`${domain}:${node.op}`) : undefined;
    if (recipe)
      try {
        const unfolding = new Unfolding(index, node, this.#model.opset, (tensor) => isRead(index, tensor));
        recipe(unfolding);
        this.isUnfolded = true;
        return unfolding.nodes;
      } catch (error) {
        if (!(error instanceof UnknownGraph)) throw error;
        this.fused ??= error.message;
      }
    else if (domain !== '' && !PLAIN.has(node.op))
      this.fused ??= `its node ${node.op} (${domain}) does many steps in one, and we do not know which`;
    return widenNode(bytes, node);
  }

  #branches(outer: Graph, node: GraphNode): MessageWriter[] | null {
    const { bytes } = this.#model;
    let isChanged = false;
    const writer = new MessageWriter();
    for (const field of readFields(bytes, node.field.payload)) {
      const inner = field.number === NODE.attribute ? this.#attribute(outer, field.payload) : null;
      isChanged ||= inner !== null;
      if (inner) writer.message(NODE.attribute, inner);
      else writer.raw(bytes.subarray(field.whole.start, field.whole.end));
    }
    return isChanged ? [writer] : null;
  }

  #attribute(outer: Graph, range: { readonly start: number; readonly end: number }): MessageWriter | null {
    const { bytes } = this.#model;
    let isChanged = false;
    const writer = new MessageWriter();
    for (const { number, wire, payload, whole } of readFields(bytes, range)) {
      const isGraph = number === ATTRIBUTE.graph && wire === WIRE.bytes;
      const inner = isGraph ? this.#graph(readGraph(bytes, payload), outer) : null;
      isChanged ||= inner !== null;
      if (inner) writer.message(ATTRIBUTE.graph, inner);
      else writer.raw(bytes.subarray(whole.start, whole.end));
    }
    return isChanged ? writer : null;
  }
}

function isRead(index: GraphIndex, tensor: string): boolean {
  return index.consumers(tensor).length > 0 || index.graph.outputs.some(({ name }) => name === tensor);
}
