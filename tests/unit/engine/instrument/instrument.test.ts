import { describe, expect, test } from 'vitest';
import { findAnatomy } from '@/engine/instrument/anatomy.ts';
import { GraphIndex } from '@/engine/instrument/GraphIndex.ts';
import { instrument } from '@/engine/instrument/instrument.ts';
import { UnknownGraph } from '@/engine/instrument/UnknownGraph.ts';
import { buildNode, buildValue, ELEMENT } from '@/engine/onnx/buildGraph.ts';
import { MessageWriter, readFields } from '@/engine/onnx/protobuf.ts';
import { GRAPH, MODEL, NODE, readModel } from '@/engine/onnx/readModel.ts';
import type { Model } from '@/engine/onnx/readModel.ts';
import { NETWORKS, readBytes } from '../support/golden.ts';

const read = (name: keyof typeof NETWORKS) => readModel(readBytes(NETWORKS[name]));
const valuesOf = ({ graph }: Model) =>
  graph.outputs.map(({ name }) => name).filter((name) => /^present\.\d+\.value$/.test(name));
const anatomyOf = (model: Model) =>
  findAnatomy(new GraphIndex(model.graph), { logits: 'logits', values: valuesOf(model) });

describe('the anatomy', () => {
  test('finds the tensors of a graph whose names it has never seen', () => {
    const { layers, ...rest } = anatomyOf(read('embedded'));
    expect(layers).toHaveLength(6);
    expect(layers[2]).toMatchObject({
      attention: 'h.2.attn.weights',
      query: 'h.2.attn.q',
      attentionOut: 'h.2.attn.out',
      residualMid: 'h.2.residual_mid',
      mlpActivation: 'h.2.mlp.activation',
      mlpOut: 'h.2.mlp.out',
      residual: 'h.2.residual',
    });
    expect(rest).toMatchObject({
      embedding: 'embedding.sum',
      embeddingParts: { token: 'token_embedding', position: 'position_embedding' },
      finalNorm: 'ln_f.normalized',
      finalResidual: 'h.5.residual',
    });
  });

  test('finds the neurons behind a quantized product', () => {
    expect(anatomyOf(read('quantized')).layers[1]!.mlpActivation).toBe('/transformer/h.1/mlp/act/Mul_3_output_0');
  });

  test('tells the embeddings apart also where positions are counted, not given', () => {
    expect(anatomyOf(read('plain')).embeddingParts?.token).toBe('/transformer/wte/Gather_output_0');
  });
});

describe('an instrumented graph', () => {
  test.each(['embedded', 'plain', 'quantized', 'merged'] as const)(
    'keeps every input and output of the %s file',
    (name) => {
      const before = read(name).graph;
      const after = readModel(instrument(read(name))).graph;
      const names = (values: readonly { name: string }[]) => values.map((value) => value.name);
      const layers = (before.outputs.length - 1) / 2;
      const added = names(after.inputs).slice(before.inputs.length);
      expect(names(after.inputs)).toEqual([...names(before.inputs), ...added]);
      expect(added.slice(0, 2)).toEqual(['glassbox.head_scale', 'glassbox.lens_rows']);
      // A bias, an addition to the heads, two kinds of rows; the residual stream has one level more than layers, with two inputs each.
      expect(added).toHaveLength(2 + layers + 1 + 2 * (layers + 1) + layers + 2 * layers);
      expect(names(after.outputs).slice(0, before.outputs.length)).toEqual(names(before.outputs));
      const taps = names(after.outputs).slice(before.outputs.length);
      expect(taps).toHaveLength(7 * layers + 4 + 1 + 2 * layers);
      expect(taps.every((tap) => tap.startsWith('glassbox.'))).toBe(true);
      expect([...after.initializers.keys()]).toEqual(expect.arrayContaining([...before.initializers.keys()]));
    },
  );

  test('is a few kilobytes larger, not a second set of weights', () => {
    for (const name of ['embedded', 'plain', 'quantized', 'merged'] as const) {
      const model = read(name);
      expect(instrument(model).length - model.bytes.length).toBeLessThan(40_000);
    }
  });

  test('leaves the bytes it was made from alone', () => {
    const model = read('quantized');
    const copy = model.bytes.slice();
    instrument(model);
    expect(Buffer.compare(model.bytes, copy)).toBe(0);
  });

  test('cannot be instrumented again', () => {
    expect(() => instrument(readModel(instrument(read('embedded'))))).toThrow(UnknownGraph);
  });
});

