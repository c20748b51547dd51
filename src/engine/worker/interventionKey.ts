/** Interventions by value: two that change the same numbers in the same way have the same key. */
import type { Intervention } from '@/model/intervention.ts';

/** The key of one that changes nothing, and of none. */
export const NO_INTERVENTION = '';

export function interventionKey(intervention: Intervention | undefined): string {
  if (!intervention) return NO_INTERVENTION;
  const { headScale, mlpScale, cuts = [], replacements = [], additions = [] } = intervention;
  return [
    ...scaleKey('heads', headScale),
    ...scaleKey('mlps', mlpScale),
    ...cuts.map(({ layer, head, query, key }) => `cut ${layer} ${head ?? 'all'} ${query} ${key}`),
    ...replacements.map(({ level, position, row }) => `put ${level} ${position} ${row.join(' ')}`),
    ...additions.map(({ level, from, row }) => `add ${level} ${from} ${row.join(' ')}`),
  ].join('\n');
}

/** Nothing where every factor is 1. */
function scaleKey(name: string, factors: Float32Array | undefined): string[] {
  return factors?.some((factor) => factor !== 1) ? [`${name} ${factors.join(' ')}`] : [];
}
