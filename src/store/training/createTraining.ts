/** The stores of the training page, made together for one trainer, when that page is opened first. */
import type { Follower } from '@/store/look.ts';
import type { Trainer } from './contract.ts';
import { createTuning, type Tuning } from './createTuning.ts';
import { createSetupStore, type SetupStore } from './setup.ts';
import { createTrainingStore } from './training.ts';
import type { TrainingStore, TrainingSurroundings } from './trainingState.ts';
import { createWatchStore, type WatchStore } from './watch.ts';

export interface Training extends Tuning {
  readonly training: TrainingStore;
  readonly setup: SetupStore;
  readonly watch: WatchStore;
}

/** `createSecond`: another trainer, for models that are only asked, not trained on. */
export function createTraining(surroundings: TrainingSurroundings, createSecond: () => Trainer): Training {
  const followers: Follower[] = [];
  const training = createTrainingStore(surroundings, followers);
  const tuning = createTuning(surroundings.trainer, training, createSecond);
  const setup = createSetupStore(surroundings, training);
  const watch = createWatchStore(surroundings, training);
  followers.push(...tuning.followers, setup.follower, watch.follower);
  return { ...tuning.stores, training, setup: setup.store, watch: watch.store };
}
