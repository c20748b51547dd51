/**
 * Ranking: which token has the largest logit, which the second, and so on through the vocabulary.
 *
 * A comparison sort of 50,257 logits takes some twenty milliseconds, longer than a frame; a radix
 * sort takes a tenth of that. It looks at no two numbers together: it deals all of them into 2,048
 * piles by their last 11 bits, gathers the piles in order, and does so again for the next 11 and the
 * last 10. Each deal keeps the order of the one before among equals ("stable"), so after three deals
 * all is sorted, and equal logits still stand in the order they came in: by id.
 *
 * Floats can be dealt by bits once their order is made that of unsigned integers:
 *
 *     bits of a positive float grow with it         → flip the sign bit, to stand above the negative
 *     bits of a negative float grow as it falls     → flip all bits
 *
 * and all bits once more, because the largest shall come first.
 * Source: Herf, "Radix Tricks" (2001); Knuth, The Art of Computer Programming 3, section 5.2.5.
 */

const DIGIT_BITS = 11;
const PILES = 1 << DIGIT_BITS;
/** 3 × 11 ≥ 32 bits. */
const SHIFTS = [0, DIGIT_BITS, 2 * DIGIT_BITS] as const;

/**
 * Indexes of `values` (V) from the largest value to the smallest; equal values by lower index.
 * +0 and −0 are equal; ±∞ are allowed. Throws RangeError when a value is NaN.
 *
 *     rankDescending([0.1, 2, −1, 2])  →  [1, 3, 0, 2]
 */
export function rankDescending(values: Float32Array): Uint32Array {
  const keys = descendingKeys(values);
  const counts = countDigits(keys);
  let order = new Uint32Array(values.length).map((_, i) => i);
  let spare = new Uint32Array(values.length);
  SHIFTS.forEach((shift, digit) => {
    const next = counts.subarray(digit * PILES, (digit + 1) * PILES);
    turnIntoStarts(next);
    deal(keys, order, spare, shift, next);
    [order, spare] = [spare, order];
  });
  return order;
}

/** Unsigned integers that are smaller where the value is larger. */
function descendingKeys(values: Float32Array): Uint32Array {
  // A copy, because the bits must begin at a multiple of four bytes, and are changed in place.
  const keys = new Uint32Array(Float32Array.from(values).buffer);
  for (let i = 0; i < keys.length; i++) {
    const value = values[i]!;
    if (value !== value) throw new RangeError(`Number ${i} is NaN: it has no place in an order.`);
    const bits = value === 0 ? 0 : keys[i]!; // −0 has the bits of the largest negative
    const isNegative = bits >= 0x80000000;
    const ascending = isNegative ? ~bits : bits ^ 0x80000000;
    keys[i] = ~ascending;
  }
  return keys;
}

/** How many keys each pile of each deal will hold, in one walk over the keys. */
function countDigits(keys: Uint32Array): Uint32Array {
  const counts = new Uint32Array(SHIFTS.length * PILES);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]!;
    for (let digit = 0; digit < SHIFTS.length; digit++) {
      const pile = digit * PILES + ((key >>> (digit * DIGIT_BITS)) & (PILES - 1));
      counts[pile] = counts[pile]! + 1;
    }
  }
  return counts;
}

/** From sizes of piles to where each begins, in place. */
function turnIntoStarts(counts: Uint32Array): void {
  let start = 0;
  for (let pile = 0; pile < counts.length; pile++) {
    const size = counts[pile]!;
    counts[pile] = start;
    start += size;
  }
}

function deal(keys: Uint32Array, from: Uint32Array, to: Uint32Array, shift: number, next: Uint32Array): void {
  for (let i = 0; i < from.length; i++) {
    const index = from[i]!;
    const pile = (keys[index]! >>> shift) & (PILES - 1);
    const place = next[pile]!;
    next[pile] = place + 1;
    to[place] = index;
  }
}
