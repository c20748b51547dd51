/**
 * Rewrites the ONNX file of a GPT-2 so that a run shows what it computed: the tensors of the Trace
 * become outputs, interventions and rows for the logit lens become inputs. Bytes in, bytes out;
 * weights are copied once and never decoded. Leaves out: how the result is run (worker/).
 */
import { MessageWriter, readFields } from '@/engine/onnx/protobuf.ts';
import { ATTRIBUTE, GRAPH, MODEL, NODE, readSubgraph } from '@/engine/onnx/readModel.ts';
import type { Graph, GraphNode, Model } from '@/engine/onnx/readModel.ts';
import { findAnatomy } from './anatomy.ts';
import type { Anatomy, NamedOutputs } from './anatomy.ts';
import { addExtras, EXTRAS, findExtras } from './extras.ts';
import type { Extra } from './extras.ts';
import { GraphEdit } from './GraphEdit.ts';
import { GraphIndex } from './GraphIndex.ts';
import { addHeadScale } from './headScale.ts';
import { addLens } from './lens.ts';
import { PREFIX } from './names.ts';
import { addTaps } from './taps.ts';
import { UnknownGraph } from './UnknownGraph.ts';

const ATTRIBUTE_GRAPH = 5; // AttributeProto.AttributeType.GRAPH
const BRANCHES = ['then_branch', 'else_branch'] as const;
const LOGITS = 'logits';

/**
 * `extras`: what to add beyond taps, head factors and the lens, where the graph has the structure for it.
 * Throws UnknownGraph when this is no GPT-2 we can see into.
 */
export function instrument(model: Model, extras: readonly Extra[] = EXTRAS): Uint8Array {
  const { nodes, inputs } = model.graph;
  for (const name of [...nodes.flatMap((node) => node.outputs), ...inputs.map((input) => input.name)])
    if (name.startsWith(PREFIX)) throw new UnknownGraph(`a tensor is called ${name} already`);
  const branching = findBranching(model);
  return (branching ? instrumentBranches(model, branching, extras) : instrumentPlain(model, extras)).finish();
}

/** Files of 2023 hold the network twice, with and without a cache, as the branches of one If: that node. */
export function findBranching({ graph }: Model): GraphNode | null {
  return graph.nodes.find((node) => node.op === 'If' && node.outputs.includes(LOGITS)) ?? null;
}

function instrumentPlain(model: Model, extras: readonly Extra[]): MessageWriter {
  const known = study(model.graph, null, nameOutputs(model.graph.outputs.map((output) => output.name)));
  const edit = editGraph(known, extras);
  const graph = edit.write();
  for (const input of edit.inputs.values()) graph.message(GRAPH.input, input);
  return replaceGraph(model, graph);
}

/** Weights lie in the graph around the branches and are shared. */
function instrumentBranches(model: Model, branching: GraphNode, extras: readonly Extra[]): MessageWriter {
  const known = BRANCHES.map((branch) => {
    const graph = readSubgraph(model.bytes, branching, branch);
    if (!graph) throw new UnknownGraph(`the If node has no ${branch}`);
    return study(graph, model.graph, nameBranchOutputs(graph, branching));
  });
  // What only one branch can do would work for the first token and not for the second.
  const shared = extras.filter((extra) => known.every(({ possible }) => possible.includes(extra)));
  const edits = known.map((branch) => editGraph(branch, shared));
  const outputs = [...edits[0]!.outputs.keys()];
  if (outputs.join() !== [...edits[1]!.outputs.keys()].join())
    throw new UnknownGraph('the branches with and without a cache differ');
  const node = new MessageWriter();
  for (const input of branching.inputs) node.string(NODE.input, input);
  for (const output of [...branching.outputs, ...outputs]) node.string(NODE.output, output);
  node.string(NODE.name, branching.name).string(NODE.op, branching.op);
  edits.forEach((edit, i) => {
    const attribute = new MessageWriter().string(ATTRIBUTE.name, BRANCHES[i]!).message(ATTRIBUTE.graph, edit.write());
    node.message(NODE.attribute, attribute.integer(ATTRIBUTE.type, ATTRIBUTE_GRAPH));
  });
  const graph = new MessageWriter();
  for (const field of readFields(model.bytes, model.graph.range)) {
    if (field.whole.start === branching.field.whole.start) graph.message(GRAPH.node, node);
    else graph.raw(model.bytes.subarray(field.whole.start, field.whole.end));
  }
  for (const input of edits[0]!.inputs.values()) graph.message(GRAPH.input, input);
  for (const output of edits[0]!.outputs.values()) graph.message(GRAPH.output, output);
  return replaceGraph(model, graph);
}

/** A graph or branch, and what was found in it. */
interface Known {
  readonly index: GraphIndex;
  readonly outputs: NamedOutputs;
  readonly anatomy: Anatomy;
  readonly possible: readonly Extra[];
}

function study(graph: Graph, outer: Graph | null, outputs: NamedOutputs): Known {
  const index = new GraphIndex(graph, outer);
  const anatomy = findAnatomy(index, outputs);
  return { index, outputs, anatomy, possible: findExtras(index, anatomy) };
}

function editGraph({ index, outputs, anatomy, possible }: Known, extras: readonly Extra[]): GraphEdit {
  const edit = new GraphEdit(index);
  addTaps(edit, addHeadScale(edit, anatomy));
  addLens(edit, anatomy, outputs.logits);
  addExtras(
    edit,
    anatomy,
    extras.filter((extra) => possible.includes(extra)),
  );
  return edit;
}

/** What a branch calls the tensors that the If puts out under the common names. */
function nameBranchOutputs(branch: Graph, branching: GraphNode): NamedOutputs {
  const inside = new Map(branching.outputs.map((output, i) => [output, branch.outputs[i]?.name ?? '']));
  const { logits, values } = nameOutputs(branching.outputs);
  return { logits: inside.get(logits)!, values: values.map((value) => inside.get(value)!) };
}

function nameOutputs(given: readonly string[]): NamedOutputs {
  const names = new Set(given);
  if (!names.has(LOGITS)) throw new UnknownGraph('the graph has no output called logits');
  const layerCount = [...names].filter((name) => /^present\.\d+\.value$/.test(name)).length;
  const values = Array.from({ length: layerCount }, (_, layer) => `present.${layer}.value`);
  if (layerCount === 0 || !values.every((value) => names.has(value)))
    throw new UnknownGraph('the graph has no outputs called present.0.value and so on');
  return { logits: LOGITS, values };
}

function replaceGraph(model: Model, graph: MessageWriter): MessageWriter {
  const writer = new MessageWriter();
  for (const field of readFields(model.bytes, { start: 0, end: model.bytes.length })) {
    if (field.whole.start === model.graphField.whole.start) writer.message(MODEL.graph, graph);
    else writer.raw(model.bytes.subarray(field.whole.start, field.whole.end));
  }
  return writer;
}
