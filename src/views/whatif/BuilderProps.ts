/** What every builder of a change is given: the model it is for, and where the change goes. */
import type { Change } from '@/model/experiment.ts';
import type { Model } from '@/store/network.ts';

export interface BuilderProps {
  readonly model: Model;
  /** All of them, or none when one is refused. */
  readonly onAdd: (changes: readonly Change[]) => void;
}
