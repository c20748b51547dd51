import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layer } from '@/model/axes.ts';
import { listStages, parseStageKey, sameStage, stageKey, stageLayer } from '@/model/stages.ts';

test('a pass of two layers goes through these stages in this order', () => {
  expect(listStages(2).map(stageKey)).toEqual([
    'tokenize',
    'embed',
    'attention-0',
    'mlp-0',
    'attention-1',
    'mlp-1',
    'unembed',
    'temperature',
    'filter',
    'softmax',
    'draw',
    'append',
  ]);
});

test('a pass goes through each layer in the order of its sublayers', () => {
  const blocks = listStages(2, ['mlp', 'attention']).slice(2, 6);
  expect(blocks.map(stageKey)).toEqual(['mlp-0', 'attention-0', 'mlp-1', 'attention-1']);
});

test('every key leads back to its stage, and to no other', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 48 }), (layerCount) => {
      const stages = listStages(layerCount);
      for (const stage of stages) expect(parseStageKey(stageKey(stage), layerCount)).toEqual(stage);
      expect(new Set(stages.map(stageKey)).size).toBe(stages.length);
    }),
  );
});

test('a key of no stage of this model is null', () => {
  for (const key of ['', 'attention', 'attention-6', 'attention--1', 'attention-01', 'mlp-1.0', 'embed-0', 'MLP-0'])
    expect(parseStageKey(key, 6)).toBeNull();
});

test('two stages are the same when kind and layer are', () => {
  const third = { kind: 'mlp', layer: layer(2) } as const;
  expect(sameStage(third, { kind: 'mlp', layer: layer(2) })).toBe(true);
  expect(sameStage(third, { kind: 'mlp', layer: layer(3) })).toBe(false);
  expect(sameStage(third, { kind: 'attention', layer: layer(2) })).toBe(false);
  expect(sameStage({ kind: 'draw' }, { kind: 'draw' })).toBe(true);
  expect(stageLayer({ kind: 'draw' })).toBeNull();
});
