/**
 * The formula of one step with the numbers of one query and key, in the colours of the look. In parts
 * that a narrow panel puts under one another.
 */
import type { TFunction } from 'i18next';
import type { Format } from '@/draw/formats.ts';
import type { Palette } from '@/draw/palette.ts';
import { describeDivisor, type Divisor } from '@/draw/texDivisor.ts';
import { largestIndices } from '@/model/largestIndices.ts';
import { ARITHMETIC_STEPS } from '@/store/panels.ts';
import type { ExplainedKey, ExplainedQuery } from './explainQuery.ts';

export const STEPS = ARITHMETIC_STEPS;
export type Step = (typeof STEPS)[number];

export interface PairFormula {
  readonly tex: (palette: Palette) => string;
  readonly plain: string;
}

export interface FormulaWords {
  readonly t: TFunction<'attention'>;
  readonly format: Format;
}

/** Terms of the softmax's sum that are written out. */
const WRITTEN_TERMS = 3;

/** `t`: the namespace of attention, for what is said in words to those who do not see the formula. */
export function pairFormula(
  step: Step,
  explained: ExplainedQuery,
  pair: ExplainedKey,
  { t, format }: FormulaWords,
): PairFormula[] {
  const { headSize: size, query } = explained;
  const divisor = describeDivisor(explained.divisor, size, format);
  const scaled = pair.isMasked ? -Infinity : pair.scaled;
  // Tokens are counted from 1 on the page.
  const [j, i] = [pair.key + 1, query + 1];
  switch (step) {
    case 'dot':
      return [
        {
          tex: (palette) =>
            `${dot(palette)} = \\sum_{i=1}^{${size}} ${q(palette)}_i\\,${k(palette)}_i = ${format.tex(pair.dot)}`,
          plain: t('formula.dot', { count: size, sum: format.number(pair.dot) }),
        },
      ];
    case 'scale':
      return [
        {
          tex: (palette) =>
            `${score(palette, divisor)} = \\frac{${format.tex(pair.dot)}}{${divisor.tex}} = ${format.tex(pair.scaled)}`,
          plain: `q · k / ${divisor.plain} = ${format.number(pair.dot)} / ${divisor.plain} = ${format.number(pair.scaled)}`,
        },
      ];
    case 'mask':
      return [
        {
          tex: () =>
            `j = ${j} ${pair.isMasked ? '>' : '\\le'} t = ${i} \\;\\Rightarrow\\; s_{${j}} = ${format.tex(scaled)}`,
          plain: t(pair.isMasked ? 'formula.masked' : 'formula.unmasked', {
            key: j,
            query: i,
            score: format.number(scaled),
          }),
        },
      ];
    case 'softmax':
      return [softmaxFormula(explained, pair, scaled, { t, format })];
    case 'values':
      return valuesFormulas(divisor, pair, format);
  }
}

/** e^s / Σ e^s, with the largest terms of the sum written out. */
function softmaxFormula(
  { keys, query }: ExplainedQuery,
  pair: ExplainedKey,
  scaled: number,
  { t, format }: FormulaWords,
): PairFormula {
  const scores = keys.slice(0, query + 1).map((key) => key.scaled);
  const written = largestIndices(scores, WRITTEN_TERMS).map((at) => scores[at]!);
  const power = (value: number) => `e^{${format.tex(value)}}`;
  const sum = [...written.map(power), ...(scores.length > written.length ? ['\\cdots'] : [])].join(' + ');
  const plainSum = [
    ...written.map((value) => `e^${format.number(value)}`),
    ...(scores.length > written.length ? ['…'] : []),
  ];
  return {
    tex: (palette) =>
      `${weight(palette)} = \\frac{e^{s_j}}{\\sum_{i \\le t} e^{s_i}} = \\frac{${power(scaled)}}{${sum}} = ` +
      inColour(palette.attention, format.tex(pair.weight)),
    plain: t('formula.softmax', {
      score: format.number(scaled),
      sum: plainSum.join(' + '),
      weight: format.number(pair.weight),
    }),
  };
}

/** All of it, softmax(q·k/√dh) v, and how long a vector that makes. */
function valuesFormulas(divisor: Divisor, pair: ExplainedKey, format: Format): PairFormula[] {
  const share = (palette: Palette) => `${inColour(palette.attention, format.tex(pair.weight))}\\,${v(palette)}`;
  return [
    {
      tex: (palette) =>
        `\\operatorname{softmax}\\!\\left(${score(palette, divisor)}\\right) ${v(palette)} = ` +
        `\\operatorname{softmax}\\!\\left(\\frac{${format.tex(pair.dot)}}{${divisor.tex}}\\right) ${v(palette)} = ${share(palette)}`,
      plain: `softmax(q · k / ${divisor.namePlain}) v = softmax(${format.number(pair.dot)} / ${divisor.plain}) v = ${format.number(pair.weight)} v`,
    },
    {
      tex: (palette) => `|${share(palette)}| = ${inColour(palette.value, format.tex(pair.carried))}`,
      plain: `|${format.number(pair.weight)} v| = ${format.number(pair.carried)}`,
    },
  ];
}

const inColour = (colour: string, tex: string) => `\\textcolor{${colour}}{${tex}}`;
const q = (palette: Palette) => inColour(palette.query, 'q');
const k = (palette: Palette) => inColour(palette.key, 'k');
const v = (palette: Palette) => inColour(palette.value, 'v');
const weight = (palette: Palette) => inColour(palette.attention, 'w_j');
const dot = (palette: Palette) => `${q(palette)} \\cdot ${k(palette)}`;
const score = (palette: Palette, { nameTex }: Divisor) => `\\frac{${dot(palette)}}{${nameTex}}`;
