/** A plan to be read before the lesson: for each step its time, what students see, what they are asked, and the notes. */
import type { MadeLesson, MadeStep } from '@/store/made/MadeLesson.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './TeachView.module.css';

export function PlanText({ lesson }: { readonly lesson: MadeLesson }) {
  const { t } = useTranslation('teach');
  return (
    <ol className={styles.planText} lang={lesson.language}>
      {lesson.steps.map((step, at) => (
        <li key={at} className={styles.planStep}>
          <h5>{t('plans.step', { number: at + 1, minutes: step.minutes })}</h5>
          <StepText step={step} />
        </li>
      ))}
    </ol>
  );
}

function StepText({ step: { scene, note, question, speaker } }: { readonly step: MadeStep }) {
  const { t } = useTranslation('teach');
  return (
    <>
      {scene['text'] === undefined ? null : <p className={styles.quiet}>{scene['text']}</p>}
      <p>{note.replaceAll(/\*\*|`/g, '')}</p>
      {question ? <p>{question.asks}</p> : null}
      {question && question.answers.length > 0 ? (
        <ul>
          {question.answers.map(({ text, isRight }) => (
            <li key={text}>
              {text}
              {isRight ? <strong> ({t('plans.right')})</strong> : null}
            </li>
          ))}
        </ul>
      ) : null}
      <p>
        <strong>{t('speaker')}</strong>
        {'\n'}
        {speaker}
      </p>
    </>
  );
}
