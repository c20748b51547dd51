/** What a list of changes takes out of the network: heads, edges of attention, MLPs. Swaps and steering take out nothing. */
import type { Change } from './experiment.ts';

export interface SwitchedOff {
  /** Along this edge of this head nothing is carried: the head is off, or the edge is cut. */
  isEdgeOff(layer: number, head: number, query: number, key: number): boolean;
  isMlpOff(layer: number): boolean;
}

export function switchedOff(changes: readonly Change[]): SwitchedOff {
  const heads = new Set<string>();
  const cuts = new Set<string>();
  const mlps = new Set<number>();
  for (const change of changes) {
    if (change.kind === 'head') heads.add(`${change.layer}.${change.head}`);
    if (change.kind === 'cut') cuts.add(`${change.layer}.${change.head ?? 'all'}.${change.query}.${change.key}`);
    if (change.kind === 'mlp') mlps.add(change.layer);
  }
  return {
    isEdgeOff: (layer, head, query, key) =>
      heads.has(`${layer}.${head}`) ||
      cuts.has(`${layer}.${head}.${query}.${key}`) ||
      cuts.has(`${layer}.all.${query}.${key}`),
    isMlpOff: (layer) => mlps.has(layer),
  };
}
