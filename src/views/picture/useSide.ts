/** Which run the picture shows: the model as it is, or an experiment's result on this text, or what that changed. */
import { useMemo } from 'react';
import { switchedOff, type SwitchedOff } from '@/model/switchedOff.ts';
import type { AttentionTensor } from '@/model/trace.ts';
import { experimentOn, type Pair } from '@/store/comparison.ts';
import type { Reading } from '@/store/picture.ts';
import { useValue } from '@/views/shared/StoresContext.tsx';

/** A run that was changed, as the picture shows it. */
export interface ChangedSide {
  readonly side: 'after' | 'difference';
  readonly pair: Pair;
  readonly before: AttentionTensor;
  readonly after: AttentionTensor;
  readonly off: SwitchedOff;
  /** Its lens and lengths, as far as they have arrived. */
  readonly reading: Reading | null;
}

/** The experiment's result on this text, if there is one; of another text it would mix numbers. */
export function useExperimentPair(): Pair | null {
  const pairs = useValue('comparison', (state) => state.pairs);
  const ids = useValue('trace', (state) => state.shown?.ids);
  return useMemo(() => experimentOn({ pairs }, ids), [pairs, ids]);
}

/** Null where the model is shown as it is: nothing was changed, that side was chosen, or one looks nearer. */
export function useChangedSide(isWhole: boolean): ChangedSide | null {
  const pair = useExperimentPair();
  const side = useValue('panels', (state) => state.pictureSide);
  const changes = useValue('experiment', (state) => state.changes);
  const refusals = useValue('experiment', (state) => state.refusals);
  const changed = useValue('picture', (state) => state.changed);
  const off = useMemo(() => switchedOff(changes.filter((_, at) => !refusals[at])), [changes, refusals]);
  const reading = changed && changed.runId === pair?.after.runId ? changed : null;
  return useMemo(() => {
    const [before, after] = [pair?.before.attention, pair?.after.attention];
    if (!isWhole || side === 'before' || !pair || !before || !after) return null;
    return { side, pair, before, after, off, reading };
  }, [isWhole, side, pair, off, reading]);
}
