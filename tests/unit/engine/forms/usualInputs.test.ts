import { expect, test } from 'vitest';
import { withUsualInputs } from '@/engine/forms/usualInputs.ts';
import { buildNode, buildValue, ELEMENT } from '@/engine/onnx/buildGraph.ts';
import { MessageWriter } from '@/engine/onnx/protobuf.ts';
import { GRAPH, MODEL, readModel } from '@/engine/onnx/readModel.ts';
import type { Model } from '@/engine/onnx/readModel.ts';
import { FORMS, readForm } from '../support/forms.ts';

const isStacked = (name: string) => name.startsWith('stacked');
const typesOf = (values: Model['graph']['inputs']) =>
  new Map(values.map(({ name, elementType }) => [name, elementType]));

test.each(FORMS.filter(({ name }) => isStacked(name)))('$name is fed and read as every other export is', ({ name }) => {
  const given = readModel(readForm(name));
  const { graph } = withUsualInputs(given);
  const usual = readModel(readForm(name === 'stacked-half' ? 'half' : 'traced')).graph;
  expect(typesOf(graph.inputs)).toEqual(typesOf(usual.inputs));
  expect(typesOf(graph.outputs)).toEqual(typesOf(usual.outputs));
  // What the file computes stays, node for node; some are given their inputs under another name.
  const made = new Set(given.graph.nodes.map(({ op, outputs }) => `${op} ${outputs.join()}`));
  expect(graph.nodes.filter(({ op, outputs }) => made.has(`${op} ${outputs.join()}`))).toHaveLength(made.size);
});

test.each(FORMS.filter(({ name }) => !isStacked(name)))('$name has the usual names, and is not touched', ({ name }) => {
  const model = readModel(readForm(name));
  expect(withUsualInputs(model)).toBe(model);
});

test('a mask that is read as floats is fed as whole numbers, and only who reads it is told', () => {
  const graph = new MessageWriter()
    .message(GRAPH.node, buildNode('Sub', 'hidden', ['attention_mask', 'attention_mask'], ['hidden']))
    .message(GRAPH.node, buildNode('Identity', 'logits', ['hidden'], ['logits']))
    .message(GRAPH.input, buildValue('attention_mask', ELEMENT.float32, [1, 'total']))
    .message(GRAPH.output, buildValue('logits', ELEMENT.float32));
  const opset = new MessageWriter().string(1, '').integer(2, 11);
  const bytes = new MessageWriter().message(MODEL.opset, opset).message(MODEL.graph, graph).finish();
  const { nodes, inputs } = withUsualInputs(readModel(bytes)).graph;
  expect(inputs).toEqual([{ name: 'attention_mask', elementType: ELEMENT.int64 }]);
  expect(nodes.map(({ op, inputs: reads }) => [op, ...reads])).toEqual([
    ['Cast', 'attention_mask'],
    ['Sub', 'usual/attention_mask', 'usual/attention_mask'],
    ['Identity', 'hidden'],
  ]);
});
