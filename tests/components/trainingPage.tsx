/** What a view of the training page needs around it in a test: real stores over the fake trainer, messages, both contexts. */
import { act, render, type RenderResult } from '@testing-library/react';
import type { ReactNode } from 'react';
import { startMessages } from '@/app/i18n.ts';
import { addTrainingMessages } from '@/app/trainingMessages.ts';
import { createTraining, type Training } from '@/store/training/createTraining.ts';
import { DEFAULT_SIZES } from '@/store/training/contract.ts';
import type { KeptModel, Shelf } from '@/store/training/keeping.ts';
import { StoresContext } from '@/views/shared/StoresContext.tsx';
import { TrainingContext } from '@/views/training/TrainingContext.tsx';
import { createFakeTrainer, type FakeTrainer } from './fakeTrainer.ts';
import { createWorkbench } from './workbench.tsx';

export interface TrainingPage {
  readonly trainer: FakeTrainer;
  readonly stores: Training;
  readonly shelf: Shelf & { kept: KeptModel | null };
  /** Sets the clock of the stores, in milliseconds. */
  setNow(now: number): void;
}

/** A shelf that lasts as long as the test. */
export function createTestShelf(kept: KeptModel | null = null): Shelf & { kept: KeptModel | null } {
  const shelf = {
    kept,
    read: () => Promise.resolve(shelf.kept),
    write: (model: KeptModel) => {
      shelf.kept = model;
      return Promise.resolve(true);
    },
    clear: () => {
      shelf.kept = null;
      return Promise.resolve();
    },
    isBesideAnother: () => false,
  };
  return shelf;
}

/** Stores around a fake trainer, with no model yet. Waiting takes no time, and time stands still. */
export function createTrainingPage(kept: KeptModel | null = null): TrainingPage {
  const trainer = createFakeTrainer();
  const shelf = createTestShelf(kept);
  let time = 0;
  const stores = createTraining(
    {
      trainer,
      shelf,
      now: () => time,
      wait: () => Promise.resolve(),
      first: { text: { kind: 'world' }, sizes: DEFAULT_SIZES, seed: 1 },
    },
    createFakeTrainer,
  );
  return { trainer, stores, shelf, setNow: (now) => (time = now) };
}

/** The same with the first model made. */
export async function openTrainingPage(kept: KeptModel | null = null): Promise<TrainingPage> {
  const page = createTrainingPage(kept);
  await page.stores.training.getState().open();
  return page;
}

export function renderTraining(view: ReactNode, { stores }: TrainingPage): RenderResult {
  startMessages();
  addTrainingMessages();
  return render(
    <StoresContext value={createWorkbench().stores}>
      <TrainingContext value={stores}>{view}</TrainingContext>
    </StoresContext>,
  );
}

/** Lets everything that was asked be answered. */
export const settle = () => act(() => new Promise<void>((done) => setTimeout(done, 5)));
