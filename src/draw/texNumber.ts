/** Numbers inside formulas: as `formatNumber` writes them, in LaTeX. */
import { formatNumber } from './formatNumber.ts';

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Digits of a number that is raised to a power of e: with three, a reader who checks would get another result. */
export const EXPONENT_DIGITS = 5;

/** `0.0123`, `-4.56`, `12{,}346`, `1.23\times10^{-7}`. */
export function texNumber(value: number, locale = 'en', digits = 3): string {
  const [mantissa = '', power] = formatNumber(value, locale, digits).split('×10');
  const tex = mantissa
    .replaceAll('\u2212', '-')
    .replaceAll(',', '{,}')
    .replace(/[\u00a0\u202f\s]/g, '\\,')
    .replace('∞', '\\infty');
  if (power === undefined) return tex;
  const exponent = power.replace('⁻', '-').replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (sign) => String(SUPERSCRIPTS.indexOf(sign)));
  return `${tex}\\times10^{${exponent}}`;
}
