/** A number that opens its arithmetic: by pointer and keys, with sums that end at the number. */
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formats } from '@/draw/formats.ts';
import { startMessages } from '@/app/i18n.ts';
import { norm, dot, cosine, mean, variance } from '@/model/vector.ts';
import { GPT2_EPSILON } from '@/model/architecture.ts';
import { normSteps } from '@/model/normSteps.ts';
import { contributionTerms } from '@/model/contributions.ts';
import type { ArithmeticStep, ArithmeticSum } from '@/elements/Arithmetic.tsx';
import { ExplainedNumber, Steps } from '@/views/shared/arithmetic/ExplainedNumber.tsx';
import {
  explainer,
  explainContribution,
  explainCosine,
  explainDeviation,
  explainMean,
  explainNorm,
  explainNormed,
  explainVariance,
  LISTED_TERMS,
} from '@/views/shared/arithmetic/explain.ts';

const i18n = startMessages();
const t = i18n.getFixedT('en', 'block');
const say = explainer(t, formats('en'));
/** GPT-2's own width. */
const WIDTH = 768;
const vector = fc
  .array(fc.double({ min: -30, max: 30, noNaN: true }), { minLength: WIDTH, maxLength: WIDTH })
  .map((values) => Float32Array.from(values));

const sums = (steps: readonly ArithmeticStep[]): ArithmeticSum[] => steps.flatMap(({ sum }) => (sum ? [sum] : []));
const listed = ({ terms, rest, remainder }: ArithmeticSum) =>
  terms.reduce((total, { product }) => total + product, 0) + (rest?.value ?? 0) + (remainder?.value ?? 0);

describe('The arithmetic behind a number', () => {
  it('lists the largest terms and the rest of 768, and they sum to the total', () => {
    fc.assert(
      fc.property(vector, vector, (x, w) => {
        const explained = [
          ...explainNorm(say, x),
          ...explainCosine(say, w, x),
          ...explainMean(say, x),
          ...explainVariance(say, x),
          ...explainNormed(say, x, { gain: w, bias: w, epsilon: GPT2_EPSILON }, 5),
          ...explainContribution(say, w, x, 3, dot(w, x) / 3),
        ];
        for (const sum of sums(explained)) {
          expect(sum.terms).toHaveLength(LISTED_TERMS);
          expect(sum.rest?.label).toBe(`the other ${WIDTH - LISTED_TERMS} terms`);
          expect(listed(sum)).toBeCloseTo(sum.total.value, 6);
          expect(sum.remainder).toBeNull();
        }
      }),
      { numRuns: 20 },
    );
  });

  it('ends at the number it explains', () => {
    fc.assert(
      fc.property(vector, vector, (x, w) => {
        expect(Math.sqrt(sums(explainNorm(say, x))[0]!.total.value)).toBeCloseTo(norm(x), 6);
        expect(sums(explainCosine(say, w, x))[0]!.total.value / (norm(w) * norm(x))).toBeCloseTo(cosine(w, x), 6);
        expect(sums(explainMean(say, x))[0]!.total.value / WIDTH).toBeCloseTo(mean(x), 6);
        expect(sums(explainVariance(say, x))[0]!.total.value / WIDTH).toBeCloseTo(variance(x), 6);
        expect(explainDeviation(say, x, GPT2_EPSILON)[0]!.plain).toContain('+ 0.00001)');
        expect(explainDeviation(say, x, GPT2_EPSILON)[0]!.tex).toContain('+ 10^{-5}}');
        expect(explainDeviation(say, x, 0.05)[0]!.plain).toContain('√(σ² + ε)');
        expect(explainDeviation(say, x, 0.05)[0]!.plain).toContain('+ 0.05)');
        const total = contributionTerms(w, x, 2.5).reduce((sum, term) => sum + term, 0);
        expect(sums(explainContribution(say, w, x, 2.5, total))[0]!.total.value).toBeCloseTo(total, 6);
        expect(normSteps(x, w, w, GPT2_EPSILON).output[3]).toBeDefined();
      }),
      { numRuns: 20 },
    );
  });

  it('writes every number of a formula as the language of the page does', () => {
    const german = explainer(t, formats('de'));
    const [x, w] = [Float32Array.of(1.5, -0.25, 2000), Float32Array.of(0.5, 4, 1)];
    const written = [
      ...explainNorm(german, x),
      ...explainCosine(german, w, x),
      ...explainMean(german, x),
      ...explainDeviation(german, x, 0.05),
      ...explainNormed(german, x, { gain: w, bias: w, epsilon: 0.05 }, 1),
      ...explainContribution(german, w, x, 2.5, 3),
    ].flatMap(({ plain = '', tex = '' }) => [plain, tex]);
    expect(explainNorm(german, Float32Array.of(1.5))[0]!.plain).toMatch(/√2,25\d* = 1,5\d*$/);
    expect(explainDeviation(german, x, GPT2_EPSILON)[0]!.plain).toContain('+ 0,00001)');
    expect(explainDeviation(german, x, 0.05)[0]!.tex).toContain('+ 0{,}05}');
    // A point stands between thousands there, never before decimals.
    for (const each of written) expect(each).not.toMatch(/\d\.(?!\d{3}(?!\d))/);
  });

  it('names what rounding took, rather than end at another number', () => {
    const [w, c] = [Float32Array.of(1, 2, 3), Float32Array.of(1, 1, 1)];
    const [sum] = sums(explainContribution(say, w, c, 1, 6.5));
    expect(sum!.remainder).toEqual({ label: 'rounding on the way', value: 0.5 });
    expect(sum!.total.value).toBe(6.5);
    expect(sums(explainContribution(say, w, c, 1, 6.00001))[0]!.remainder).toBeNull();
  });

  it('opens by keyboard, is computed only then, and gives the focus back', async () => {
    let computed = 0;
    const explain = () => {
      computed += 1;
      return <Steps steps={explainNorm(say, Float32Array.of(3, 4))} />;
    };
    render(<ExplainedNumber title="Length of x" value={5} explain={explain} />);
    const button = screen.getByRole('button', { name: 'Length of x, 5.00: how it comes about' });
    expect(computed).toBe(0);
    button.focus();
    await userEvent.keyboard('{Enter}');
    const dialog = screen.getByRole('dialog', { name: 'Length of x' });
    const rows = within(dialog).getAllByRole('row');
    expect(within(rows.at(-1)!).getByRole('button', { name: 'Copy 25' })).toBeInTheDocument();
    expect(within(dialog).getByRole('math')).toHaveAccessibleName(/√25.* = 5/);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Close' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(button).toHaveFocus();
  });
});
