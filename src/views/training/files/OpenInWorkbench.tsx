/** Takes the model that is looked at to the workbench, where it opens as any GPT-2 does, with a text that it can read. */
import { useTranslation } from 'react-i18next';
import { Button } from '@/elements/Button.tsx';
import { useStores } from '@/views/shared/StoresContext.tsx';
import { useTrained, useTraining } from '@/views/training/TrainingContext.tsx';

/** A conversation, once the model knows the tags; before that the beginning of what it was trained on. */
const QUESTION = '<|question|>What colour is grass?<|answer|>';
const SENTENCE = 'The colour of grass is';
/** Characters of an own text that are shown. */
const BEGINNING = 24;

export function OpenInWorkbench() {
  const { t } = useTranslation('tuning');
  const { files, training, life } = useTraining();
  const { conductor, selection, sequence } = useStores();
  const hasModel = useTrained('training', (state) => state.model !== null);
  const isRunning = useTrained('training', (state) => state.progress?.isRunning ?? false);
  const isBusy = useTrained('files', (state) => state.work === 'exporting');
  const open = async () => {
    const { snapshots, model, look } = training.getState();
    const made = await files.getState().exportModel(look);
    if (!made) return;
    // Whoever looks back looks inside what the model was then, and finds the place again on the way back.
    const until = look === null ? snapshots : snapshots.filter(({ id }) => id <= look);
    const isTuned =
      until.some(({ phase }) => phase === 'finetune') || (look === null && life.getState().origin === 'finetuned');
    const isWorld = model?.text === null || model?.text.kind === 'world';
    const text = isTuned
      ? QUESTION
      : isWorld
        ? SENTENCE
        : (model?.text?.beginning.slice(0, BEGINNING).trimEnd() ?? SENTENCE);
    selection.getState().setPage('workbench');
    sequence.getState().setDraft(text);
    await conductor.loadModel({ kind: 'files', ...made }, 'box');
  };
  return (
    <Button
      icon="eye"
      isBusy={isBusy}
      disabled={!hasModel || isRunning}
      label={t('files.workbenchHint')}
      onClick={() => void open()}
    >
      {t('files.workbench')}
    </Button>
  );
}
