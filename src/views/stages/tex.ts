/** Vectors and lists inside formulas: as LaTeX for KaTeX, and in plain text for everyone else. */
import type { Format } from '@/draw/formats.ts';

/** A number after an operator: negative ones stand in brackets. */
export function texTerm(value: number, format: Format): string {
  return value < 0 ? `(${format.tex(value)})` : format.tex(value);
}

/** The beginning of a vector: (0.12, −0.34, …). */
export function texVector(values: ArrayLike<number>, format: Format, count = 2): string {
  return format.tuple([...first(values, count).map((value) => format.tex(value)), '\\dots']).replaceAll(' ', '\\,');
}

export function plainVector(values: ArrayLike<number>, format: Format, count = 2): string {
  return format.tuple([...first(values, count).map((value) => format.number(value)), '…']);
}

/** A list of ids with its middle left out: (464, 3797, …, 262). */
export function listIds(ids: readonly number[], gap: string): string {
  const most = 5;
  const shown = ids.length <= most ? ids : [...ids.slice(0, 2), gap, ...ids.slice(-2)];
  return `(${shown.join(', ')})`;
}

function first(values: ArrayLike<number>, count: number): number[] {
  return Array.from({ length: Math.min(count, values.length) }, (_, index) => values[index] ?? NaN);
}
