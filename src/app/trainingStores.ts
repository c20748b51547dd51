/**
 * The training page's messages, stores and trainer, made when that page, or a lesson that stands on it, is opened first.
 * One for both: what a lesson has trained is there when the student goes on at the page.
 */
import { useEffect } from 'react';
import type { LeftOut } from '@/store/scene/leftOut.ts';
import { connectTraining } from '@/store/scene/trainingScene.ts';
import { createTraining, type Training } from '@/store/training/createTraining.ts';
import { DEFAULT_SIZES } from '@/store/training/contract.ts';
import { createWorkerTrainer } from '@/trainer/WorkerTrainer.ts';
import { useStores } from '@/views/shared/StoresContext.tsx';
import { createShelf } from './autosave.ts';
import { addTrainingMessages } from './trainingMessages.ts';

addTrainingMessages();

const createTrainer = () => createWorkerTrainer(new URL('.', document.baseURI).href);

/** It stays while the visitor is at another place, and goes on training there. */
export const trainingStores: Training = createTraining(
  {
    trainer: createTrainer(),
    shelf: createShelf(),
    now: () => Date.now(),
    wait: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
    first: { text: { kind: 'world' }, sizes: DEFAULT_SIZES, seed: 1 },
  },
  createTrainer,
);

// A tab in the background may be frozen or thrown away without another word.
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') void trainingStores.training.getState().keep();
});

/** While training is on show it takes what scenes ask for, and notes what it shows. */
export function useTrainingScene(): void {
  const { trainingLink, link } = useStores();
  useEffect(() => {
    let stop: (() => void) | null = null;
    let isGone = false;
    void trainingStores.training
      .getState()
      .open()
      .then(() => {
        if (isGone) return;
        const leaveOut = (what: LeftOut) => link.getState().tell([...link.getState().leftOut, what]);
        stop = connectTraining(trainingStores, trainingLink, { leaveOut, isReload: isReload() });
      });
    return () => {
      isGone = true;
      stop?.();
    };
  }, [trainingLink, link]);
}

function isReload(): boolean {
  const [entry] = performance.getEntriesByType('navigation');
  return entry instanceof PerformanceNavigationTiming && entry.type === 'reload';
}
