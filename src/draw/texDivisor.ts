/** What dot products are divided by, for formulas: √dh where it is that, else the number. */
import type { Format } from './formats.ts';

export interface Divisor {
  readonly isRoot: boolean;
  /** What it is called before numbers are put in: √dh, or nothing else than its value. */
  readonly nameTex: string;
  readonly namePlain: string;
  readonly tex: string;
  readonly plain: string;
}

/** Roots are computed from whole numbers and never rounded, so they compare exactly but for the last bits. */
const SAME = 1e-9;

export function describeDivisor(divisor: number, headSize: number, format: Format): Divisor {
  const isRoot = Math.abs(divisor - Math.sqrt(headSize)) < SAME;
  const [tex, plain] = isRoot ? [`\\sqrt{${headSize}}`, `√${headSize}`] : [format.tex(divisor), format.number(divisor)];
  return { isRoot, tex, plain, nameTex: isRoot ? '\\sqrt{d_h}' : tex, namePlain: isRoot ? '√dh' : plain };
}
