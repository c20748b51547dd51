import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildConstant, buildInt64, buildNode } from '@/engine/onnx/buildGraph.ts';
import { MessageWriter } from '@/engine/onnx/protobuf.ts';
import {
  readIntegerAttribute,
  readIntegerConstant,
  readIntegerInitializer,
  readIntegersAttribute,
} from '@/engine/onnx/readIntegerAttribute.ts';
import { GRAPH, MODEL, readModel } from '@/engine/onnx/readModel.ts';

const whole = fc.integer({ min: -1_000_000, max: 1_000_000 });

function graphOf(node: MessageWriter, initializer?: MessageWriter) {
  const graph = new MessageWriter().message(GRAPH.node, node);
  if (initializer) graph.message(GRAPH.initializer, initializer);
  return readModel(new MessageWriter().message(MODEL.graph, graph).finish()).graph;
}

test('whole numbers that a node carries come back as they were written, negative ones too', () => {
  fc.assert(
    fc.property(whole, fc.array(fc.nat(1000)), (axis, sizes) => {
      const graph = graphOf(buildNode('Any', 'any', ['x'], ['y'], { axis, sizes }));
      const [node] = graph.nodes;
      expect(readIntegerAttribute(graph.bytes, node!, 'axis')).toBe(axis);
      expect(readIntegersAttribute(graph.bytes, node!, 'sizes')).toEqual(sizes);
      expect(readIntegerAttribute(graph.bytes, node!, 'other')).toBeNull();
    }),
  );
});

test('a constant of one whole number is read from a node or an initializer, one of several is not', () => {
  fc.assert(
    fc.property(whole, (value) => {
      const graph = graphOf(buildConstant('c', buildInt64('c', [value], [])), buildInt64('i', [value], [1]));
      expect(readIntegerConstant(graph.bytes, graph.nodes[0]!)).toBe(value);
      expect(readIntegerInitializer(graph, 'i')).toBe(value);
      expect(readIntegerInitializer(graph, 'j')).toBeNull();
    }),
  );
  const several = graphOf(buildConstant('c', buildInt64('c', [1, 2], [2])));
  expect(readIntegerConstant(several.bytes, several.nodes[0]!)).toBeNull();
});
