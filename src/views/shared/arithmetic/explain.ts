/**
 * How the numbers of vectors come about, as steps for the arithmetic dialog: lengths, angles, layer
 * norm, contributions. Every total is computed from the very terms that are listed and summed.
 * Channels count from 0, as in the formulas of the stages.
 */
import type { TFunction } from 'i18next';
import { formatNumber } from '@/draw/formatNumber.ts';
import { EXPONENT_DIGITS, texNumber } from '@/draw/texNumber.ts';
import type { ArithmeticStep, ArithmeticSum, ArithmeticTerm } from '@/elements/Arithmetic.tsx';
import { contributionTerms } from '@/model/contributions.ts';
import { largestTerms } from '@/model/largestTerms.ts';
import { normSteps } from '@/model/normSteps.ts';
import type { Numbers } from '@/model/softmax.ts';
import { cosine, dot, mean, norm, variance } from '@/model/vector.ts';

export type Words = TFunction<'block'>;

/** Rows of a sum before the rest is one number. */
export const LISTED_TERMS = 8;
/** Differences smaller than this share of the number are 32-bit rounding and not told. */
const ROUNDING = 1e-4;

/** A long sum as a table. `factors`: what was multiplied to each term. `shown`: the number as the model computed it. */
export function listSum(
  t: Words,
  sum: {
    readonly terms: Numbers;
    readonly factors: readonly Numbers[];
    readonly headings: ArithmeticSum['headings'];
    readonly nameOf?: (index: number) => string;
    readonly shown?: number;
    readonly total?: string;
  },
): ArithmeticSum {
  const { terms, factors, headings, nameOf = String, shown } = sum;
  const { indexes, restCount, restSum, total } = largestTerms(terms, LISTED_TERMS);
  const listed = indexes.map((index): ArithmeticTerm => ({
    name: nameOf(index),
    factors: factors.map((factor) => factor[index] ?? NaN),
    product: terms[index]!,
  }));
  const remainder = shown === undefined ? 0 : shown - total;
  const isTold = Math.abs(remainder) > ROUNDING * Math.max(1, Math.abs(total));
  return {
    headings,
    terms: listed,
    rest: restCount > 0 ? { label: t('arithmetic.rest', { count: restCount }), value: restSum } : null,
    remainder: isTold ? { label: t('arithmetic.rounding'), value: remainder } : null,
    total: { label: sum.total ?? t('arithmetic.sum'), value: isTold ? total + remainder : total },
  };
}

/** A formula for KaTeX and for everyone else, from parts that are alike in both. */
export function formula(tex: string, plain: string) {
  return { tex, plain };
}

/** |x| = √Σ x_i². */
export function explainNorm(t: Words, vector: Numbers, name = 'x'): ArithmeticStep[] {
  const squares = Array.from(vector, (value) => value * value);
  const total = dot(vector, vector);
  return [
    {
      caption: t('arithmetic.norm'),
      ...formula(
        `|${name}| = \\sqrt{\\textstyle\\sum_i ${name}_i^2} = \\sqrt{${five(total)}} = ${five(norm(vector))}`,
        `|${name}| = √(Σ ${name}_i²) = √${plain(total)} = ${plain(norm(vector))}`,
      ),
      sum: listSum(t, {
        terms: squares,
        factors: [vector],
        headings: ['i', `${name}ᵢ`, `${name}ᵢ²`],
      }),
    },
  ];
}

