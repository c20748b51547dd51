/**
 * A text that says the same thing again: where the second reading begins, and what each reading cost in surprise.
 * A model that can look back pays much the first time and little the second; the heads that make the difference are
 * induction heads, and the curve of surprise by position is how they were found.
 *
 *     ids      w0 w1 w2 w3 w0 w1 w2 w3        period 4: every token is the one 4 places before
 *     passes   w0 w1 w2 w3 │ w0 w1 w2 w3
 *
 * A text need not end with a whole pass, and its first token may be another: where a text begins, a word has no blank
 * before it, and so is another token than the same word later. Source: Olsson et al. 2022, "In-context Learning and Induction Heads".
 */

/** Shorter than this, "the the the" would count as a text that repeats. */
const SHORTEST_PERIOD = 2;

/** The smallest number of tokens after which a text is itself again, to its end; null when it never is. */
export function findPeriod(ids: readonly number[]): number | null {
  // The first token is compared with nothing, so one more must have been.
  for (let period = SHORTEST_PERIOD; period + 1 < ids.length; period++)
    if (ids.every((id, at) => at <= period || id === ids[at - period])) return period;
  return null;
}

/** One place of a pass: what its token cost when it was read first, and when it was read again. Bits. */
export interface PassRow {
  /** Index within the pass. */
  readonly place: number;
  readonly id: number;
  /** NaN for the first token of the text, which nothing precedes. */
  readonly first: number;
  /** The mean over all later passes that reach this place; NaN where none does. */
  readonly again: number;
}

/** T surprises of a text of the given period, place by place. */
export function rowsByPlace(ids: readonly number[], surprisal: ArrayLike<number>, period: number): PassRow[] {
  return Array.from({ length: Math.min(period, ids.length) }, (_, place) => {
    const later: number[] = [];
    for (let at = place + period; at < ids.length; at += period) later.push(surprisal[at] ?? NaN);
    // As it is written in the middle of a text.
    const id = ids[place + period] ?? ids[place]!;
    return { place, id, first: surprisal[place] ?? NaN, again: mean(later) };
  });
}

/** The mean of what is known; NaN of nothing. */
export function mean(values: readonly number[]): number {
  const known = values.filter((value) => !Number.isNaN(value));
  return known.reduce((sum, value) => sum + value, 0) / known.length;
}
