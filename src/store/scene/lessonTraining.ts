/**
 * What a lesson may do with the training page: bring the model that its step names, and do what its words ask for. What
 * the visitor trained stays theirs: it is set aside once, as by every new model, and brought back on a word.
 */
import type { AskedBy, TrainingOrder } from '@/store/trainingLink.ts';
import { RECORDED } from '@/store/training/contract.ts';
import type { Training } from '@/store/training/createTraining.ts';
import { describesAnother } from '@/store/training/setup.ts';
import type { TrainingState } from '@/store/training/trainingState.ts';
import type { TrainingScene } from './trainingValue.ts';

/** Nothing was done with it since it was made or loaded. */
function isUntouched({ checkpoints, progress }: TrainingState): boolean {
  const last = checkpoints.at(-1)?.kind;
  return (last === 'random' || last === 'loaded') && (progress?.step ?? 0) === 0;
}

function isAsAsked({ recorded, text, sizes, seed }: TrainingScene, { training, setup, life }: Training): boolean {
  const { model } = training.getState();
  if (recorded !== null || model?.provenance !== 'live')
    return recorded !== null && RECORDED.find((name) => name === life.getState().origin) === recorded;
  return !describesAnother({ ...setup.getState(), kind: text, sizes, seed }, training);
}

/** Brings the model of a lesson's step, unless it is here. */
export async function bringLessonModel(asked: TrainingScene, stores: Training, by: AskedBy): Promise<void> {
  const { training, setup } = stores;
  const state = training.getState();
  const mayStay = isUntouched(state) || (by === 'lesson' && state.isOfLesson);
  if (state.model && mayStay && isAsAsked(asked, stores)) return state.setOfLesson(true);
  const { before } = state;
  if (asked.recorded === null) {
    setup.setState({ kind: asked.text, sizes: asked.sizes, seed: asked.seed });
    await setup.getState().make();
  } else await training.getState().loadRecorded(asked.recorded);
  training.getState().setOfLesson(true);
  // Whose model it is stands in the words of the lesson; that another one was set aside stands nowhere else.
  const isSetAside = training.getState().before !== before;
  training.setState({ note: isSetAside ? { kind: 'replaced' } : null });
}

export function followOrder(order: TrainingOrder, { training, setup, preference, finetuneAnswers, watch }: Training) {
  const { step, start, work, model, progress } = training.getState();
  if (!model || work !== null) return;
  switch (order.kind) {
    case 'train': {
      const { steps } = order;
      if (!progress?.isRunning) void setup.getState().beginWith(steps === null ? start : () => step(steps));
      return;
    }
    case 'judge':
      void preference.getState().judge(order.clicks);
      return;
    case 'ask':
      void finetuneAnswers.getState().ask(order.question);
      watch.getState().setQuestion(order.question);
  }
}
