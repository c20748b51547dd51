import { expect, test } from 'vitest';
import { windowChoices, windowLength, WORKBENCH_TOKENS, type ModelConfig } from '@/model/config.ts';
import { slice, tensor } from '@/model/tensor.ts';

const counting = tensor(
  ['head', 'query', 'key'],
  [2, 3, 4],
  Float32Array.from({ length: 24 }, (_, i) => i),
);

test('a slice drops the first axis and keeps the others, as a view on the same numbers', () => {
  const second = slice(counting, 1);
  expect(second.axes).toEqual(['query', 'key']);
  expect(second.shape).toEqual([3, 4]);
  expect(second.data[0]).toBe(12);
  expect(slice(second, 2).data).toEqual(Float32Array.of(20, 21, 22, 23));
  expect(second.data.buffer).toBe(counting.data.buffer);
});

test('data that does not fill the shape, and an index that is not on the axis, are refused', () => {
  expect(() => tensor(['query', 'key'], [2, 2], new Float32Array(3))).toThrow(RangeError);
  for (const index of [-1, 2]) expect(() => slice(counting, index)).toThrow(RangeError);
});

test('the window is what both the model and the workbench can hold', () => {
  const config = { contextLength: 1024 } as ModelConfig;
  expect(windowLength(config, WORKBENCH_TOKENS)).toBe(WORKBENCH_TOKENS);
  expect(windowLength({ ...config, contextLength: 64 }, WORKBENCH_TOKENS)).toBe(64);
  expect(windowChoices({ ...config, contextLength: 1024 })).toEqual([256, 512, 1024]);
  expect(windowChoices({ ...config, contextLength: 64 })).toEqual([64]);
});
