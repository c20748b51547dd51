import { describe, expect, it } from 'vitest';
import { findOveroptimized } from '@/model/overoptimized.ts';

const outcome = (correct: number, broken: number) => ({ correct, shares: { broken } });

describe('Over-optimisation', () => {
  it('is not found before there is anything to compare', () => {
    expect(findOveroptimized([])).toBeNull();
    expect(findOveroptimized([outcome(0.1, 0.9)])).toBeNull();
  });

  it('is named by the answers that are no longer right', () => {
    expect(findOveroptimized([outcome(0.92, 0), outcome(0.83, 0)])).toBeNull();
    expect(findOveroptimized([outcome(0.92, 0), outcome(0.82, 0)])).toBe('wrong');
    expect(findOveroptimized([outcome(0.92, 0), outcome(0.1, 0.19)])).toBe('wrong');
  });

  it('is named by answers that come apart, whether or not the others are still right', () => {
    expect(findOveroptimized([outcome(0.92, 0.02), outcome(0.95, 0.21)])).toBeNull();
    expect(findOveroptimized([outcome(0.92, 0.02), outcome(0.95, 0.4)])).toBe('broken');
    expect(findOveroptimized([outcome(0.92, 0), outcome(0.1, 0.9)])).toBe('broken');
  });

  it('is over when the model has come back', () => {
    expect(findOveroptimized([outcome(0.92, 0), outcome(0.2, 0.5), outcome(0.93, 0)])).toBeNull();
  });

  it('compares with the first measurement, not with the best one', () => {
    expect(findOveroptimized([outcome(0.8, 0), outcome(1, 0), outcome(0.85, 0)])).toBeNull();
  });
});
