/** A Projector whose code comes when something is to be projected: the page opens without it. */
import type { Projector } from './Projector.ts';

export function lazyProjector(load: () => Promise<Projector>): Projector {
  return {
    principalAxes: async (...asked) => (await load()).principalAxes(...asked),
    umap: async (...asked) => (await load()).umap(...asked),
  };
}
