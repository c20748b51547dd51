/** The same rules as Hugging Face transformers, written once more as it writes them, compared on any settings. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_SAMPLING, distributionOf, type SamplingSettings } from '@/model/sampling.ts';
import { softmax } from '@/model/softmax.ts';

const anyLogits = fc
  .array(fc.float({ min: -30, max: 30, noNaN: true }), { minLength: 1, maxLength: 24 })
  .map((values) => Float32Array.from(values));
const anySettings = fc.record({
  temperature: fc.oneof(fc.constant(0), fc.double({ min: 0.05, max: 2, noNaN: true })),
  topK: fc.nat(30),
  topP: fc.double({ min: 0, max: 1, noNaN: true }),
  minP: fc.double({ min: 0, max: 1, noNaN: true }),
  repetitionPenalty: fc.double({ min: 1, max: 2, noNaN: true }),
  seed: fc.nat(),
});
const anyCase = fc
  .tuple(anyLogits, anySettings, fc.array(fc.nat(), { maxLength: 8 }))
  .map(([logits, settings, history]) => ({ logits, settings, history: history.map((id) => id % logits.length) }));
/** What transformers does, step by step and without care for speed, on masked scores. */
function asTransformers(logits: Float32Array, history: readonly number[], settings: SamplingSettings): Float64Array {
  const { temperature, topK, topP, minP, repetitionPenalty } = settings;
  // RepetitionPenaltyLogitsProcessor
  let scores = [...logits].map((score, id) =>
    history.includes(id) ? Math.fround(score < 0 ? score * repetitionPenalty : score / repetitionPenalty) : score,
  );
  // TemperatureLogitsWarper
  scores = scores.map((score) => score / temperature);
  // TopKLogitsWarper: scores < topk(scores, k)[-1] are masked
  if (topK > 0) {
    const worst = scores.toSorted((a, b) => b - a)[Math.min(topK, scores.length) - 1] ?? -Infinity;
    scores = scores.map((score) => (score < worst ? -Infinity : score));
  }
  // TopPLogitsWarper: ascending cumulative probability <= 1 - p is masked, all but the best
  if (topP < 1) {
    const probabilities = softmax(scores);
    const ascending = [...scores.keys()].sort((a, b) => (scores[a] ?? 0) - (scores[b] ?? 0) || b - a);
    let cumulative = 0;
    for (const id of ascending.slice(0, -1)) {
      cumulative += probabilities[id] ?? 0;
      if (cumulative <= 1 - topP) scores[id] = -Infinity;
    }
  }
  // MinPLogitsWarper: probabilities < min_p * best are masked
  if (minP > 0) {
    const probabilities = softmax(scores);
    const least = minP * Math.max(...probabilities);
    scores = scores.map((score, id) => ((probabilities[id] ?? 0) < least ? -Infinity : score));
  }
  return softmax(scores);
}

describe('agreement with Hugging Face transformers', () => {
  test('the same tokens survive with the same probabilities, for any settings', () => {
    fc.assert(
      fc.property(anyCase, ({ logits, settings, history }) => {
        fc.pre(settings.temperature > 0);
        const expected = asTransformers(logits, history, settings);
        distributionOf(logits, history, settings).final.forEach((p, id) =>
          expect(p).toBeCloseTo(expected[id] ?? NaN, 9),
        );
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  test('tokens that tie with the k-th best stay, as there', () => {
    const { kept, final } = distributionOf(Float32Array.of(1, 2, 1, 0), [], { ...DEFAULT_SAMPLING, topK: 2 });
    expect(kept).toBe(3);
    expect(final[3]).toBe(0);
  });
});
