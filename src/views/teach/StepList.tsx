/** The steps in order; one of them is edited below. */
import type { MadeLesson, MadeStep } from '@/store/made/MadeLesson.ts';
import { isOfTraining } from '@/store/made/sceneFields.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { excerpt } from './excerpt.ts';
import { useTeaching } from './TeachContext.ts';
import styles from './TeachView.module.css';

export function StepList({ lesson, at }: { readonly lesson: MadeLesson; readonly at: number }) {
  const { t } = useTranslation('teach');
  const { drafts } = useTeaching();
  return (
    <section className={styles.section} aria-label={t('steps')}>
      <h3>{t('steps')}</h3>
      {lesson.steps.length === 0 ? <p className={styles.quiet}>{t('noSteps')}</p> : null}
      <ol className={styles.steps}>
        {lesson.steps.map((step, index) => (
          <li key={index}>
            <button
              type="button"
              className={styles.step}
              aria-current={index === at ? 'step' : undefined}
              onClick={() => drafts.getState().edit(index)}
            >
              <span className={styles.number}>{t('step', { number: index + 1 })}</span>
              <StepName step={step} />
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What the instructor wrote, and the text that is shown with it. */
function StepName({ step: { note, question, scene } }: { readonly step: MadeStep }) {
  const { t } = useTranslation('teach');
  const [line = ''] = [note, question?.asks ?? '']
    .map(
      (words) =>
        words
          .replaceAll(/\*\*|`/g, '')
          .split('\n')[0]
          ?.trim() ?? '',
    )
    .filter(Boolean);
  const text = scene['text'] ?? '';
  return (
    <>
      <span className={styles.words} translate="no">
        {line}
      </span>
      <span className={styles.quiet} translate="no">
        {isOfTraining(scene) ? t('training') : text === '' ? t('noText') : excerpt(text)}
      </span>
    </>
  );
}
