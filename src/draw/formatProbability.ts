/**
 * A probability of one token as a percentage with three significant digits, however small: tables
 * of candidates compare tokens far below a tenth of a percent, where `formatPercent` only says "<0.1 %".
 */
import { formatNumber } from './formatNumber.ts';

const NARROW_SPACE = '\u202f';
/** From here on three digits would round to 100. */
const NEARLY_ALL = 0.9995;

/** `41.2 %`, `0.0123 %`, `1.23×10⁻⁷ %`; `>99.9 %` for what is nearly all, and is not. */
export function formatProbability(probability: number, locale = 'en'): string {
  if (!Number.isFinite(probability)) return formatNumber(probability, locale);
  if (probability >= NEARLY_ALL && probability < 1) return `>${formatNumber(99.9, locale)}${NARROW_SPACE}%`;
  if (probability === 1) return `100${NARROW_SPACE}%`;
  return `${formatNumber(probability * 100, locale)}${NARROW_SPACE}%`;
}
