/** The training page with its messages, its stores and its trainer; fetched when it is opened first. */
import { useEffect } from 'react';
import type { LeftOut } from '@/store/scene/leftOut.ts';
import { connectTraining } from '@/store/scene/trainingScene.ts';
import { createTraining, type Training } from '@/store/training/createTraining.ts';
import { DEFAULT_SIZES } from '@/store/training/contract.ts';
import { createWorkerTrainer } from '@/trainer/WorkerTrainer.ts';
import { useStores } from '@/views/shared/StoresContext.tsx';
import { TrainingContext } from '@/views/training/TrainingContext.tsx';
import { TrainingView } from '@/views/training/TrainingView.tsx';
import { createShelf } from './autosave.ts';
import { addTrainingMessages } from './trainingMessages.ts';

addTrainingMessages();

const createTrainer = () => createWorkerTrainer(new URL('.', document.baseURI).href);

/** One for the page: it stays while the visitor is at the workbench, and goes on training there. */
const stores: Training = createTraining(
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
  if (document.visibilityState === 'hidden') void stores.training.getState().keep();
});

export function TrainingPage() {
  const { trainingLink, link } = useStores();
  useEffect(() => {
    let stop: (() => void) | null = null;
    let isGone = false;
    void stores.training
      .getState()
      .open()
      .then(() => {
        if (isGone) return;
        const leaveOut = (what: LeftOut) => link.getState().tell([...link.getState().leftOut, what]);
        stop = connectTraining(stores, trainingLink, { leaveOut, isReload: isReload() });
      });
    return () => {
      isGone = true;
      stop?.();
    };
  }, [trainingLink, link]);
  return (
    <TrainingContext value={stores}>
      <TrainingView />
    </TrainingContext>
  );
}

function isReload(): boolean {
  const [entry] = performance.getEntriesByType('navigation');
  return entry instanceof PerformanceNavigationTiming && entry.type === 'reload';
}
