/** When a model under training is kept, and when it is not: what a failure says of the model it came with. */
import { expect, test } from 'vitest';
import type { TrainerState } from '@/store/training/contract.ts';
import { createKeeper } from '@/store/training/keeper.ts';
import { createTrainingPage } from '../../../components/trainingPage.tsx';
import { TrainerError } from '@/trainer/TrainerError.ts';

/** A keeper beside a model that has taken steps; how often it was kept. */
async function openKeeper() {
  const { trainer, stores, shelf } = createTrainingPage();
  await stores.training.getState().open();
  await stores.training.getState().step(3);
  const resting = stores.training.getState().progress!;
  let now: TrainerState = resting;
  let times = 0;
  const write = () => {
    times += 1;
    return Promise.resolve(true);
  };
  const read = () => ({ ...stores.training.getState(), progress: now, isOfLesson: false });
  const surroundings = { trainer, shelf: { ...shelf, write }, now: () => 0, wait: () => Promise.resolve() };
  const keeper = createKeeper({ ...surroundings, first: null! }, read, () => undefined);
  return {
    resting,
    kept: () => times,
    /** A state comes, as the trainer tells it. */
    async come(state: TrainerState) {
      const last = now;
      now = state;
      keeper.follow(state, last);
      await keeper.keep();
    },
  };
}

test('a model that came apart is not kept, though the failure is no longer told', async () => {
  const { resting, kept, come } = await openKeeper();
  await come({ ...resting, failure: new TrainerError('Diverged', 'The loss became NaN.').toData() });
  await come(resting);
  expect(kept()).toBe(0);
});

test('a sound model is kept that comes to the moment at which a worker ended', async () => {
  const { resting, kept, come } = await openKeeper();
  await come({ ...resting, failure: new TrainerError('WorkerCrashed', 'The worker has ended.').toData() });
  expect(kept()).toBe(0);
  // The next worker counts models from the start, so that nothing tells the two apart.
  await come(resting);
  expect(kept()).toBe(1);
});
