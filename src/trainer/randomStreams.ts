/** Which numbers of a seed serve what, so that no two uses share a draw. Each stream has 2³⁶ numbers. */
import { uniform } from '@/model/philox.ts';

const STREAM_LENGTH = 2 ** 36;

/** Stream 0 is the network's first parameters (network/initialize.ts). */
const STREAMS = {
  pretrain: 1,
  finetuneText: 2,
  finetuneRows: 3,
  mixing: 4,
  pairs: 5,
  replay: 6,
  sample: 7,
  split: 8,
} as const;

/** Number `index` of a stream, in 0…1. */
export function draw(seed: number, stream: keyof typeof STREAMS, index: number): number {
  return uniform(seed, STREAMS[stream] * STREAM_LENGTH + index);
}
