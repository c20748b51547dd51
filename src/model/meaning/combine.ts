/**
 * Arithmetic on embeddings: a − b + c as vectors, number by number. The example that made it famous is
 * king − man + woman ≈ queen (Mikolov et al. 2013). Two things must be told with it: the vector nearest to the
 * result is very often a, b or c itself, and the published lists leave these out (Nissim et al. 2020).
 */
import type { TokenId } from '@/model/axes.ts';

/** Null where no token is chosen: it then adds nothing. */
export interface Terms {
  readonly plus: TokenId | null;
  readonly minus: TokenId | null;
  readonly also: TokenId | null;
}

/** (1, 2) − (3, 1) + (0, 5) = (−2, 6). Rows that are absent count as zero. */
export function combine(
  width: number,
  rows: { readonly [Name in keyof Terms]?: Float32Array | undefined },
): Float32Array {
  const { plus, minus, also } = rows;
  return Float32Array.from({ length: width }, (_, i) => (plus?.[i] ?? 0) - (minus?.[i] ?? 0) + (also?.[i] ?? 0));
}

/** The tokens that went in, each once. */
export function inputsOf({ plus, minus, also }: Terms): readonly TokenId[] {
  return [...new Set([plus, minus, also].filter((id) => id !== null))];
}
