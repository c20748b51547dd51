/** The training page with its messages, its stores and its trainer; fetched when it is opened first. */
import { useEffect } from 'react';
import { createTraining, type Training } from '@/store/training/createTraining.ts';
import { DEFAULT_SIZES } from '@/store/training/contract.ts';
import { createWorkerTrainer } from '@/trainer/WorkerTrainer.ts';
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
  useEffect(() => void stores.training.getState().open(), []);
  return (
    <TrainingContext value={stores}>
      <TrainingView />
    </TrainingContext>
  );
}
