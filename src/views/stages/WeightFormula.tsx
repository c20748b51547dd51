/** How one attention weight is made: query · key, ÷ √dh, softmax, with this query's numbers. */
import { EXPONENT_DIGITS } from '@/draw/texNumber.ts';
import type { Format } from '@/draw/formats.ts';
import type { Palette } from '@/draw/palette.ts';
import { useFormat } from '@/elements/useFormat.ts';
import type { Head, Layer, Position } from '@/model/axes.ts';
import { PartState } from './PartState.tsx';
import { readWeightSteps, type WeightSteps } from './readings.ts';
import { alignLines, StageFormula } from './StageFormula.tsx';
import type { Place } from '@/views/shared/usePlace.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';

export interface WeightFormulaProps {
  readonly place: Place;
  readonly layer: Layer;
  readonly head: Head;
  /** The key whose weight is taken apart. */
  readonly target: Position;
}

export function WeightFormula({ place, layer, head, target }: WeightFormulaProps) {
  const { t } = useTranslation('explain');
  const format = useFormat();
  const steps = readWeightSteps(
    place.shown,
    { layer, head, divisor: place.model.architecture?.scoreDivisors[layer] },
    place.position,
    target,
    format,
  );
  const needed = (['query', 'key', 'value'] as const).map((name) => ({ name, layer }));
  if (!steps) return <PartState requests={needed} lines={3} />;
  // Scores this large leave the range of numbers when raised; the staged arithmetic beside the heatmap has them.
  if (!Number.isFinite(steps.sum) || steps.sum === 0) return null;
  // Tokens are counted from 1 on the page.
  const [query, key] = [place.position + 1, target + 1];
  return (
    <StageFormula
      caption={t('attention.weightFormula', { query, key })}
      tex={(palette) => weightTex(steps, query, key, palette, format)}
      plain={weightPlain(steps, query, key, format)}
    />
  );
}

function weightTex(
  { dot, divisor, score, exponential, sum, weight }: WeightSteps,
  i: number,
  j: number,
  palette: Palette,
  format: Format,
) {
  const [q, k] = [`\\textcolor{${palette.query}}{q_{${i}}}`, `\\textcolor{${palette.key}}{k_{${j}}}`];
  const share = `\\textcolor{${palette.attention}}{${format.tex(weight)}}`;
  return alignLines(
    `s &= \\frac{${q} \\cdot ${k}}{${divisor.nameTex}} = \\frac{${format.tex(dot)}}{${divisor.tex}} = ${format.tex(score, EXPONENT_DIGITS)}`,
    `a &= \\frac{e^{s}}{\\sum e^{s_j}} = \\frac{${format.tex(exponential)}}{${format.tex(sum)}} = ${share}`,
  );
}

function weightPlain(
  { dot, divisor, score, exponential, sum, weight }: WeightSteps,
  i: number,
  j: number,
  format: Format,
): string {
  const n = format.number;
  return `s = q_${i}·k_${j} / ${divisor.namePlain} = ${n(dot)} / ${divisor.plain} = ${n(score, EXPONENT_DIGITS)}; a = e^s / Σ e^s_j = ${n(exponential)} / ${n(sum)} = ${n(weight)}`;
}
