/** Numbers that are added: with their sign in any case, `+1.2`, `−0.34`; zero has none. */
import { formatNumber } from './formatNumber.ts';

export function formatSigned(value: number, locale = 'en', digits = 3): string {
  const written = formatNumber(value, locale, digits);
  return value > 0 ? `+${written}` : written;
}

/** With a fixed number of decimals, so that terms and sum can be checked by eye: `+6.34`, `−0.04`, `0.00`. */
export function formatSummand(value: number, locale = 'en', decimals = 2): string {
  const rounded = Number(value.toFixed(decimals));
  const size = Math.abs(rounded).toLocaleString(locale, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  if (!(Math.abs(rounded) > 0)) return size;
  return `${rounded < 0 ? '\u2212' : '+'}${size}`;
}
