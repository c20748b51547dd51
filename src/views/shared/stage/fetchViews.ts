/** Fetches all code of a stage that is not here yet, so that another depth, tab or zoom is there at once, network or not. */
import type { StageSpec } from './ViewSpec.ts';

export async function fetchViews({ views }: StageSpec): Promise<void> {
  const fetches = views.flatMap(({ Component, fetchAhead }) => [Component.fetchAhead, fetchAhead]);
  await Promise.all(fetches.map((fetchNow) => fetchNow?.() ?? Promise.resolve()));
}
