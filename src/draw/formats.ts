/**
 * Every way in which the page writes numbers, percentages, units and lists, for one language. Views and elements
 * get it from `useFormat`; what is drawn without React is handed it. How each number is written, with its
 * rounding, is in formatNumber.ts and its neighbours: this file only binds them to a language.
 */
import { formatClock } from './formatClock.ts';
import {
  formatBits,
  formatBytes,
  formatInteger,
  formatNumber,
  formatPercent,
  formatShare,
  formatWeight,
} from './formatNumber.ts';
import { formatProbability } from './formatProbability.ts';
import { formatSigned, formatSummand } from './formatSigned.ts';
import { texNumber } from './texNumber.ts';

export interface Format {
  /** As `Intl` and `lang` know it: `en`, `de`. */
  readonly language: string;
  /** Three significant digits unless said otherwise: `0.0123`, `−4.56`. */
  readonly number: (value: number, digits?: number) => string;
  /** A count, in full: `8,192`. */
  readonly integer: (value: number) => string;
  /** A large count in words: `405 billion`. */
  readonly large: (value: number) => string;
  /** A share of 1: `12.3 %`, `<0.1 %`. */
  readonly percent: (share: number) => string;
  /** A share of 1 that was set or is a rule, without decimals it does not need: `20 %`, `2.5 %`. */
  readonly share: (share: number) => string;
  /** The probability of one token, however small: `0.0123 %`. */
  readonly probability: (probability: number) => string;
  /** An attention weight, three decimals: `0.062`. */
  readonly weight: (weight: number) => string;
  /** `3.32 bits`. */
  readonly bits: (bits: number) => string;
  /** `4.60 MB`. */
  readonly bytes: (bytes: number) => string;
  /** `182 ms`. */
  readonly milliseconds: (milliseconds: number) => string;
  /** A time to wait, in the largest unit that says enough: `12 sec`, `3 min`. */
  readonly duration: (seconds: number) => string;
  /** A span of time as a clock shows it, of seconds: `4:05`. */
  readonly clock: (seconds: number) => string;
  /** Something that is added: `+1.20`. */
  readonly signed: (value: number, digits?: number) => string;
  /** Something that is added, with fixed decimals: `+6.34`, `0.00`. */
  readonly summand: (value: number, decimals?: number) => string;
  /** Written out, however small: `0.00001`. */
  readonly decimal: (value: number, digits: number) => string;
  /** With fixed decimals: `0.500000`. */
  readonly fixed: (value: number, decimals: number) => string;
  /** A setting as it was set, without trailing zeros: `0.7`. */
  readonly plain: (value: number) => string;
  /** A date and time, short. */
  readonly time: (date: number | Date) => string;
  /** A date, with the month as a word: it is read in other countries too. */
  readonly date: (date: number | Date) => string;
  /** Whole words in one list: `a, b and c`, or without the word: `a, b, c`. */
  readonly list: (words: readonly string[], kind?: 'and' | 'units') => string;
  /** Numbers side by side in brackets; where a comma is the decimal sign they are kept apart by semicolons. */
  readonly tuple: (numbers: readonly string[]) => string;
  /** As `number`, in LaTeX. */
  readonly tex: (value: number, digits?: number) => string;
}

const known = new Map<string, Format>();

/** One for each language, so that it can be compared and depended on. */
export function formats(language: string): Format {
  let made = known.get(language);
  if (made === undefined) {
    made = makeFormats(language);
    known.set(language, made);
  }
  return made;
}

function makeFormats(language: string): Format {
  const isCommaDecimal = (1.5).toLocaleString(language).includes(',');
  const minus = (text: string) => text.replace('-', '\u2212');
  return {
    language,
    number: (value, digits) => formatNumber(value, language, digits),
    integer: (value) => formatInteger(value, language),
    large: (value) =>
      new Intl.NumberFormat(language, {
        notation: 'compact',
        compactDisplay: 'long',
        maximumSignificantDigits: 3,
      }).format(value),
    percent: (share) => formatPercent(share, language),
    share: (share) => formatShare(share, language),
    probability: (probability) => formatProbability(probability, language),
    weight: (weight) => formatWeight(weight, language),
    bits: (bits) => formatBits(bits, language),
    bytes: (bytes) => formatBytes(bytes, language),
    milliseconds: (milliseconds) =>
      new Intl.NumberFormat(language, {
        style: 'unit',
        unit: 'millisecond',
        maximumFractionDigits: milliseconds < 10 ? 1 : 0,
      }).format(milliseconds),
    duration: (seconds) => {
      const unit = seconds < 60 ? 'second' : seconds < 3600 ? 'minute' : 'hour';
      const amount = Math.max(1, Math.ceil(seconds / { second: 1, minute: 60, hour: 3600 }[unit]));
      return new Intl.NumberFormat(language, { style: 'unit', unit }).format(amount);
    },
    clock: (seconds) => formatClock(seconds, language),
    signed: (value, digits) => formatSigned(value, language, digits),
    summand: (value, decimals) => formatSummand(value, language, decimals),
    decimal: (value, digits) => minus(value.toLocaleString(language, { maximumSignificantDigits: digits })),
    fixed: (value, decimals) =>
      minus(value.toLocaleString(language, { minimumFractionDigits: decimals, maximumFractionDigits: decimals })),
    plain: (value) => minus(value.toLocaleString(language, { maximumFractionDigits: 4 })),
    time: (date) => new Intl.DateTimeFormat(language, { timeStyle: 'short', dateStyle: 'short' }).format(date),
    date: (date) => new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(date),
    list: (words, kind = 'and') =>
      new Intl.ListFormat(language, kind === 'and' ? { type: 'conjunction' } : { type: 'unit', style: 'short' }).format(
        words,
      ),
    tuple: (numbers) => `(${numbers.join(isCommaDecimal ? '; ' : ', ')})`,
    tex: (value, digits) => texNumber(value, language, digits),
  };
}
