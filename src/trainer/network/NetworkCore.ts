/** What forward and backward work on: sizes, memory, and where everything lies in it. */
import type { Pointer } from '@/trainer/kernels/Kernels.ts';
import type { Activations } from './activations.ts';
import type { Memory } from './Memory.ts';
import type { NetworkSizes } from './sizes.ts';

export interface NetworkCore {
  readonly sizes: NetworkSizes;
  /** V rounded up: columns of the logits. */
  readonly padded: number;
  readonly memory: Memory;
  readonly activations: Activations;
  /** Where a parameter lies, by its checkpoint name. */
  readonly weight: (name: string) => Pointer;
  /** Where its gradient lies. */
  readonly gradient: (name: string) => Pointer;
}
