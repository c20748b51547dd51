/** Which columns the table has, and how long its bars are: both depend on the settings alone and on what is shown. */
import { DEFAULT_SAMPLING, type SamplingSettings } from '@/model/samplingSettings.ts';
import type { CandidateList } from '@/model/candidates.ts';

/** Columns that stand only while a control does something: what it made of the logit, and what was before. */
export type ChainColumn = 'penalized' | 'scaled' | 'base';

// Each list is one object, so that rows whose columns did not change are not drawn anew.
const known = new Map<string, readonly ChainColumn[]>();

/** In the order of the chain: logit, penalized, ÷ T; then, beside the probability, that of the model alone. */
export function chainColumns(settings: SamplingSettings): readonly ChainColumn[] {
  const { temperature, topK, topP, minP, repetitionPenalty } = settings;
  const isPenalized = repetitionPenalty !== DEFAULT_SAMPLING.repetitionPenalty;
  const isScaled = temperature !== DEFAULT_SAMPLING.temperature && temperature !== 0;
  const isChanged = isPenalized || temperature !== 1 || topK !== 0 || topP !== 1 || minP !== 0;
  const columns: ChainColumn[] = [];
  if (isPenalized) columns.push('penalized');
  if (isScaled) columns.push('scaled');
  if (isChanged) columns.push('base');
  const key = columns.join();
  if (!known.has(key)) known.set(key, columns);
  return known.get(key) ?? columns;
}

/** Full widths a bar may stand for: steps, so that bars move when a probability does and not with every other one. */
const BAR_SCALES = [0.05, 0.1, 0.2, 0.5, 1] as const;

/** The probability that fills a bar: the smallest of the steps that none of the rows exceeds. */
export function barScale({ rows, pinned }: CandidateList): number {
  return barScaleOf([...rows, ...pinned].flatMap((row) => [row.probability, row.base]));
}

export function barScaleOf(probabilities: readonly number[]): number {
  const largest = Math.max(0, ...probabilities);
  return BAR_SCALES.find((scale) => largest <= scale) ?? 1;
}
