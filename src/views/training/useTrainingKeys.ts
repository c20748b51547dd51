/** Keys of the training page while it is on show: Space starts and pauses, N takes a step. Elements that use them come first. */
import { useEffect } from 'react';
import type { Training } from '@/store/training/createTraining.ts';
import { useTraining } from './TrainingContext.tsx';

/** What has its own use for letters or the space bar. */
const TAKEN =
  'textarea, select, input:not([type="checkbox"], [type="radio"], [type="range"]), [contenteditable], dialog';
const PRESSED = 'button, a, summary, input, [role="grid"]';

export function useTrainingKeys(): void {
  const stores = useTraining();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      const target = event.target instanceof Element ? event.target : null;
      if (target?.closest(TAKEN) || document.querySelector('dialog[open]')) return;
      const key = event.key.toLowerCase();
      if (key === ' ' && target?.closest(PRESSED)) return;
      if ((key === ' ' || key === 'n') && act(stores, key)) event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [stores]);
}

/** False where the phase on show has no run of its own, or the trainer is at work. */
function act({ training, setup }: Training, key: ' ' | 'n'): boolean {
  const { phase, progress, work, start, pause, step } = training.getState();
  if (phase === 'prefer') return false;
  if (progress?.isRunning) {
    if (key === ' ') void pause();
    return key === ' ';
  }
  const isDone = progress?.phase === phase && progress.step >= progress.plannedSteps;
  if (work !== null || isDone) return false;
  void setup.getState().beginWith(key === ' ' ? start : () => step(1));
  return true;
}
