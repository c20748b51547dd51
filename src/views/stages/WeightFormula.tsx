/** How one attention weight is made: query · key, ÷ √dh, softmax, with this query's numbers. */
import { useTranslation } from 'react-i18next';
import { formatNumber } from '@/draw/formatNumber.ts';
import { EXPONENT_DIGITS, texNumber } from '@/draw/texNumber.ts';
import type { Palette } from '@/draw/palette.ts';
import type { Head, Layer, Position } from '@/model/axes.ts';
import { PartState } from './PartState.tsx';
import { readWeightSteps, type WeightSteps } from './readings.ts';
import { alignLines, StageFormula } from './StageFormula.tsx';
import type { Place } from './usePlace.ts';

export interface WeightFormulaProps {
  readonly place: Place;
  readonly layer: Layer;
  readonly head: Head;
  /** The key whose weight is taken apart. */
  readonly target: Position;
}

export function WeightFormula({ place, layer, head, target }: WeightFormulaProps) {
  const { t } = useTranslation('stages');
  const steps = readWeightSteps(
    place.shown,
    { layer, head, divisor: place.model.architecture?.scoreDivisors[layer] },
    place.position,
    target,
  );
  const needed = (['query', 'key', 'value'] as const).map((name) => ({ name, layer }));
  if (!steps) return <PartState requests={needed} lines={3} />;
  // Scores this large leave the range of numbers when raised; the staged arithmetic beside the heatmap has them.
  if (!Number.isFinite(steps.sum) || steps.sum === 0) return null;
  return (
    <StageFormula
      caption={t('attention.weightFormula', { query: place.position, key: target })}
      tex={(palette) => weightTex(steps, place.position, target, palette)}
      plain={weightPlain(steps, place.position, target)}
    />
  );
}

function weightTex(
  { dot, divisor, score, exponential, sum, weight }: WeightSteps,
  i: number,
  j: number,
  palette: Palette,
) {
  const [q, k] = [`\\textcolor{${palette.query}}{q_{${i}}}`, `\\textcolor{${palette.key}}{k_{${j}}}`];
  const share = `\\textcolor{${palette.attention}}{${texNumber(weight)}}`;
  return alignLines(
    `s &= \\frac{${q} \\cdot ${k}}{${divisor.nameTex}} = \\frac{${texNumber(dot)}}{${divisor.tex}} = ${texNumber(score, undefined, EXPONENT_DIGITS)}`,
    `a &= \\frac{e^{s}}{\\sum e^{s_j}} = \\frac{${texNumber(exponential)}}{${texNumber(sum)}} = ${share}`,
  );
}

function weightPlain({ dot, divisor, score, exponential, sum, weight }: WeightSteps, i: number, j: number): string {
  const n = formatNumber;
  return `s = q_${i}·k_${j} / ${divisor.namePlain} = ${n(dot)} / ${divisor.plain} = ${n(score, undefined, EXPONENT_DIGITS)}; a = e^s / Σ e^s_j = ${n(exponential)} / ${n(sum)} = ${n(weight)}`;
}
