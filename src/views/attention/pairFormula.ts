/**
 * The formula of one step with the numbers of one query and key, in the colours of the look. In parts
 * that a narrow panel puts under one another.
 */
import { formatNumber } from '@/draw/formatNumber.ts';
import type { Palette } from '@/draw/palette.ts';
import { describeDivisor, type Divisor } from '@/draw/texDivisor.ts';
import { largestIndices } from '@/model/largestIndices.ts';
import { texNumber } from '@/draw/texNumber.ts';
import type { ExplainedKey, ExplainedQuery } from './explainQuery.ts';

/** The steps in their order; each shows the columns up to its own. */
export const STEPS = ['dot', 'scale', 'mask', 'softmax', 'values'] as const;
export type Step = (typeof STEPS)[number];

export interface PairFormula {
  readonly tex: (palette: Palette) => string;
  readonly plain: string;
}

/** Terms of the softmax's sum that are written out. */
const WRITTEN_TERMS = 3;

export function pairFormula(step: Step, explained: ExplainedQuery, pair: ExplainedKey): PairFormula[] {
  const { headSize: size, query } = explained;
  const divisor = describeDivisor(explained.divisor, size);
  const scaled = pair.isMasked ? -Infinity : pair.scaled;
  // Tokens are counted from 1 on the page.
  const [j, t] = [pair.key + 1, query + 1];
  switch (step) {
    case 'dot':
      return [
        {
          tex: (palette) =>
            `${dot(palette)} = \\sum_{i=1}^{${size}} ${q(palette)}_i\\,${k(palette)}_i = ${texNumber(pair.dot)}`,
          plain: `q · k = Σ q_i k_i over ${size} numbers = ${formatNumber(pair.dot)}`,
        },
      ];
    case 'scale':
      return [
        {
          tex: (palette) =>
            `${score(palette, divisor)} = \\frac{${texNumber(pair.dot)}}{${divisor.tex}} = ${texNumber(pair.scaled)}`,
          plain: `q · k / ${divisor.plain} = ${formatNumber(pair.dot)} / ${divisor.plain} = ${formatNumber(pair.scaled)}`,
        },
      ];
    case 'mask':
      return [
        {
          tex: () =>
            `j = ${j} ${pair.isMasked ? '>' : '\\le'} t = ${t} \\;\\Rightarrow\\; s_{${j}} = ${texNumber(scaled)}`,
          plain: `key ${j} ${pair.isMasked ? '>' : '≤'} query ${t}, so its score is ${formatNumber(scaled)}`,
        },
      ];
    case 'softmax':
      return [softmaxFormula(explained, pair, scaled)];
    case 'values':
      return valuesFormulas(divisor, pair);
  }
}

/** e^s / Σ e^s, with the largest terms of the sum written out. */
function softmaxFormula({ keys, query }: ExplainedQuery, pair: ExplainedKey, scaled: number): PairFormula {
  const scores = keys.slice(0, query + 1).map((key) => key.scaled);
  const written = largestIndices(scores, WRITTEN_TERMS).map((at) => scores[at]!);
  const power = (value: number) => `e^{${texNumber(value)}}`;
  const sum = [...written.map(power), ...(scores.length > written.length ? ['\\cdots'] : [])].join(' + ');
  const plainSum = [
    ...written.map((value) => `e^${formatNumber(value)}`),
    ...(scores.length > written.length ? ['…'] : []),
  ];
  return {
    tex: (palette) =>
      `${weight(palette)} = \\frac{e^{s_j}}{\\sum_{i \\le t} e^{s_i}} = \\frac{${power(scaled)}}{${sum}} = ` +
      inColour(palette.attention, texNumber(pair.weight)),
    plain: `weight = e^${formatNumber(scaled)} / (${plainSum.join(' + ')}) = ${formatNumber(pair.weight)}`,
  };
}

/** All of it, softmax(q·k/√dh) v, and how long a vector that makes. */
function valuesFormulas(divisor: Divisor, pair: ExplainedKey): PairFormula[] {
  const share = (palette: Palette) => `${inColour(palette.attention, texNumber(pair.weight))}\\,${v(palette)}`;
  return [
    {
      tex: (palette) =>
        `\\operatorname{softmax}\\!\\left(${score(palette, divisor)}\\right) ${v(palette)} = ` +
        `\\operatorname{softmax}\\!\\left(\\frac{${texNumber(pair.dot)}}{${divisor.tex}}\\right) ${v(palette)} = ${share(palette)}`,
      plain: `softmax(q · k / ${divisor.namePlain}) v = softmax(${formatNumber(pair.dot)} / ${divisor.plain}) v = ${formatNumber(pair.weight)} v`,
    },
    {
      tex: (palette) => `|${share(palette)}| = ${inColour(palette.value, texNumber(pair.carried))}`,
      plain: `|${formatNumber(pair.weight)} v| = ${formatNumber(pair.carried)}`,
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
