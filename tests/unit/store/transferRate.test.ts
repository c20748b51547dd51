/** Rate and time left of a download: of the last seconds, of what was fetched, and nothing where nothing is known. */
import { expect, test } from 'vitest';
import { createTransferRate } from '@/store/transferRate.ts';

function rateAt() {
  let now = 0;
  const rate = createTransferRate(() => now);
  return (seconds: number, loadedBytes: number, totalBytes: number | null = 1000, keptBytes = 0) => {
    now = seconds * 1000;
    return rate({ loadedBytes, totalBytes, keptBytes });
  };
}

test('too little time tells nothing; then both are told', () => {
  const at = rateAt();
  expect(at(0, 0)).toBeNull();
  expect(at(0.5, 50)).toBeNull();
  expect(at(1, 100)).toEqual({ bytesPerSecond: 100, secondsLeft: 9 });
});

test('without a known end there is a rate and no time left', () => {
  const at = rateAt();
  at(0, 0, null);
  expect(at(2, 100, null)).toEqual({ bytesPerSecond: 50, secondsLeft: null });
});

test('what had come before is no part of the rate, and is not to come again', () => {
  const at = rateAt();
  at(0, 500, 1000, 500);
  expect(at(2, 600, 1000, 500)).toEqual({ bytesPerSecond: 50, secondsLeft: 8 });
});

test('a network that becomes slower, or stops, is told so within seconds', () => {
  const at = rateAt();
  for (let second = 0; second <= 10; second += 1) at(second, second * 100, 10_000);
  for (let second = 11; second <= 20; second += 1) at(second, 1000 + (second - 10) * 10, 10_000);
  expect(at(21, 1110, 10_000)?.bytesPerSecond).toBeCloseTo(10);
  for (let second = 22; second <= 40; second += 1) at(second, 1110, 10_000);
  expect(at(41, 1110, 10_000)).toBeNull();
});
