/**
 * How the numbers of vectors come about, as steps for the arithmetic dialog: lengths, angles, layer
 * norm, contributions. Every total is computed from the very terms that are listed and summed.
 * Channels count from 0, as in the formulas of the stages.
 */
import type { TFunction } from 'i18next';
import type { Format } from '@/draw/formats.ts';
import { EXPONENT_DIGITS } from '@/draw/texNumber.ts';
import type { ArithmeticStep, ArithmeticSum, ArithmeticTerm } from '@/elements/Arithmetic.tsx';
import { contributionTerms } from '@/model/contributions.ts';
import { largestTerms } from '@/model/largestTerms.ts';
import { normSteps } from '@/model/normSteps.ts';
import type { Numbers } from '@/model/softmax.ts';
import { cosine, dot, mean, norm, variance } from '@/model/vector.ts';

/** The words and the numbers of one language, as formulas need them. Views get it from `useExplainer`. */
export type Explainer = ReturnType<typeof explainer>;

/** Rows of a sum before the rest is one number. */
export const LISTED_TERMS = 8;
/** Differences smaller than this share of the number are 32-bit rounding and not told. */
const ROUNDING = 1e-4;

/** A long sum as a table. `factors`: what was multiplied to each term. `shown`: the number as the model computed it. */
export function listSum(
  say: Explainer,
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
    rest: restCount > 0 ? { label: say.t('arithmetic.rest', { count: restCount }), value: restSum } : null,
    remainder: isTold ? { label: say.t('arithmetic.rounding'), value: remainder } : null,
    total: { label: sum.total ?? say.t('arithmetic.sum'), value: isTold ? total + remainder : total },
  };
}

/** A formula for KaTeX and for everyone else, from parts that are alike in both. */
export function formula(tex: string, plain: string) {
  return { tex, plain };
}

/** |x| = √Σ x_i². */
export function explainNorm(say: Explainer, vector: Numbers, name = 'x'): ArithmeticStep[] {
  const squares = Array.from(vector, (value) => value * value);
  const total = dot(vector, vector);
  return [
    {
      caption: say.t('arithmetic.norm'),
      ...formula(
        `|${name}| = \\sqrt{\\textstyle\\sum_i ${name}_i^2} = \\sqrt{${say.five(total)}} = ${say.five(norm(vector))}`,
        `|${name}| = √(Σ ${name}_i²) = √${say.plain(total)} = ${say.plain(norm(vector))}`,
      ),
      sum: listSum(say, {
        terms: squares,
        factors: [vector],
        headings: ['i', `${name}ᵢ`, `${name}ᵢ²`],
      }),
    },
  ];
}

/** cos = w·x / (|w| |x|). */
export function explainCosine(say: Explainer, write: Numbers, stream: Numbers): ArithmeticStep[] {
  const products = Array.from(write, (value, i) => value * stream[i]!);
  const [product, first, second] = [dot(write, stream), norm(write), norm(stream)];
  return [
    {
      caption: say.t('arithmetic.dot'),
      sum: listSum(say, {
        terms: products,
        factors: [write, stream],
        headings: ['i', 'wᵢ', 'xᵢ', 'wᵢ·xᵢ'],
        total: 'w·x',
      }),
    },
    {
      caption: say.t('arithmetic.cosine'),
      ...formula(
        `\\cos = \\frac{w \\cdot x}{|w|\\,|x|} = \\frac{${say.five(product)}}{${say.five(first)} \\cdot ${say.five(second)}} = ${say.five(cosine(write, stream))}`,
        `cos = w·x / (|w| |x|) = ${say.plain(product)} / (${say.plain(first)} · ${say.plain(second)}) = ${say.plain(cosine(write, stream))}`,
      ),
    },
  ];
}

/** |w| / |x|. */
export function explainShare(say: Explainer, write: Numbers, stream: Numbers): ArithmeticStep[] {
  const [first, second] = [norm(write), norm(stream)];
  return [
    {
      caption: say.t('arithmetic.share'),
      ...formula(
        `\\frac{|w|}{|x|} = \\frac{${say.five(first)}}{${say.five(second)}} = ${say.five(first / second)}`,
        `|w| / |x| = ${say.plain(first)} / ${say.plain(second)} = ${say.plain(first / second)}`,
      ),
    },
    ...explainNorm(say, write, 'w'),
    ...explainNorm(say, stream, 'x'),
  ];
}

/** μ = Σ x_i / d. */
export function explainMean(say: Explainer, vector: Numbers): ArithmeticStep[] {
  const center = mean(vector);
  return [
    {
      caption: say.t('arithmetic.mean', { count: vector.length }),
      ...formula(
        `\\mu = \\frac{1}{${vector.length}} \\textstyle\\sum_i x_i = \\frac{${say.five(center * vector.length)}}{${vector.length}} = ${say.five(center)}`,
        `μ = Σ x_i / ${vector.length} = ${say.plain(center * vector.length)} / ${vector.length} = ${say.plain(center)}`,
      ),
      sum: listSum(say, { terms: vector, factors: [], headings: ['i', 'xᵢ'] }),
    },
  ];
}

/** σ² = Σ (x_i − μ)² / d. */
export function explainVariance(say: Explainer, vector: Numbers): ArithmeticStep[] {
  const [center, spread] = [mean(vector), variance(vector)];
  const centred = Array.from(vector, (value) => value - center);
  return [
    {
      caption: say.t('arithmetic.variance', { count: vector.length }),
      ...formula(
        `\\sigma^2 = \\frac{1}{${vector.length}} \\textstyle\\sum_i (x_i - \\mu)^2 = \\frac{${say.five(spread * vector.length)}}{${vector.length}} = ${say.five(spread)}`,
        `σ² = Σ (x_i − μ)² / ${vector.length} = ${say.plain(spread * vector.length)} / ${vector.length} = ${say.plain(spread)}`,
      ),
      sum: listSum(say, {
        terms: centred.map((value) => value * value),
        factors: [centred],
        headings: ['i', 'xᵢ − μ', '(xᵢ − μ)²'],
      }),
    },
  ];
}

