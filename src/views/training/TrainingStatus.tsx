/**
 * How training goes, for those who hear the page: that it starts, stops or fails at once, and how far it is now and then.
 * Leaves out notices, which are announced where they stand.
 */
import { useEffect, useRef, useState } from 'react';
import { useFormat } from '@/elements/useFormat.ts';
import type { ViewProps } from '@/views/shared/stage/ViewSpec.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { useTrained } from './TrainingContext.tsx';

/** Between two announcements of a running training, in milliseconds: long enough to hear one out and do something else. */
const PAUSE = 15_000;

interface TrainingStatusProps extends ViewProps {
  readonly pause?: number;
}

export function TrainingStatus({ pause = PAUSE }: TrainingStatusProps) {
  const { t } = useTranslation('training');
  const format = useFormat();
  const progress = useTrained('training', (state) => state.progress);
  const phase = progress?.phase ?? null;
  const step = progress?.step ?? 0;
  const planned = progress?.plannedSteps ?? 0;
  const isComplete = planned > 0 && step >= planned;
  const state = !phase || step === 0 ? 'idle' : progress?.isRunning ? 'running' : isComplete ? 'complete' : 'paused';
  const loss = progress?.losses.at(-1);
  const words =
    state === 'idle' || !phase
      ? ''
      : t(`status.${state}`, {
          phase: t(`phase.${phase}Short`),
          step: format.integer(step),
          loss: loss === undefined ? '–' : format.number(loss),
        });
  const said = useThrottled(words, `${phase} ${state}`, pause);
  return (
    <p className="visually-hidden" role="status">
      {said}
    </p>
  );
}

/** Words as they were said last: new ones at once when `state` is another, else after a pause. */
function useThrottled(words: string, state: string, pause: number): string {
  const [said, setSaid] = useState('');
  const last = useRef({ at: -Infinity, state: '' });
  useEffect(() => {
    const isOther = last.current.state !== state;
    const wait = isOther ? 0 : Math.max(0, last.current.at + pause - performance.now());
    const timer = setTimeout(() => {
      last.current = { at: performance.now(), state };
      setSaid(words);
    }, wait);
    return () => clearTimeout(timer);
  }, [words, state, pause]);
  return said;
}