describe('what is not found', () => {
  test('is left out, and the rest is there', () => {
    const model = read('embedded');
    const project = model.graph.nodes.find(({ outputs }) => outputs.includes('h.3.mlp.out.matmul'))!;
    // What is added now depends on the text beside the neurons: no projection by constant weights.
    const add = model.graph.nodes.find(({ outputs }) => outputs.includes('h.3.mlp.out'))!;
    const gated = buildNode('Add', 'changed', [project.outputs[0]!, 'h.3.ln_2'], add.outputs);
    const after = readModel(instrument(replaceNode(model, add.field.whole.start, gated))).graph;
    const inputs = after.inputs.map(({ name }) => name);
    expect(inputs.filter((name) => name.startsWith('glassbox.neuron_rows'))).toEqual([]);
    expect(inputs.filter((name) => name.startsWith('glassbox.head_rows'))).toHaveLength(6);
    expect(inputs).toContain('glassbox.mlp_scale');
  });

  test('and what is not asked for is not added', () => {
    const { inputs } = readModel(instrument(read('plain'), [])).graph;
    expect(inputs.map(({ name }) => name).filter((name) => name.startsWith('glassbox.'))).toEqual([
      'glassbox.head_scale',
      'glassbox.lens_rows',
    ]);
  });
});

describe('a graph that is another', () => {
  test('is refused when an optimizer has fused what there was to see', () => {
    expect(() => instrument(read('fused'))).toThrow(new UnknownGraph('found 1 layer norms where 4 blocks need 9'));
  });

  test('is refused when its cache outputs are missing', () => {
    expect(() => instrument(without(read('plain'), GRAPH.output))).toThrow(/no output called logits/);
  });

  test('is refused when an attention softmax is missing', () => {
    const model = read('embedded');
    const softmax = model.graph.nodes.find(({ op }) => op === 'Softmax')!;
    const sigmoid = buildNode('Sigmoid', 'changed', softmax.inputs.slice(0, 1), softmax.outputs);
    expect(() => instrument(replaceNode(model, softmax.field.whole.start, sigmoid))).toThrow(
      /no attention weights in layer 0/,
    );
  });

  test('is refused when the residual stream is broken', () => {
    const model = read('embedded');
    const add = model.graph.nodes.find(({ outputs }) => outputs.includes('h.3.residual_mid'))!;
    const other = buildNode('Mul', 'changed', add.inputs, add.outputs);
    expect(() => instrument(replaceNode(model, add.field.whole.start, other))).toThrow(/residual stream does not run/);
  });
});

function replaceNode(model: Model, start: number, node: MessageWriter): Model {
  return rewrite(model, (field) =>
    field.whole.start === start ? new MessageWriter().message(GRAPH.node, node) : null,
  );
}

/** A graph without fields of one kind. */
function without(model: Model, kind: number): Model {
  return rewrite(model, (field) => (field.number === kind ? new MessageWriter() : null));
}

type GraphField = ReturnType<typeof readFields> extends Generator<infer Field> ? Field : never;

function rewrite(model: Model, change: (field: GraphField) => MessageWriter | null): Model {
  const { bytes, graph } = model;
  const writer = new MessageWriter();
  for (const field of readFields(bytes, graph.range))
    writer.raw(change(field)?.finish() ?? bytes.subarray(field.whole.start, field.whole.end));
  return readModel(new MessageWriter().message(MODEL.graph, writer).finish());
}

test('a graph whose nodes have no names gets copies with names of their own', () => {
  const model = read('plain');
  const nameless = new MessageWriter();
  for (const field of readFields(model.bytes, model.graph.range)) {
    if (field.number !== GRAPH.node) {
      nameless.raw(model.bytes.subarray(field.whole.start, field.whole.end));
      continue;
    }
    const node = new MessageWriter();
    for (const part of readFields(model.bytes, field.payload))
      if (part.number !== NODE.name) node.raw(model.bytes.subarray(part.whole.start, part.whole.end));
    nameless.message(GRAPH.node, node);
  }
  const whole = new MessageWriter();
  for (const field of readFields(model.bytes, { start: 0, end: model.bytes.length }))
    if (field.number === MODEL.graph) whole.message(MODEL.graph, nameless);
    else whole.raw(model.bytes.subarray(field.whole.start, field.whole.end));
  const names = readModel(instrument(readModel(whole.finish())))
    .graph.nodes.map(({ name }) => name)
    .filter((name) => name !== '');
  expect(names.length).toBeGreaterThan(50);
  expect(new Set(names).size).toBe(names.length);
});

test('a graph made to be slow to study is given up after so much work', () => {
  const graph = new MessageWriter();
  // Every softmax puts out the same tensor, and each of the others reads it.
  for (let i = 0; i < 4000; i++) graph.message(GRAPH.node, buildNode('Softmax', `s${i}`, ['x'], ['weights']));
  for (let i = 0; i < 20_000; i++) graph.message(GRAPH.node, buildNode('Neg', `n${i}`, ['weights'], [`y${i}`]));
  for (let i = 0; i < 3; i++)
    graph.message(GRAPH.node, buildNode('LayerNormalization', `l${i}`, ['x', 'g', 'b'], [`norm${i}`]));
  for (const name of ['logits', 'present.0.value']) graph.message(GRAPH.output, buildValue(name, ELEMENT.float32));
  const model = readModel(new MessageWriter().message(MODEL.graph, graph).finish());
  expect(() => instrument(model)).toThrow(/too tangled/);
});
