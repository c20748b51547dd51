/** The rows of the attention arithmetic: by the laws they keep, and the formulas made of them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startMessages } from '@/app/i18n.ts';
import { addInsideMessages } from '@/app/insideMessages.ts';
import { formats } from '@/draw/formats.ts';
import { LIGHT_PALETTE } from '@/draw/palette.ts';
import { position } from '@/model/axes.ts';
import { attendOnce } from '@/model/attention.ts';
import { tensor } from '@/model/tensor.ts';
import {
  explainQuery,
  LARGEST_ROUNDING,
  listKeys,
  strongestKey,
  type ExplainedQuery,
} from '@/views/attention/explainQuery.ts';
import { pairFormula, STEPS } from '@/views/attention/pairFormula.ts';

const messages = startMessages();
addInsideMessages();
const words = { t: messages.getFixedT('en', 'attention'), format: formats('en') };

const number = fc.double({ min: -3, max: 3, noNaN: true });

/** q, k and v of a head, the weights they give for every query, and one of the queries. */
const heads = fc
  .record({ length: fc.integer({ min: 1, max: 30 }), size: fc.integer({ min: 1, max: 5 }) })
  .chain(({ length, size }) => {
    const rows = fc
      .array(number, { minLength: length * size, maxLength: length * size })
      .map((data) => tensor(['position', 'channel'], [length, size], Float32Array.from(data)));
    return fc.record({
      vectors: fc.record({ query: rows, key: rows, value: rows }),
      query: fc.integer({ min: 0, max: length - 1 }).map(position),
    });
  })
  .map(({ vectors, query }) => {
    const [length, size] = vectors.query.shape;
    const rows = Array.from({ length }, (_, t) => {
      const asked = vectors.query.data.subarray(t * size, (t + 1) * size);
      return Array.from(attendOnce(asked, vectors.key.data, vectors.value.data, t, size).weights);
    });
    const weights = tensor(['query', 'key'], [length, length], Float32Array.from(rows.flat()));
    return { vectors, weights, query };
  });

describe('explainQuery', () => {
  it('agrees with the weights of a model that computes softmax(q·k/√dh)', () => {
    fc.assert(
      fc.property(heads, ({ vectors, weights, query }) => {
        expect(explainQuery(vectors, weights, query).disagreement).toBeLessThan(LARGEST_ROUNDING);
      }),
    );
  });

  it('shows the model’s own weights, and says by how much they differ from the recomputed ones', () => {
    fc.assert(
      fc.property(heads, ({ vectors, weights, query }) => {
        const columns = weights.shape[1];
        const other = tensor(
          ['query', 'key'],
          weights.shape,
          weights.data.map((weight) => weight / 2),
        );
        const { keys, disagreement } = explainQuery(vectors, other, query);
        const largest = Math.max(...weights.data.subarray(query * columns, (query + 1) * columns));
        expect(keys.map(({ weight }) => weight)).toEqual(
          Array.from(other.data.subarray(query * columns, (query + 1) * columns)),
        );
        expect(disagreement).toBeCloseTo(largest / 2, 5);
      }),
    );
  });

  it('hands on the sum of what the keys carry, which is never longer than all of them together', () => {
    fc.assert(
      fc.property(heads, ({ vectors, weights, query }) => {
        const { keys, output } = explainQuery(vectors, weights, query);
        const together = keys.reduce((sum, { carried }) => sum + carried, 0);
        expect(Math.hypot(...output)).toBeLessThanOrEqual(together + 1e-4);
        for (const key of keys) if (key.isMasked) expect([key.weight, key.carried]).toEqual([0, 0]);
      }),
    );
  });
});

describe('listKeys', () => {
  it('leaves out only weight that it tells, and keeps the order of the text', () => {
    fc.assert(
      fc.property(heads, fc.integer({ min: 1, max: 8 }), fc.nat(), ({ vectors, weights, query }, most, any) => {
        const explained = explainQuery(vectors, weights, query);
        const chosen = position(any % explained.keys.length);
        const { rows, hiddenCount, hiddenWeight, laterCount } = listKeys(explained, most, chosen);
        const places = rows.map(({ key }) => Number(key));
        expect(places).toEqual([...places].sort((a, b) => a - b));
        expect(places).toContain(chosen);
        expect(rows.length + hiddenCount + laterCount).toBe(explained.keys.length);
        expect(rows.reduce((sum, { weight }) => sum + weight, hiddenWeight)).toBeCloseTo(1, 5);
      }),
    );
  });

  it('always lists the strongest key', () => {
    fc.assert(
      fc.property(heads, ({ vectors, weights, query }) => {
        const explained = explainQuery(vectors, weights, query);
        const listed = listKeys(explained, 1, position(0)).rows.map(({ key }) => key);
        expect(listed).toContain(strongestKey(weights, query));
      }),
    );
  });
});

describe('pairFormula', () => {
  const key = { key: position(1), dot: 8, scaled: 2, isMasked: false, weight: 0.5, carried: 1.5 };
  const explained: ExplainedQuery = {
    query: position(1),
    headSize: 16,
    divisor: 4,
    keys: [{ ...key, key: position(0) }, key, { ...key, key: position(2), isMasked: true, weight: 0, carried: 0 }],
    output: new Float32Array(16),
    disagreement: 0,
  };

  it('carries the numbers of the pair through every step', () => {
    const plain = STEPS.map((step) =>
      pairFormula(step, explained, key, words)
        .map((formula) => formula.plain)
        .join('; '),
    );
    expect(plain).toEqual([
      'q · k = Σ q_i k_i over 16 numbers = 8.00',
      'q · k / √16 = 8.00 / √16 = 2.00',
      'key 2 ≤ query 2, so its score is 2.00',
      'attention weight = e^2.00 / (e^2.00 + e^2.00) = 0.500',
      'softmax(q · k / √dh) v = softmax(8.00 / √16) v = 0.500 v; |0.500 v| = 1.50',
    ]);
  });

  it('gives a key that comes later minus infinity', () => {
    expect(pairFormula('mask', explained, explained.keys[2]!, words)[0]?.plain).toBe(
      'key 3 > query 2, so its score is −∞',
    );
    expect(pairFormula('softmax', explained, explained.keys[2]!, words)[0]?.tex(LIGHT_PALETTE)).toContain(
      'e^{-\\infty}',
    );
  });

  it('uses the colours of query, key, value and attention', () => {
    const [formula] = pairFormula('values', explained, key, words);
    const tex = formula!.tex(LIGHT_PALETTE);
    for (const meaning of ['query', 'key', 'value', 'attention'] as const)
      expect(tex).toContain(LIGHT_PALETTE[meaning]);
  });
});
