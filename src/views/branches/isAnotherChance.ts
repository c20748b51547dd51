/** Whether the sampling settings made a token's probability another than the model's own. */
import type { Odds } from '@/model/textTree.ts';

/** The same probability computed two ways differs by rounding alone. */
const ROUNDING = 1e-6;

export function isAnotherChance(odds: Odds | undefined): odds is Odds & { readonly drawn: number } {
  return odds !== undefined && odds.drawn !== null && Math.abs(odds.drawn - odds.model) > ROUNDING * odds.model;
}
