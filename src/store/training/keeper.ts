/**
 * When the model under training is saved in the browser: at every stop, soon after every step or click by hand, and
 * every half minute of running. What came apart never takes the place of what was kept before.
 */
import { coalesce } from './coalesce.ts';
import { SAVE_PAUSE, SAVE_REST } from './keeping.ts';
import type { TrainerErrorName, TrainerState } from './contract.ts';
import { hasLearnt, type TrainingState, type TrainingSurroundings } from './trainingState.ts';

export interface Keeper {
  /** Saves what is there now, unless nothing was learnt or it is broken. Never rejects. */
  keep(): Promise<void>;
  /** Looks at a state as it came, and at the one before it: saves when it is time. */
  follow(progress: TrainerState, last: TrainerState | null): void;
}

type Kept = Pick<TrainingState, 'model' | 'text' | 'progress' | 'seen' | 'work' | 'savedAt' | 'isOfLesson'>;

/** The worker is gone. The next one counts models anew, and may come to the same moment with a sound one. */
const ENDED: ReadonlySet<TrainerErrorName> = new Set<TrainerErrorName>(['NoWorker', 'WorkerCrashed']);

export function createKeeper(
  { trainer, shelf, now, wait }: TrainingSurroundings,
  read: () => Kept,
  tell: (savedAt: number | false) => void,
): Keeper {
  let lastSave = now();
  /** The moment at which learning failed last: the model is broken there. Of a worker that ended nothing is left to be broken. */
  let broken: string | null = null;

  const keep = coalesce(async () => {
    const { model, progress, work, isOfLesson } = read();
    // A lesson brings its model again: what the visitor trained keeps its place.
    if (isOfLesson) return;
    if (!model || !progress || work === 'opening' || !hasLearnt({ progress })) return;
    if (progress.failure || momentOf(progress) === broken) return;
    lastSave = now();
    try {
      const { bytes } = await trainer.save({ complete: true });
      // Another model may stand there by now: the bytes go with what was read of it.
      const { model: present, text, seen } = read();
      if (present !== model) return;
      const savedAt = now();
      tell((await shelf.write({ bytes, text, seen, savedAt })) ? savedAt : false);
    } catch {
      // It came apart, or the worker is gone: told by what was asked for. What was kept before stays.
    }
  });

  const keepSoon = coalesce(async () => {
    await wait(SAVE_REST);
    await keep();
  });

  return {
    keep,
    follow(progress, last) {
      if (progress.failure && !ENDED.has(progress.failure.name)) broken = momentOf(progress);
      const isSame = last?.modelId === progress.modelId;
      if (progress.isRunning) {
        if (now() - lastSave > SAVE_PAUSE) void keep();
      } else if (isSame && last.isRunning) void keep();
      else if (isSame && momentOf(progress) !== momentOf(last)) void keepSoon();
    },
  };
}

const momentOf = ({ modelId, phase, step }: TrainerState) => [modelId, phase, step].join();
