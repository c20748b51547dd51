/** How high in the picture a pass has come that is being walked through: above this line nothing is computed yet. */
import type { PassReach } from '@/model/passReach.ts';
import { arcLane, rowMates, rowOf, type PictureLayout } from './layoutPicture.ts';

/** y of the line, CSS pixels. Of layers that share a row, each takes it two steps further up in that row. */
export function passFrontier(layout: PictureLayout, { attentions, mlps, levels }: PassReach): number {
  if (levels === 0) return layout.tokens.top;
  const at = attentions - 1;
  if (at < 0) return rowOf(layout, 0).bottom;
  const { top, bottom } = rowOf(layout, at);
  const { first, last } = rowMates(layout, at);
  if (first === last) return mlps > at ? top : arcLane(layout, at).top;
  const steps = 2 * (at - first) + (mlps > at ? 2 : 1);
  return bottom - ((bottom - top) * steps) / (2 * (last - first + 1));
}
