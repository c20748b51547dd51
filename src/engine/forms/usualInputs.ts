/**
 * Inputs and outputs of other exporters under the names and types of those that transformers.js reads, which are the
 * only ones the engine feeds:
 *
 *     past_0, 2×B×H×P×dh, keys before values    ←  past_key_values.0.key, past_key_values.0.value
 *     present_0, 2×B×H×T×dh                     →  present.0.key, present.0.value
 *     whole numbers of 32 bits, a mask of floats ←  int64
 *
 * Source: onnxruntime/python/tools/transformers/models/gpt2/gpt2_helper.py, Gpt2Helper.export_onnx
 */
import { GraphIndex } from '@/engine/instrument/GraphIndex.ts';
import { buildConstant, buildInt64, buildNode, buildValue, ELEMENT, rewireNode } from '@/engine/onnx/buildGraph.ts';
import { MessageWriter, readFields, WIRE } from '@/engine/onnx/protobuf.ts';
import { GRAPH, MODEL, readModel, readName, VALUE } from '@/engine/onnx/readModel.ts';
import type { GraphNode, GraphValue, Model } from '@/engine/onnx/readModel.ts';

/** Keys and values of a layer in one tensor, by its number. */
const STACKED_PAST = /^past_(\d+)$/;
const STACKED_PRESENT = /^present_(\d+)$/;
const KINDS = ['key', 'value'] as const;

/** What is fed as int64, whatever type the graph reads it in. */
const WHOLE = ['input_ids', 'position_ids', 'attention_mask'];
const CONVERTED: ReadonlySet<number> = new Set([ELEMENT.int32, ELEMENT.float32, ELEMENT.float16]);

/** From this version of the operators on, axes are an input and no attribute. */
const AXES_AS_INPUT = 13;

const ours = (name: string) => `usual/${name}`;

/** The same model when all its names are usual. */
export function withUsualInputs(model: Model): Model {
  const { bytes, weights, graph, graphField, opset } = model;
  const inputs = new Map(graph.inputs.map((input) => [input.name, input]));
  const pasts = [...inputs.values()].filter(({ name }) => STACKED_PAST.test(name));
  const presents = graph.outputs.filter(({ name }) => STACKED_PRESENT.test(name));
  const converted = WHOLE.flatMap((name) => inputs.get(name) ?? []).filter((input) => CONVERTED.has(input.elementType));
  if (pasts.length + presents.length + converted.length === 0) return model;
  // What a branch reads is not rewired.
  if (graph.nodes.some(({ op }) => op === 'If')) return model;

  const before = new MessageWriter();
  const after = new MessageWriter();
  for (const past of pasts) stack(past, before, after, opset);
  for (const present of presents) takeApart(present, after);
  for (const { name, elementType } of converted) {
    before.message(GRAPH.node, buildNode('Cast', ours(`${name}/cast`), [name], [ours(name)], { to: elementType }));
    after.message(GRAPH.input, buildValue(name, ELEMENT.int64));
  }
  const gone = new Set([...pasts, ...presents, ...converted].map(({ name }) => name));
  const renamed = new Map(converted.map(({ name }) => [name, ours(name)]));
  const rewired = rewire(new GraphIndex(graph), renamed);

  const rest = new MessageWriter();
  for (const field of readFields(bytes, graph.range)) {
    const { number, wire, whole } = field;
    const isValue = wire === WIRE.bytes && (number === GRAPH.input || number === GRAPH.output);
    if (isValue && gone.has(readName(bytes, field, VALUE.name))) continue;
    const node = number === GRAPH.node ? rewired.get(whole.start) : undefined;
    if (node) rest.message(GRAPH.node, node);
    else rest.raw(bytes.subarray(whole.start, whole.end));
  }
  const changed = before.append(rest).append(after);
  const writer = new MessageWriter();
  for (const { whole } of readFields(bytes, { start: 0, end: bytes.length }))
    if (whole.start === graphField.whole.start) writer.message(MODEL.graph, changed);
    else writer.raw(bytes.subarray(whole.start, whole.end));
  return readModel(writer.finish(), weights);
}

/** Keys and values, each with an axis more, one after the other. */
function stack({ name, elementType }: GraphValue, nodes: MessageWriter, inputs: MessageWriter, opset: number): void {
  const [, layer = ''] = STACKED_PAST.exec(name) ?? [];
  const parts = KINDS.map((kind) => {
    const given = `past_key_values.${layer}.${kind}`;
    inputs.message(GRAPH.input, buildValue(given, elementType));
    const lifted = ours(given);
    if (opset >= AXES_AS_INPUT) {
      const axes = ours(`${given}/axes`);
      nodes.message(GRAPH.node, buildConstant(axes, buildInt64(axes, [0], [1])));
      nodes.message(GRAPH.node, buildNode('Unsqueeze', lifted, [given, axes], [lifted]));
    } else nodes.message(GRAPH.node, buildNode('Unsqueeze', lifted, [given], [lifted], { axes: [0] }));
    return lifted;
  });
  nodes.message(GRAPH.node, buildNode('Concat', ours(name), parts, [name], { axis: 0 }));
}

function takeApart({ name, elementType }: GraphValue, writer: MessageWriter): void {
  const [, layer = ''] = STACKED_PRESENT.exec(name) ?? [];
  KINDS.forEach((kind, which) => {
    const given = `present.${layer}.${kind}`;
    const index = ours(`${given}/index`);
    writer.message(GRAPH.node, buildConstant(index, buildInt64(index, [which], [])));
    writer.message(GRAPH.node, buildNode('Gather', ours(given), [name, index], [given], { axis: 0 }));
    writer.message(GRAPH.output, buildValue(given, elementType));
  });
}

/** Every node that reads a tensor of another name now, by where it stands in the file. */
function rewire(index: GraphIndex, names: ReadonlyMap<string, string>): Map<number, MessageWriter> {
  const readers = new Set<GraphNode>([...names.keys()].flatMap((name) => index.consumers(name)));
  return new Map(
    [...readers].map((node) => {
      const inputs = node.inputs.map((input) => names.get(input) ?? input);
      return [node.field.whole.start, rewireNode(index.graph.bytes, node, node.name, inputs, node.outputs)];
    }),
  );
}
