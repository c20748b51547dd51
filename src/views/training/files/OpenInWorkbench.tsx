/** Takes the model that is looked at to the workbench, where it opens as any GPT-2 does, with a text that it can read. */
import { useEffect, useEffectEvent } from 'react';
import { Button } from '@/elements/Button.tsx';
import { hasLearnt, type TrainingState } from '@/store/training/trainingState.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { useTrained, useTraining } from '@/views/training/TrainingContext.tsx';

/** A conversation, once the model knows the tags; before that the beginning of what it was trained on. */
const QUESTION = '<|question|>What colour is grass?<|answer|>';
const SENTENCE = 'The colour of grass is';
/** Characters of an own text that are shown. */
const BEGINNING = 24;

export function OpenInWorkbench() {
  const { t } = useTranslation('tuning');
  const { files, training, life } = useTraining();
  const { conductor, selection, sequence, link, trainingLink } = useStores();
  const hasModel = useTrained('training', (state) => state.model !== null);
  const isRunning = useTrained('training', (state) => state.progress?.isRunning ?? false);
  const isBusy = useTrained('files', (state) => state.work === 'exporting');
  const inside = useValue('trainingLink', (state) => state.inside);

  /** `given`: the text to read; a link has one. Without it, one that the model knows something of. */
  const open = async (given: string | null) => {
    const { checkpoints, model, look } = training.getState();
    const made = await files.getState().exportModel(look);
    if (!made) return false;
    // Whoever looks back looks inside what the model was then, and finds the place again on the way back.
    const until = look === null ? checkpoints : checkpoints.filter(({ id }) => id <= look);
    const isTuned =
      until.some(({ phase }) => phase === 'finetune') || (look === null && life.getState().origin === 'finetuned');
    selection.getState().setPage('workbench');
    sequence.getState().setDraft(given ?? usualText(model, isTuned));
    return conductor.loadModel({ kind: 'files', ...made }, 'box');
  };

  /** What a link asks for: the model that was kept, with the link's text. */
  const openKept = useEffectEvent(async () => {
    await training.getState().open();
    const { savedAt } = training.getState();
    const isKept = typeof savedAt === 'number' || hasLearnt(training.getState());
    const isOpen = isKept && (await open(sequence.getState().draft));
    trainingLink.getState().askInside(isKept ? null : 'missing');
    if (isOpen) link.getState().tell(link.getState().leftOut.filter(({ kind }) => kind !== 'trainedModel'));
  });
  useEffect(() => {
    if (inside === 'asked') void openKept();
  }, [inside]);

  return (
    <Button
      icon="eye"
      isBusy={isBusy}
      disabled={!hasModel || isRunning}
      label={t('files.workbenchHint')}
      onClick={() => void open(null)}
    >
      {t('files.workbench')}
    </Button>
  );
}

function usualText(model: TrainingState['model'], isTuned: boolean): string {
  if (isTuned) return QUESTION;
  const isWorld = model?.text === null || model?.text.kind === 'world';
  return isWorld ? SENTENCE : (model?.text?.beginning.slice(0, BEGINNING).trimEnd() ?? SENTENCE);
}
