/**
 * Numbers as people read them: three significant digits, a true minus sign, words for units in
 * the reader's language. The full value is for `<data value>` and stays with the element.
 */

const MINUS = '\u2212';
const NARROW_SPACE = '\u202f';
const UNKNOWN = '–';
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Sizes outside these take a power of ten. */
const SMALLEST_PLAIN = 1e-4;
const LARGEST_PLAIN = 1e9;

const formatters = new Map<string, Intl.NumberFormat>();

/** Making an Intl.NumberFormat is slow and every frame needs some: each is made once. */
function formatter(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const name = locale + JSON.stringify(options);
  let made = formatters.get(name);
  if (made === undefined) {
    made = new Intl.NumberFormat(locale, options);
    formatters.set(name, made);
  }
  return made;
}

/** Parts joined, with the true minus, and none before a zero. */
function join(parts: Intl.NumberFormatPart[]): string {
  return parts.map((part) => (part.type === 'minusSign' ? MINUS : part.value)).join('');
}

function plain(value: number, locale: string, options: Intl.NumberFormatOptions): string {
  return join(formatter(locale, { ...options, signDisplay: 'negative' }).formatToParts(value));
}

/** What a number that is no number is written as; null for the ordinary ones. */
function special(value: number): string | null {
  if (Number.isNaN(value)) return UNKNOWN;
  if (value === Infinity) return '∞';
  return value === -Infinity ? `${MINUS}∞` : null;
}

/** `0.0123`, `−4.56`, `123`, `12,346` (whole from a thousand on), `1.23×10⁻⁷`. */
export function formatNumber(value: number, locale = 'en', digits = 3): string {
  const size = Math.abs(value);
  if (!Number.isFinite(value)) return special(value) ?? UNKNOWN;
  if (size === 0) return plain(0, locale, {});
  if (size < SMALLEST_PLAIN || size >= LARGEST_PLAIN) return formatPower(value, locale, digits);
  if (size >= 10 ** digits - 0.5) return plain(value, locale, { maximumFractionDigits: 0 });
  return plain(value, locale, { minimumSignificantDigits: digits, maximumSignificantDigits: digits });
}

function formatPower(value: number, locale: string, digits: number): string {
  const [mantissa = '0', exponent = '0'] = value.toExponential(digits - 1).split('e');
  const fixed = plain(Number(mantissa), locale, { minimumFractionDigits: digits - 1 });
  const raised = [...String(Math.abs(Number(exponent)))].map((digit) => SUPERSCRIPTS[Number(digit)]).join('');
  return `${fixed}×10${Number(exponent) < 0 ? '⁻' : ''}${raised}`;
}

/** A weight in 0 … 1 with three decimals, so that a column of them lines up: `0.062`, `<0.001`. */
export function formatWeight(weight: number, locale = 'en'): string {
  if (!Number.isFinite(weight)) return special(weight) ?? UNKNOWN;
  if (weight === 0) return plain(0, locale, {});
  const write = (value: number) => plain(value, locale, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
  return weight > 0 && weight < 0.0005 ? `<${write(0.001)}` : write(weight);
}

/** A count, in full: `8,192`. */
export function formatInteger(value: number, locale = 'en'): string {
  return special(value) ?? plain(value, locale, { maximumFractionDigits: 0 });
}

/**
 * A share of 1 as a percentage: `12.3 %`. What would round to nothing or to all, and is neither,
 * says so: `<0.1 %`, `>99.9 %`.
 */
export function formatPercent(share: number, locale = 'en'): string {
  if (!Number.isFinite(share)) return special(share) ?? UNKNOWN;
  if (share > 0 && share < 0.0005) return `<${percent(0.001, locale)}`;
  if (share < 1 && share >= 0.9995) return `>${percent(0.999, locale)}`;
  return percent(share, locale);
}

/** A share that was set or is a rule: `20 %`, `2.5 %`. */
export function formatShare(share: number, locale = 'en'): string {
  return percent(share, locale, 0);
}

function percent(share: number, locale: string, fewestDecimals = 1): string {
  const isWhole = share === 0 || share === 1;
  const parts = formatter(locale, {
    style: 'percent',
    signDisplay: 'negative',
    minimumFractionDigits: isWhole ? 0 : fewestDecimals,
    maximumFractionDigits: isWhole ? 0 : 1,
  }).formatToParts(share);
  // Where a language puts the sign after the number, a narrow space keeps the two apart.
  const spaced = parts.flatMap((part, at): Intl.NumberFormatPart[] => {
    if (part.type === 'literal') return [{ type: 'literal', value: part.value.replace(/\s/g, NARROW_SPACE) }];
    const follows = at > 0 && parts[at - 1]?.type !== 'literal' && part.type === 'percentSign';
    return follows ? [{ type: 'literal', value: NARROW_SPACE }, part] : [part];
  });
  return join(spaced);
}

/** Surprise or entropy: `3.32 bits`. */
export function formatBits(bits: number, locale = 'en'): string {
  if (!Number.isFinite(bits)) return special(bits) ?? UNKNOWN;
  const digits = Math.abs(bits) < 10 ? 2 : 1;
  return plain(bits, locale, {
    style: 'unit',
    unit: 'bit',
    unitDisplay: 'long',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}

/** A file's size in decimal units: `820 byte`, `96.4 kB`, `4.60 MB`, `1.20 GB`. */
export function formatBytes(bytes: number, locale = 'en'): string {
  if (!Number.isFinite(bytes)) return special(bytes) ?? UNKNOWN;
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  let step = 0;
  // 999.5 kB would be written as 1,000 kB: it is a megabyte already.
  while (step < units.length - 1 && Math.abs(bytes) >= 999.5 * 1000 ** step) step += 1;
  const unit = units[step] ?? 'byte';
  const size = bytes / 1000 ** step;
  const digits = step === 0 || size >= 100 ? 0 : 1;
  return plain(size, locale, { style: 'unit', unit, minimumFractionDigits: digits, maximumFractionDigits: digits });
}
