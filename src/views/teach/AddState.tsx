/** What the workbench shows becomes a step. */
import { useState } from 'react';
import { Button } from '@/elements/Button.tsx';
import { MOST } from '@/store/made/MadeLesson.ts';
import { lessonAtHand } from '@/store/made/drafts.ts';
import { useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { excerpt } from './excerpt.ts';
import { newStep } from './newStep.ts';
import { useDrafts } from './TeachContext.ts';
import styles from './TeachView.module.css';
import { useAddStep } from './useAddStep.ts';
import { useWorkbenchState } from './useWorkbenchState.ts';

export function AddState() {
  const { t } = useTranslation('teach');
  const state = useWorkbenchState();
  const addStep = useAddStep();
  const prompt = useValue('sequence', ({ draft }) => draft);
  const hasTraining = useValue('trainingLink', ({ value }) => value !== null);
  const isFull = useDrafts('drafts', (drafts) => (lessonAtHand(drafts)?.steps.length ?? 0) >= MOST.steps);
  const [isCut, setCut] = useState(false);
  const add = (taken: ReturnType<typeof state.training>) => {
    if (!taken) return;
    setCut(taken.unheld.length > 0);
    addStep(newStep(taken.fields));
  };
  return (
    <section className={styles.add} aria-label={t('add')}>
      <Button variant="primary" disabled={isFull} onClick={() => add(state.workbench())}>
        {t('add')}
      </Button>
      {hasTraining ? (
        <Button disabled={isFull} onClick={() => add(state.training())}>
          {t('addTraining')}
        </Button>
      ) : null}
      <p className={styles.quiet}>
        {isFull
          ? t('tooMany', { count: MOST.steps })
          : prompt === ''
            ? t('addEmpty')
            : t('addHint', { text: excerpt(prompt) })}
      </p>
      {isCut ? (
        <p role="status" className={styles.quiet}>
          {t('addedCut')}
        </p>
      ) : null}
    </section>
  );
}
