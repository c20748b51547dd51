import { describe, expect, test } from 'vitest';
import { bytesInMemory } from '@/formats/FileBytes.ts';
import { outline } from '@/engine/onnx/outline.ts';
import { readModel } from '@/engine/onnx/readModel.ts';
import { findTensor } from '@/engine/onnx/readTensor.ts';
import { wholePart } from '@/engine/worker/parts.ts';
import { SessionRunner } from '@/engine/worker/SessionRunner.ts';
import { behind } from '../support/behind.ts';
import { FORM_SIZES, readForm } from '../support/forms.ts';
import { NETWORKS, readBytes, sizesOf } from '../support/golden.ts';
import { createSession, openNetwork } from '../support/openNetwork.ts';
import { openSession } from '@/engine/worker/load/openSession.ts';

/** Bytes that stay: few, so that in the tiny networks too nearly all is left out. */
const FEW = 256;
const FILES = {
  plain: readBytes(NETWORKS.plain),
  quantized: readBytes(NETWORKS.quantized),
  merged: readBytes(NETWORKS.merged),
  half: readForm('half'),
  'attention-int8': readForm('attention-int8'),
  q4: readForm('q4'),
  'merged-half': readForm('merged-half'),
} as const;

const bytesOf = ({ buffer, byteOffset, byteLength }: Float32Array) => Buffer.from(buffer, byteOffset, byteLength);

describe.each(Object.entries(FILES))('the outline of %s', (_, file) => {
  const whole = readModel(file);
  const { bytes, weights } = outline(behind(file), FEW);

  test('is a small part of it with the same nodes, inputs and outputs', () => {
    const model = readModel(bytes, weights);
    expect(bytes.length).toBeLessThan(file.length);
    expect(model.opset).toBe(whole.opset);
    expect(model.graph.nodes.map(({ op, outputs }) => [op, outputs])).toEqual(
      whole.graph.nodes.map(({ op, outputs }) => [op, outputs]),
    );
    expect(model.graph.inputs).toEqual(whole.graph.inputs);
    expect(model.graph.outputs).toEqual(whole.graph.outputs);
  });

  test('says of every initializer where its numbers are', () => {
    const { graph } = readModel(bytes);
    expect([...graph.initializers]).toEqual([...whole.graph.initializers]);
    for (const name of graph.initializers.keys()) {
      const [here, there] = [findTensor([graph], name, weights)!, findTensor([whole.graph], name)!];
      expect([here.type, here.shape, here.size]).toEqual([there.type, there.shape, there.size]);
      expect(Buffer.compare(here.copy()!, there.copy()!), name).toBe(0);
    }
  });
});

test.each([
  ['plain', sizesOf('plain')],
  ['quantized', sizesOf('plain')],
  ['merged', sizesOf('plain')],
  ['q4', FORM_SIZES],
] as const)('the runtime computes the same bits from the outline of %s as from the file', async (name, sizes) => {
  const { bytes, weights } = outline(behind(FILES[name]), FEW);
  const ids = Int32Array.of(5, 7, 11);
  const logitsOf = async (runner: SessionRunner) => {
    await runner.run(ids);
    const { data } = wholePart(runner, 'logits');
    await runner.release();
    return data;
  };
  const expected = await logitsOf(new SessionRunner(await createSession(FILES[name]), sizes));
  const logits = await logitsOf(new SessionRunner(await createSession(bytes, weights), sizes));
  expect(Buffer.compare(bytesOf(logits), bytesOf(expected))).toBe(0);
});

test('a file that is not in memory opens with all its parts, and its matrix of tokens is not read as a whole', async () => {
  const file = behind(FILES.plain);
  const sizes = sizesOf('plain');
  const [there, here] = await Promise.all([openNetwork('plain'), openSession(file, sizes, createSession)]);
  expect([...here.runner.can]).toEqual([...there.runner.can]);
  if ('reason' in here.tables || 'reason' in there.tables) throw new Error('There are no tables.');
  const matrix = 4 * sizes.vocabularySize * sizes.width;
  const timesRead = () => file.pieces.filter((bytes) => bytes === matrix).length;
  // The runtime reads it; the table does when it is searched.
  const before = timesRead();
  expect(here.tables.token.row(3)).toEqual(there.tables.token.row(3));
  expect(timesRead()).toBe(before);
  expect(bytesOf(here.tables.token.norms()).equals(bytesOf(there.tables.token.norms()))).toBe(true);
  expect(timesRead()).toBe(before + 1);
  await Promise.all([here.runner.release(), there.runner.release()]);
});

test('a graph without large weights is the file itself', () => {
  const file = readForm('traced');
  expect(outline(bytesInMemory(file))).toEqual({ bytes: file, weights: null });
});
