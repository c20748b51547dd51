import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  clampSampling,
  DEFAULT_SAMPLING,
  distributionOf,
  SAMPLING_LIMITS,
  type SamplingControl,
} from '@/model/sampling.ts';

describe('controls', () => {
  test('any numbers become settings within the limits', () => {
    const anyNumber = fc.option(fc.double(), { nil: undefined });
    const wanted = fc.record({
      temperature: anyNumber,
      topK: anyNumber,
      topP: anyNumber,
      minP: anyNumber,
      repetitionPenalty: anyNumber,
      seed: anyNumber,
    });
    fc.assert(
      fc.property(wanted, (numbers) => {
        const settings = clampSampling(numbers);
        for (const [name, { min, max }] of Object.entries(SAMPLING_LIMITS)) {
          const value = settings[name as SamplingControl];
          expect(value >= min && value <= max).toBe(true);
        }
        expect(distributionOf(Float32Array.of(1, 3, 2), [0], settings).settings).toEqual(settings);
        expect(Number.isSafeInteger(settings.seed)).toBe(true);
      }),
    );
  });

  test('the defaults are the model itself and lie on the steps of their controls', () => {
    expect(clampSampling({})).toEqual(DEFAULT_SAMPLING);
    expect(clampSampling(DEFAULT_SAMPLING)).toEqual(DEFAULT_SAMPLING);
    expect(clampSampling({ topK: 39.6, temperature: 9, topP: NaN })).toEqual({
      ...DEFAULT_SAMPLING,
      topK: 40,
      temperature: 2,
    });
  });
});
