/**
 * A page of pieces drawn in steps: what can be seen at once first, the rest between frames, so that a paste is on the
 * screen before all that must be scrolled to. Tokens are counted and not pieces, because they are what takes time.
 */

/** Tokens of a step: as many as fill the list on a wide screen. */
export const STEP_TOKENS = 160;

/** After each step, how many pieces of the page are drawn; the last is all of them. */
export function pieceSteps(tokenCounts: readonly number[], most = STEP_TOKENS): number[] {
  const ends: number[] = [];
  let tokens = 0;
  tokenCounts.forEach((count, at) => {
    if (tokens > 0 && tokens + count > most) {
      ends.push(at);
      tokens = 0;
    }
    tokens += count;
  });
  if (tokenCounts.length > 0) ends.push(tokenCounts.length);
  return ends;
}