/** cos = w·x / (|w| |x|). */
export function explainCosine(t: Words, write: Numbers, stream: Numbers): ArithmeticStep[] {
  const products = Array.from(write, (value, i) => value * stream[i]!);
  const [product, first, second] = [dot(write, stream), norm(write), norm(stream)];
  return [
    {
      caption: t('arithmetic.dot'),
      sum: listSum(t, {
        terms: products,
        factors: [write, stream],
        headings: ['i', 'wᵢ', 'xᵢ', 'wᵢ·xᵢ'],
        total: 'w·x',
      }),
    },
    {
      caption: t('arithmetic.cosine'),
      ...formula(
        `\\cos = \\frac{w \\cdot x}{|w|\\,|x|} = \\frac{${five(product)}}{${five(first)} \\cdot ${five(second)}} = ${five(cosine(write, stream))}`,
        `cos = w·x / (|w| |x|) = ${plain(product)} / (${plain(first)} · ${plain(second)}) = ${plain(cosine(write, stream))}`,
      ),
    },
  ];
}

/** |w| / |x|. */
export function explainShare(t: Words, write: Numbers, stream: Numbers): ArithmeticStep[] {
  const [first, second] = [norm(write), norm(stream)];
  return [
    {
      caption: t('arithmetic.share'),
      ...formula(
        `\\frac{|w|}{|x|} = \\frac{${five(first)}}{${five(second)}} = ${five(first / second)}`,
        `|w| / |x| = ${plain(first)} / ${plain(second)} = ${plain(first / second)}`,
      ),
    },
    ...explainNorm(t, write, 'w'),
    ...explainNorm(t, stream, 'x'),
  ];
}

/** μ = Σ x_i / d. */
export function explainMean(t: Words, vector: Numbers): ArithmeticStep[] {
  const center = mean(vector);
  return [
    {
      caption: t('arithmetic.mean', { count: vector.length }),
      ...formula(
        `\\mu = \\frac{1}{${vector.length}} \\textstyle\\sum_i x_i = \\frac{${five(center * vector.length)}}{${vector.length}} = ${five(center)}`,
        `μ = Σ x_i / ${vector.length} = ${plain(center * vector.length)} / ${vector.length} = ${plain(center)}`,
      ),
      sum: listSum(t, { terms: vector, factors: [], headings: ['i', 'xᵢ'] }),
    },
  ];
}

/** σ² = Σ (x_i − μ)² / d. */
export function explainVariance(t: Words, vector: Numbers): ArithmeticStep[] {
  const [center, spread] = [mean(vector), variance(vector)];
  const centred = Array.from(vector, (value) => value - center);
  return [
    {
      caption: t('arithmetic.variance', { count: vector.length }),
      ...formula(
        `\\sigma^2 = \\frac{1}{${vector.length}} \\textstyle\\sum_i (x_i - \\mu)^2 = \\frac{${five(spread * vector.length)}}{${vector.length}} = ${five(spread)}`,
        `σ² = Σ (x_i − μ)² / ${vector.length} = ${plain(spread * vector.length)} / ${vector.length} = ${plain(spread)}`,
      ),
      sum: listSum(t, {
        terms: centred.map((value) => value * value),
        factors: [centred],
        headings: ['i', 'xᵢ − μ', '(xᵢ − μ)²'],
      }),
    },
  ];
}

/** s = √(σ² + ε). */
export function explainDeviation(t: Words, vector: Numbers, epsilon: number): ArithmeticStep[] {
  const spread = variance(vector);
  const result = Math.sqrt(spread + epsilon);
  return [
    {
      caption: t('arithmetic.deviation'),
      ...formula(
        `s = \\sqrt{\\sigma^2 + \\varepsilon} = \\sqrt{${five(spread)} + ${small(epsilon).tex}} = ${five(result)}`,
        `s = √(σ² + ε) = √(${plain(spread)} + ${small(epsilon).plain}) = ${plain(result)}`,
      ),
    },
    ...explainVariance(t, vector),
  ];
}

