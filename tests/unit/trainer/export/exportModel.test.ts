/** A model exported here opens with the engine like any GPT-2 of the Hub, and says the same. */
import { Tokenizer } from '@huggingface/tokenizers';
import { beforeAll, describe, expect, test } from 'vitest';
import { openSession } from '@/engine/worker/load/openSession.ts';
import { readConfig } from '@/engine/worker/load/readConfig.ts';
import { readVocabulary } from '@/engine/worker/load/readVocabulary.ts';
import { LOGITS } from '@/engine/worker/TraceStore.ts';
import { readTensors } from '@/formats/safetensors.ts';
import { Vocabulary } from '@/trainer/data/Vocabulary.ts';
import { exportModel } from '@/trainer/export/exportModel.ts';
import type { Network } from '@/trainer/network/Network.ts';
import { createSession } from '../../engine/support/openNetwork.ts';
import { largestDifference } from '../../engine/support/golden.ts';
import { makeNetwork, REAL } from '../support/networks.ts';

const TEXT = 'The bee lives in a hive. Käse – 日本 €5 😀!';
const vocabulary = Vocabulary.of(TEXT);
let network: Network;
let files: Map<string, Uint8Array>;

beforeAll(() => {
  network = makeNetwork({ ...REAL, vocabularySize: vocabulary.size }, 'simd');
  // Numbers as large as after training, so that attention is sharp.
  network.parameters.forEach((value, i, all) => (all[i] = 3 * value + 0.02 * Math.sin(i)));
  files = new Map(exportModel(network, vocabulary).map(({ path, bytes }) => [path, bytes]));
});

const readJson = (path: string) => JSON.parse(new TextDecoder().decode(files.get(path))) as Record<string, unknown>;

describe('the exported network', () => {
  test('opens with every instrument, and its logits are the trainer’s to 10⁻⁴', async () => {
    const sizes = readConfig(readJson('config.json'));
    const bytes = Uint8Array.from(files.get('onnx/model.onnx')!);
    const open = await openSession(bytes, sizes, createSession);
    expect(open.opaqueReason).toBeNull();
    const tokens = vocabulary.encode(TEXT);
    await open.runner.run(tokens.slice(0, 20));
    // The rest from the cache.
    await open.runner.run(tokens);
    const logits = open.runner.trace.rows(LOGITS, 0, tokens.length);
    const lane = Array.from(tokens, (token) => network.decoder.read([0], [token])[0]!);
    const expected = Float32Array.from(lane.flatMap((row) => [...row]));
    expect(largestDifference(logits, expected)).toBeLessThan(1e-4);
  });

  test('lies beside its weights under the Hub’s names', () => {
    const { tensors } = readTensors(files.get('model.safetensors')!);
    expect(tensors.get('transformer.h.2.mlp.c_fc.weight')?.shape).toEqual([64, 256]);
    expect(tensors.get('transformer.wte.weight')?.data).toEqual(network.parameter('transformer.wte.weight'));
  });
});

describe('the exported tokenizer', () => {
  const open = () => new Tokenizer(readJson('tokenizer.json'), readJson('tokenizer_config.json'));
  const encode = (text: string) => open().encode(text, { add_special_tokens: false }).ids;

  test('makes the trainer’s tokens of any text it knows', () => {
    expect(encode(TEXT)).toEqual([...vocabulary.encode(TEXT)]);
    expect(encode('  two  spaces\n\nand lines ')).toEqual([...vocabulary.encode('  two  spaces\n\nand lines ')]);
  });

  test('makes spaces of what it does not know', () => {
    expect(encode('aéßb')).toEqual([...vocabulary.encode('a  b')]);
  });

  test('knows the tags', () => {
    const { question, answer, end } = vocabulary.tags;
    expect(encode('<|question|>a<|answer|>b<|end|>')).toEqual([
      question,
      ...vocabulary.encode('a'),
      answer,
      ...vocabulary.encode('b'),
      end,
    ]);
  });

  test('gives every token its bytes', () => {
    const tokenizer = open();
    const { bytes, offsets, specialTokens } = readVocabulary(
      tokenizer.get_vocab(),
      tokenizer.get_added_tokens_decoder(),
      vocabulary.size,
    );
    const pieces = vocabulary.pieces.map((_, id) =>
      new TextDecoder().decode(bytes.subarray(offsets[id], offsets[id + 1])),
    );
    expect(pieces).toEqual(vocabulary.pieces);
    expect(specialTokens).toEqual(Object.values(vocabulary.tags));
  });
});
