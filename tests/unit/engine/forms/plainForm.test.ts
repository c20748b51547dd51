import { describe, expect, test } from 'vitest';
import { plainForm, widened } from '@/engine/forms/plainForm.ts';
import { buildNode, buildValue, ELEMENT } from '@/engine/onnx/buildGraph.ts';
import type { AttributeValue } from '@/engine/onnx/buildGraph.ts';
import { MessageWriter } from '@/engine/onnx/protobuf.ts';
import { readIntegerAttribute } from '@/engine/onnx/readIntegerAttribute.ts';
import { GRAPH, MODEL, NODE, readModel, readSubgraph } from '@/engine/onnx/readModel.ts';
import type { Model } from '@/engine/onnx/readModel.ts';
import { FORMS, readForm } from '../support/forms.ts';
import { NETWORKS, readBytes } from '../support/golden.ts';

const read = (name: string) => readModel(readForm(name));

describe('a file without fused nodes and float16', () => {
  test.each(['embedded', 'plain', 'quantized', 'merged'] as const)('is not copied: %s', (name) => {
    const model = readModel(readBytes(NETWORKS[name]));
    expect(plainForm(model)).toEqual({ model, isUnfolded: false, isWidened: false, fused: null });
    expect(plainForm(model).model).toBe(model);
    expect(widened(model)).toBe(model);
  });
});

test.each(FORMS)('$name keeps its inputs and outputs, and no node is left that does several steps', ({ name }) => {
  const before = read(name);
  const { model, fused } = plainForm(before);
  expect(fused).toBeNull();
  const names = (values: readonly { name: string }[]) => values.map((value) => value.name);
  expect(names(model.graph.inputs)).toEqual(names(before.graph.inputs));
  expect(names(model.graph.outputs)).toEqual(names(before.graph.outputs));
  const strangers = model.graph.nodes.filter(({ domain }) => domain !== '').map(({ op }) => op);
  expect(strangers.filter((op) => op !== 'FastGelu')).toEqual([]);
  expect(model.graph.nodes.filter(({ op }) => op === 'Attention')).toEqual([]);
});

test.each(FORMS.filter(({ reference }) => reference === 'forms-half'))(
  'in $name nothing is computed in float16 any more',
  ({ name }) => {
    const { graph, bytes } = widened(read(name));
    expect([...graph.inputs, ...graph.outputs].filter(({ elementType }) => elementType === ELEMENT.float16)).toEqual(
      [],
    );
    const casts = graph.nodes.filter(({ op }) => op === 'Cast').map((node) => readIntegerAttribute(bytes, node, 'to'));
    expect(casts).not.toContain(ELEMENT.float16);
    // Weights stay what they were, under another name.
    expect(bytes.length).toBeLessThan(readForm(name).length * 1.3);
  },
);

test('branches are brought to the plain form like the graph around them', () => {
  const inner = new MessageWriter().message(GRAPH.node, node('SkipLayerNormalization', ['a', 'b', 'g'], ['y']));
  inner.message(GRAPH.output, buildValue('y', ELEMENT.float32));
  const branch = new MessageWriter().string(1, 'else_branch').message(6, inner).integer(20, 5);
  const outer = buildNode('If', 'if', ['use_cache_branch'], ['logits']).message(NODE.attribute, branch);
  const { model, isUnfolded } = plainForm(modelOf([outer]));
  expect(isUnfolded).toBe(true);
  const ops = readSubgraph(model.bytes, model.graph.nodes[0]!, 'else_branch')!.nodes.map(({ op }) => op);
  expect(ops).toEqual(['Add', 'LayerNormalization']);
});

test.each([
  ['Attention', ['x', 'w'], { num_heads: 2, do_rotary: 1 }, 'turns queries and keys by their position'],
  ['Attention', ['x', 'w'], {}, 'does not say how many heads it has'],
  ['Attention', ['x', 'w', '', 'lengths'], { num_heads: 2 }, 'has a mask of another kind than zeros and ones'],
  ['Attention', ['x', 'w'], { num_heads: 2, qkv_hidden_sizes: [4, 4, 8] }, 'has values of another width than its keys'],
  [
    'Attention',
    ['x', 'w'],
    { num_heads: 2, past_present_share_buffer: 1 },
    'writes its cache into the tensor it reads',
  ],
  ['MultiHeadAttention', ['qkv'], { num_heads: 2 }, 'is given queries, keys and values in one'],
  ['SkipLayerNormalization', ['a', 'b', 'g', 'h', 'bias'], {}, 'adds a bias to what may be either of two'],
  ['EmbedLayerNormalization', ['ids', 'kinds', 'w', 'p', 's'], {}, 'has a third embedding'],
] as const)('%s given %j with %j is left whole, because it %s', (op, inputs, attributes, reason) => {
  const { model, isUnfolded, fused } = plainForm(modelOf([node(op, inputs, ['y'], attributes)]));
  expect(fused).toBe(`its ${op} node ${reason}, which we cannot take apart`);
  expect(isUnfolded).toBe(false);
  expect(model.graph.nodes.map((one) => one.op)).toEqual([op]);
});

test('an operator of another maker is named with whose it is', () => {
  const stranger = buildNode('Magic', 'm', ['x'], ['y']).string(NODE.domain, 'org.example');
  expect(plainForm(modelOf([stranger])).fused).toBe(
    'its node Magic (org.example) does many steps in one, and we do not know which',
  );
});

function node(
  op: string,
  inputs: readonly string[],
  outputs: readonly string[],
  attributes: Record<string, AttributeValue> = {},
): MessageWriter {
  return buildNode(op, op, inputs, outputs, attributes).string(NODE.domain, 'com.microsoft');
}

function modelOf(nodes: readonly MessageWriter[]): Model {
  const graph = new MessageWriter();
  for (const one of nodes) graph.message(GRAPH.node, one);
  graph.message(GRAPH.output, buildValue('y', ELEMENT.float32));
  const opset = new MessageWriter().string(1, '').integer(2, 17);
  return readModel(new MessageWriter().message(MODEL.opset, opset).message(MODEL.graph, graph).finish());
}
