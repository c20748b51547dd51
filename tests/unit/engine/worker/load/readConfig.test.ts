import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EngineError } from '@/engine/EngineError.ts';
import { readConfig } from '@/engine/worker/load/readConfig.ts';
import { threadCount } from '@/engine/worker/load/threadCount.ts';
import { MODELS, readJson } from '../../support/golden.ts';

const gpt2 = { model_type: 'gpt2', n_layer: 12, n_head: 12, n_embd: 768, n_positions: 1024, vocab_size: 50257 };

test('the sizes of a network are read, whatever else the file says', () => {
  const sizes = { layerCount: 12, headCount: 12, width: 768, headSize: 64, neuronCount: 3072 };
  expect(readConfig({ ...gpt2, anything: [1] })).toEqual({ ...sizes, vocabularySize: 50257, contextLength: 1024 });
  expect(readConfig({ ...gpt2, n_inner: null }).neuronCount).toBe(3072);
  expect(readConfig({ ...gpt2, n_inner: 1000 }).neuronCount).toBe(1000);
  expect(readConfig(readJson(`${MODELS.embedded}config.json`))).toMatchObject({ layerCount: 6, vocabularySize: 8192 });
});

test('another kind of network is named', () => {
  expect(() => readConfig({ ...gpt2, model_type: 'llama' })).toThrow(
    expect.objectContaining({ name: 'NotGpt2', detail: 'config.json says model_type "llama".' }),
  );
});

test.each([
  [null],
  ['gpt2'],
  [[]],
  [{}],
  [{ ...gpt2, n_layer: 0 }],
  [{ ...gpt2, n_layer: 1e9 }],
  [{ ...gpt2, n_head: 5 }],
  [{ ...gpt2, n_embd: 12.5 }],
  [{ ...gpt2, vocab_size: '50257' }],
  [{ ...gpt2, n_positions: -1 }],
])('sizes that make no network are corrupt: %j', (json) => {
  expect(() => readConfig(json)).toThrow(expect.objectContaining({ name: 'ModelCorrupt' }));
});

test('any JSON is read or refused by name', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (json) => {
      try {
        readConfig(json);
      } catch (error) {
        expect(error).toBeInstanceOf(EngineError);
      }
    }),
  );
});

test.each([
  [false, 16, 1],
  [true, 1, 1],
  [true, 2, 1],
  [true, 3, 2],
  [true, 4, 3],
  [true, 16, 4],
])('isolated: %s, cores: %i makes %i threads', (isIsolated, cores, threads) => {
  expect(threadCount(isIsolated, cores)).toBe(threads);
});