/** One number after layer norm: (x_i − μ) / s · g_i + b_i, with its mean and variance behind it. */
export function explainNormed(
  t: Words,
  vector: Numbers,
  { gain, bias, epsilon }: { readonly gain: Numbers; readonly bias: Numbers; readonly epsilon: number },
  i: number,
): ArithmeticStep[] {
  const { mean: center, deviation: s, output } = normSteps(vector, gain, bias, epsilon);
  const [x, g, b, y] = [vector[i]!, gain[i]!, bias[i]!, output[i]!];
  return [
    {
      caption: t('arithmetic.normed', { channel: i }),
      ...formula(
        `y_{${i}} = \\frac{x_{${i}} - \\mu}{s}\\,g_{${i}} + b_{${i}} = \\frac{${five(x)} - ${term(center)}}{${five(s)}} \\cdot ${term(g)} + ${term(b)} = ${five(y)}`,
        `y_${i} = (x_${i} − μ) / s · g_${i} + b_${i} = (${plain(x)} − ${plainTerm(center)}) / ${plain(s)} · ${plainTerm(g)} + ${plainTerm(b)} = ${plain(y)}`,
      ),
    },
    ...explainMean(t, vector),
    ...explainDeviation(t, vector, epsilon),
  ];
}

/** One number of the stream: what stood there and what was added. */
export function explainAdded(t: Words, before: Numbers, write: Numbers, after: Numbers, i: number): ArithmeticStep[] {
  const [x, w, y] = [before[i]!, write[i]!, after[i]!];
  return [
    {
      caption: t('arithmetic.added', { channel: i }),
      ...formula(
        `x_{${i}} = ${five(x)} + ${term(w)} = ${five(y)}`,
        `x_${i} = ${plain(x)} + ${plainTerm(w)} = ${plain(y)}`,
      ),
    },
  ];
}

/**
 * (1/σ) Σ_i w_i c_i: what a write adds to a logit, channel by channel; with a constant, the logit of the whole
 * stream. `shown`: as the engine computed it.
 */
export function explainContribution(
  t: Words,
  write: Numbers,
  direction: Numbers,
  sigma: number,
  shown: number,
  constant: number | null = null,
): ArithmeticStep[] {
  const terms = contributionTerms(write, direction, sigma);
  const total = terms.reduce((sum, value) => sum + value, 0);
  const [added, addedPlain] = constant === null ? ['', ''] : [` + ${term(constant)}`, ` + ${plainTerm(constant)}`];
  const result = total + (constant ?? 0);
  const symbol = constant === null ? 'w' : 'x';
  return [
    {
      caption: t(constant === null ? 'arithmetic.contribution' : 'arithmetic.reading', { count: terms.length }),
      ...formula(
        `\\frac{1}{\\sigma} \\textstyle\\sum_i ${symbol}_i\\,c_i${constant === null ? '' : ' + k'} = \\frac{${five(total * sigma)}}{${five(sigma)}}${added} = ${five(result)}`,
        `Σ ${symbol}_i c_i / σ${constant === null ? '' : ' + k'} = ${plain(total * sigma)} / ${plain(sigma)}${addedPlain} = ${plain(result)}`,
      ),
      sum: listSum(t, {
        terms,
        factors: [write, direction],
        headings: ['i', `${symbol}ᵢ`, 'cᵢ', `${symbol}ᵢ·cᵢ ÷ σ`],
        shown: shown - (constant ?? 0),
      }),
    },
  ];
}

/** Five digits: with three, a reader who checks would get another result. */
const five = (value: number) => texNumber(value, 'en', EXPONENT_DIGITS);
const plain = (value: number) => formatNumber(value, 'en', EXPONENT_DIGITS);
/** ε as people write it: a power of ten in a formula, its digits in a line. */
const small = (epsilon: number) => {
  const digits = new Intl.NumberFormat('en', { maximumSignificantDigits: EXPONENT_DIGITS }).format(epsilon);
  const power = Math.round(Math.log10(epsilon));
  return { plain: digits, tex: Number(digits) === Number(`1e${power}`) ? `10^{${power}}` : digits };
};
const term = (value: number) => (value < 0 ? `(${five(value)})` : five(value));
const plainTerm = (value: number) => (value < 0 ? `(${plain(value)})` : plain(value));