/** s = √(σ² + ε). */
export function explainDeviation(say: Explainer, vector: Numbers, epsilon: number): ArithmeticStep[] {
  const spread = variance(vector);
  const result = Math.sqrt(spread + epsilon);
  return [
    {
      caption: say.t('arithmetic.deviation'),
      ...formula(
        `s = \\sqrt{\\sigma^2 + \\varepsilon} = \\sqrt{${say.five(spread)} + ${say.small(epsilon).tex}} = ${say.five(result)}`,
        `s = √(σ² + ε) = √(${say.plain(spread)} + ${say.small(epsilon).plain}) = ${say.plain(result)}`,
      ),
    },
    ...explainVariance(say, vector),
  ];
}

/** One number after layer norm: (x_i − μ) / s · g_i + b_i, with its mean and variance behind it. */
export function explainNormed(
  say: Explainer,
  vector: Numbers,
  { gain, bias, epsilon }: { readonly gain: Numbers; readonly bias: Numbers; readonly epsilon: number },
  i: number,
): ArithmeticStep[] {
  const { mean: center, deviation: s, output } = normSteps(vector, gain, bias, epsilon);
  const [x, g, b, y] = [vector[i]!, gain[i]!, bias[i]!, output[i]!];
  return [
    {
      caption: say.t('arithmetic.normed', { channel: i }),
      ...formula(
        `y_{${i}} = \\frac{x_{${i}} - \\mu}{s}\\,g_{${i}} + b_{${i}} = \\frac{${say.five(x)} - ${say.term(center)}}{${say.five(s)}} \\cdot ${say.term(g)} + ${say.term(b)} = ${say.five(y)}`,
        `y_${i} = (x_${i} − μ) / s · g_${i} + b_${i} = (${say.plain(x)} − ${say.plainTerm(center)}) / ${say.plain(s)} · ${say.plainTerm(g)} + ${say.plainTerm(b)} = ${say.plain(y)}`,
      ),
    },
    ...explainMean(say, vector),
    ...explainDeviation(say, vector, epsilon),
  ];
}

/** One number of the stream: what stood there and what was added. */
export function explainAdded(
  say: Explainer,
  before: Numbers,
  write: Numbers,
  after: Numbers,
  i: number,
): ArithmeticStep[] {
  const [x, w, y] = [before[i]!, write[i]!, after[i]!];
  return [
    {
      caption: say.t('arithmetic.added', { channel: i }),
      ...formula(
        `x_{${i}} = ${say.five(x)} + ${say.term(w)} = ${say.five(y)}`,
        `x_${i} = ${say.plain(x)} + ${say.plainTerm(w)} = ${say.plain(y)}`,
      ),
    },
  ];
}

/**
 * (1/σ) Σ_i w_i c_i: what a write adds to a logit, channel by channel; with a constant, the logit of the whole
 * stream. `shown`: as the engine computed it.
 */
export function explainContribution(
  say: Explainer,
  write: Numbers,
  direction: Numbers,
  sigma: number,
  shown: number,
  constant: number | null = null,
): ArithmeticStep[] {
  const terms = contributionTerms(write, direction, sigma);
  const total = terms.reduce((sum, value) => sum + value, 0);
  const [added, addedPlain] =
    constant === null ? ['', ''] : [` + ${say.term(constant)}`, ` + ${say.plainTerm(constant)}`];
  const result = total + (constant ?? 0);
  const symbol = constant === null ? 'w' : 'x';
  return [
    {
      caption: say.t(constant === null ? 'arithmetic.contribution' : 'arithmetic.reading', { count: terms.length }),
      ...formula(
        `\\frac{1}{\\sigma} \\textstyle\\sum_i ${symbol}_i\\,c_i${constant === null ? '' : ' + k'} = \\frac{${say.five(total * sigma)}}{${say.five(sigma)}}${added} = ${say.five(result)}`,
        `Σ ${symbol}_i c_i / σ${constant === null ? '' : ' + k'} = ${say.plain(total * sigma)} / ${say.plain(sigma)}${addedPlain} = ${say.plain(result)}`,
      ),
      sum: listSum(say, {
        terms,
        factors: [write, direction],
        headings: ['i', `${symbol}ᵢ`, 'cᵢ', `${symbol}ᵢ·cᵢ ÷ σ`],
        shown: shown - (constant ?? 0),
      }),
    },
  ];
}

export function explainer(t: TFunction<'block'>, format: Format) {
  // Five digits: with three, a reader who checks would get another result.
  const five = (value: number) => format.tex(value, EXPONENT_DIGITS);
  const plain = (value: number) => format.number(value, EXPONENT_DIGITS);
  return {
    t,
    five,
    plain,
    /** After an operator: a negative number stands in brackets. */
    term: (value: number) => (value < 0 ? `(${five(value)})` : five(value)),
    plainTerm: (value: number) => (value < 0 ? `(${plain(value)})` : plain(value)),
    /** ε as people write it: a power of ten in a formula, its digits in a line. */
    small: (epsilon: number) => {
      const digits = format.decimal(epsilon, EXPONENT_DIGITS);
      const power = Math.round(Math.log10(epsilon));
      const isPower = Math.abs(epsilon / 10 ** power - 1) < 10 ** -EXPONENT_DIGITS;
      return { plain: digits, tex: isPower ? `10^{${power}}` : digits.replace(',', '{,}') };
    },
  };
}
