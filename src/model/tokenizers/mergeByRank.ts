/**
 * Byte pair encoding once it has been learnt (Sennrich et al. 2016): of all neighbouring pairs that make a token
 * together, the one that was learnt first is joined, the leftmost of equals, until no pair makes a token.
 *
 *     ranks     he 1   ll 2   hell 3   hello 4
 *     h e l l o     he 1, ll 2 can be made:  he
 *     he l l o      ll 2:                    ll
 *     he ll o       hell 3:                  hell
 *     hell o        hello 4:                 hello
 *
 * Both families of tokenizers cut so. They differ in the units they begin with: bytes (GPT-2) or characters
 * (SentencePiece). Units are told apart here by where they begin, so this knows nothing of either.
 *
 * Candidates wait in a heap: n units cost n log n, where looking through all pairs again after each merge costs n²,
 * which a page of Thai or Chinese, one unbroken run, would feel.
 */

/** The rank of the token that units [from, to) make; undefined when they make none. */
export type RankOf = (from: number, to: number) => number | undefined;

/** Ranks and places share one number, so that the heap holds plain numbers. A text has fewer units than this. */
const MOST_UNITS = 2 ** 24;

/**
 * Where the pieces end, in the coordinates of `starts`. `starts`: where each unit begins, rising; `end`: where the
 * last one ends. Throws RangeError for more than 2²⁴ units.
 */
export function mergeByRank(starts: ArrayLike<number>, end: number, rankOf: RankOf): number[] {
  const count = starts.length;
  if (count > MOST_UNITS) throw new RangeError(`${count} units are more than can be merged.`);
  const startOf = (unit: number) => (unit < count ? starts[unit]! : end);
  // A linked list of pieces, each named by its first unit.
  const next = Int32Array.from({ length: count }, (_, unit) => unit + 1);
  const previous = Int32Array.from({ length: count }, (_, unit) => unit - 1);
  /** Of the pair that begins here; −1 for none. A candidate in the heap counts only while it agrees. */
  const rankAt = new Float64Array(count).fill(-1);
  const heap: number[] = [];

  const consider = (unit: number) => {
    const second = next[unit]!;
    const rank = second < count ? rankOf(startOf(unit), startOf(next[second]!)) : undefined;
    rankAt[unit] = rank ?? -1;
    if (rank !== undefined) push(heap, rank * MOST_UNITS + unit);
  };
  for (let unit = 0; unit < count; unit++) consider(unit);

  for (let best = pop(heap); best !== undefined; best = pop(heap)) {
    const unit = best % MOST_UNITS;
    if (rankAt[unit] !== Math.floor(best / MOST_UNITS)) continue;
    const second = next[unit]!;
    const third = next[second]!;
    rankAt[second] = -1;
    next[unit] = third;
    if (third < count) previous[third] = unit;
    consider(unit);
    const before = previous[unit]!;
    if (before >= 0) consider(before);
  }

  const ends: number[] = [];
  for (let unit = 0; unit < count; unit = next[unit]!) ends.push(startOf(next[unit]!));
  return ends;
}

/** A binary heap of numbers, the smallest first. */
function push(heap: number[], value: number): void {
  let at = heap.length;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (heap[parent]! <= value) break;
    heap[at] = heap[parent]!;
    at = parent;
  }
  heap[at] = value;
}

function pop(heap: number[]): number | undefined {
  const first = heap[0];
  const last = heap.pop();
  if (first === undefined || last === undefined || heap.length === 0) return first;
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && heap[child + 1]! < heap[child]!) child++;
    if (heap[child]! >= last) break;
    heap[at] = heap[child]!;
    at = child;
  }
  heap[at] = last;
  return first;
}
