/**
 * Which tokens get a column when there are more than `most`: the first, which is the sink; the last, where what comes
 * next comes out; and between them a run of neighbours, ordinarily the last ones. A query further back brings the run
 * with it, so that it ends with the query or a little later: its arcs come from before it.
 */
export function chooseColumns(length: number, query: number, most: number): number[] {
  const all = Array.from({ length }, (_, at) => at);
  if (length <= most) return all;
  const run = Math.max(1, most - 2);
  const latest = length - 1 - run;
  return [0, ...all.slice(startOf(query, run, latest), startOf(query, run, latest) + run), length - 1];
}

/** The run moves by half its length, so that choosing a token does not move all others under the pointer. */
function startOf(query: number, run: number, latest: number): number {
  if (query === 0 || query >= latest) return latest;
  const half = Math.max(1, Math.floor(run / 2));
  return Math.min(latest, 1 + half * Math.max(0, Math.ceil((query - run) / half)));
}
