/** The stores of the training page, made together for one trainer, when that page is opened first. */
import { createTrainingStore, type TrainingStore, type TrainingSurroundings } from './training.ts';

export interface Training {
  readonly training: TrainingStore;
}

export function createTraining(surroundings: TrainingSurroundings): Training {
  const training = createTrainingStore(surroundings);
  return { training };
}
