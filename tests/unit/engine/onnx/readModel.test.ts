import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EngineError } from '@/engine/EngineError.ts';
import { readModel, readSubgraph } from '@/engine/onnx/readModel.ts';
import { NETWORKS, readBytes } from '../support/golden.ts';

test('nodes, weights by name and size, inputs and outputs are read', () => {
  const { graph, opset } = readModel(readBytes(NETWORKS.embedded));
  expect(opset).toBe(20);
  expect(graph.nodes).toHaveLength(245);
  expect(graph.inputs.map(({ name }) => name).slice(0, 3)).toEqual(['input_ids', 'attention_mask', 'position_ids']);
  expect(graph.outputs).toHaveLength(13);
  expect(graph.initializers.get('transformer.wte.weight.int8')).toEqual([8192, 192]);
  const gather = graph.nodes.find(({ outputs }) => outputs.includes('token_embedding'));
  expect(gather).toMatchObject({ op: 'Gather', inputs: ['transformer.wte.weight', 'input_ids'] });
});

test('the branches of an If are graphs of their own', () => {
  const { bytes, graph } = readModel(readBytes(NETWORKS.merged));
  const branching = graph.nodes.find(({ op }) => op === 'If')!;
  for (const branch of ['then_branch', 'else_branch'])
    expect(readSubgraph(bytes, branching, branch)?.outputs[0]?.name).toBe('logits');
  expect(readSubgraph(bytes, branching, 'no_branch')).toBeNull();
});

test('a file cut anywhere is corrupt, never read as a smaller one', () => {
  const bytes = readBytes(NETWORKS.quantized);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: bytes.length - 1 }), (length) => {
      // The operator sets come last: without them the graph is still whole.
      const whole = bytes.length - 40;
      if (length < whole)
        expect(() => readModel(bytes.subarray(0, length))).toThrow(expect.objectContaining({ name: 'ModelCorrupt' }));
    }),
    { numRuns: 30 },
  );
});

test('a file with wrong bytes is read or refused, and nothing else', () => {
  const bytes = readBytes(NETWORKS.quantized);
  const head = 40_000;
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(head), fc.nat(255)), { minLength: 1, maxLength: 8 }), (changes) => {
      const changed = bytes.slice();
      for (const [at, byte] of changes) changed[at] = byte;
      try {
        readModel(changed);
      } catch (error) {
        expect(error).toBeInstanceOf(EngineError);
      }
    }),
    { numRuns: 20 },
  );
});

test.each([
  ['nothing', ''],
  ['a page of HTML', '<!doctype html><html></html>'],
  ['JSON', '{"error":"not found"}'],
])('%s is no model', (_, text) => {
  expect(() => readModel(new TextEncoder().encode(text))).toThrow(expect.objectContaining({ name: 'ModelCorrupt' }));
});
