/** One step: where it stands, its words, its question, what is visible, and what is for the presenter alone. */
import { Button } from '@/elements/Button.tsx';
import { Field } from '@/elements/Field.tsx';
import { Toggle } from '@/elements/Toggle.tsx';
import { MOST, type MadeLesson } from '@/store/made/MadeLesson.ts';
import { isOfTraining } from '@/store/made/sceneFields.ts';
import { openScene } from '@/store/scene/openScene.ts';
import { readAddress } from '@/store/scene/sceneAddress.ts';
import { useStores } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { QuestionEditor } from './QuestionEditor.tsx';
import { useTeaching } from './TeachContext.ts';
import type { TeachProps } from './teachProps.ts';
import styles from './TeachView.module.css';
import { useWorkbenchState } from './useWorkbenchState.ts';
import { VisibleViews } from './VisibleViews.tsx';

export interface StepEditorProps extends Pick<TeachProps, 'views' | 'loadTrainingViews'> {
  readonly lesson: MadeLesson;
  readonly at: number;
}

export function StepEditor({ lesson, at, views, loadTrainingViews }: StepEditorProps) {
  const { t } = useTranslation('teach');
  const { drafts } = useTeaching();
  const { changeStep } = drafts.getState();
  const step = lesson.steps[at];
  if (!step) return null;
  const before = lesson.steps[at - 1];
  const isTraining = isOfTraining(step.scene);
  return (
    <section className={styles.editor} aria-label={t('stepOf', { number: at + 1, count: lesson.steps.length })}>
      <h3>{t('stepOf', { number: at + 1, count: lesson.steps.length })}</h3>
      <StepTools lesson={lesson} at={at} />
      <Field
        label={t('note')}
        hint={t('noteHint')}
        value={step.note}
        rows={3}
        maxRows={14}
        spellCheck
        onChange={(note) => changeStep(at, { note: note.slice(0, MOST.note) }, 'note')}
      />
      <QuestionEditor step={step} at={at} />
      {isTraining && before && isOfTraining(before.scene) ? (
        <Toggle
          kind="checkbox"
          label={t('goesOn')}
          isOn={step.goesOn}
          onChange={(goesOn) => changeStep(at, { goesOn })}
        />
      ) : null}
      <VisibleViews lesson={lesson} at={at} views={views} loadTrainingViews={loadTrainingViews} />
      <div className={styles.pair}>
        <Field
          label={t('speaker')}
          hint={t('speakerHint')}
          value={step.speaker}
          rows={2}
          maxRows={10}
          spellCheck
          onChange={(speaker) => changeStep(at, { speaker: speaker.slice(0, MOST.note) }, 'speaker')}
        />
        <Field
          label={t('minutes')}
          type="number"
          inputMode="numeric"
          value={step.minutes === 0 ? '' : String(step.minutes)}
          onChange={(written) => changeStep(at, { minutes: readMinutes(written) }, 'minutes')}
        />
      </div>
    </section>
  );
}

function readMinutes(written: string): number {
  const minutes = Math.round(Number(written));
  return Number.isFinite(minutes) ? Math.min(MOST.minutes, Math.max(0, minutes)) : 0;
}

function StepTools({ lesson, at }: Pick<StepEditorProps, 'lesson' | 'at'>) {
  const { t } = useTranslation('teach');
  const stores = useStores();
  const { drafts } = useTeaching();
  const state = useWorkbenchState();
  const { changeStep, insertStep, moveStep, removeStep } = drafts.getState();
  const step = lesson.steps[at];
  if (!step) return null;
  const isTraining = isOfTraining(step.scene);
  const show = () => {
    const { scene } = readAddress(new URLSearchParams(step.scene).toString());
    // Its text is not a state of training's to change.
    if (isTraining && scene.training) {
      stores.trainingLink.getState().ask(scene.training);
      stores.selection.getState().setPage('training');
    } else void openScene({ ...scene, page: 'workbench' }, stores);
  };
  const retake = () => {
    const taken = isTraining ? state.training() : state.workbench();
    if (taken) changeStep(at, { scene: taken.fields });
  };
  return (
    <div className={styles.line}>
      <Button disabled={at === 0} onClick={() => moveStep(at, at - 1)}>
        {t('moveUp')}
      </Button>
      <Button disabled={at === lesson.steps.length - 1} onClick={() => moveStep(at, at + 1)}>
        {t('moveDown')}
      </Button>
      <Button disabled={lesson.steps.length >= MOST.steps} onClick={() => insertStep(at + 1, step)}>
        {t('duplicate')}
      </Button>
      <Button onClick={() => removeStep(at)}>{t('remove')}</Button>
      <Button onClick={show}>{isTraining ? t('showTraining') : t('show')}</Button>
      <Button title={t('retakeHint')} onClick={retake}>
        {t('retake')}
      </Button>
    </div>
  );
}
