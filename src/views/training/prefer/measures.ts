/** What is measured of a preference tuning, in the order in which it is shown. */
import type { PreferenceMeasure, Style } from '@/store/training/contract.ts';

export type MeasureName = Style | 'broken' | 'correct' | 'margin' | 'distance';
export const MEASURES: readonly MeasureName[] = [
  'friendly',
  'plain',
  'rude',
  'broken',
  'correct',
  'margin',
  'distance',
];

export function readMeasure(measure: PreferenceMeasure, name: MeasureName): number {
  if (name === 'correct' || name === 'margin' || name === 'distance') return measure[name];
  return measure.shares[name];
}

/** Shares are of 1; margin and distance are in nats. */
export const isShare = (name: MeasureName) => name !== 'margin' && name !== 'distance';

/** Nats, to three decimals: what is smaller is rounding of the arithmetic, not a measurement. */
export const roundNats = (value: number) => Math.round(value * 1000) / 1000 + 0;
