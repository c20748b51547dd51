/** A number that is added, with its sign before it in any case: `+1.2`, `−0.34`; zero has none. */
import { formatNumber } from './formatNumber.ts';

export function formatSigned(value: number, locale = 'en', digits = 3): string {
  const written = formatNumber(value, locale, digits);
  return value > 0 ? `+${written}` : written;
}
