/** Which tensors the picture of a whole pass needs, beyond the attention that every step brings. */
import type { ModelConfig } from '@/model/config.ts';
import type { PartRequest } from './trace.ts';

/**
 * Numbers of all logit lenses together: 32 MB. The embedded model's fit for 140 tokens; GPT-2's lens is
 * 2.6 MB a token, so it has them for the last dozen.
 */
const MOST_LENS_NUMBERS = 8_000_000;

/** For a text of `length` tokens and the query at `position`. */
export function pictureParts(
  { layerCount, vocabularySize }: Pick<ModelConfig, 'layerCount' | 'vocabularySize'>,
  length: number,
  position: number,
): PartRequest[] {
  const parts: PartRequest[] = [{ name: 'embedding' }];
  for (let layer = 0; layer < layerCount; layer += 1)
    parts.push(
      { name: 'attentionOut', layer },
      { name: 'residualMid', layer },
      { name: 'mlpOut', layer },
      { name: 'residual', layer },
    );
  const affordable = Math.max(1, Math.floor(MOST_LENS_NUMBERS / ((layerCount + 1) * vocabularySize)));
  const first = Math.max(0, length - affordable);
  const positions = new Set([position]);
  for (let at = first; at < length; at += 1) positions.add(at);
  for (const at of positions) parts.push({ name: 'lens', position: at });
  return parts;
}
