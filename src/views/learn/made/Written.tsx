/** A question that is answered in one's own words, compared with the answers that were expected. Answering uncovers. */
import { useState } from 'react';
import { Button } from '@/elements/Button.tsx';
import { Field } from '@/elements/Field.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useOpenLesson } from '@/views/learn/LearnContext.ts';
import prediction from '@/views/learn/Prediction.module.css';
import styles from '@/views/learn/Question.module.css';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { isExpected } from './isExpected.ts';

export interface WrittenProps {
  readonly asks: string;
  /** None: nobody says what is right. */
  readonly expected: readonly string[];
}

/** Of what a student writes. */
const MOST = 500;

export function Written({ asks, expected }: WrittenProps) {
  const { t, language } = useTranslation('learn');
  const format = useFormat();
  const { course } = useStores();
  const { lesson, step, reveal } = useOpenLesson();
  const question = `${lesson.id}/${step.id}`;
  const answer = useValue('course', (state) => state.answers[question] ?? null);
  const kept = useValue('course', (state) => state.texts[question] ?? '');
  const [written, setWritten] = useState(kept);
  const give = () => {
    if (written.trim() === '') return;
    course.getState().write(question, written);
    const score = expected.length === 0 ? null : isExpected(written, expected) ? 0 : 1;
    course.getState().answer(question, { given: [], score });
    reveal();
  };
  return (
    <div className={prediction.prediction}>
      <p className={styles.asks}>{asks}</p>
      <form
        className={prediction.row}
        data-written
        onSubmit={(event) => {
          event.preventDefault();
          give();
        }}
      >
        <Field label={t('written.label')} value={written} onChange={(value) => setWritten(value.slice(0, MOST))} />
      </form>
      <Button variant="primary" disabled={written.trim() === ''} onClick={give}>
        {t('written.give')}
      </Button>
      {answer ? (
        <p role="status" className={styles.why} lang={language}>
          <strong>
            {answer.score === null ? t('question.noted') : t(answer.score === 0 ? 'question.right' : 'question.wrong')}
          </strong>{' '}
          {expected.length > 0
            ? t('written.expected', { count: expected.length, answers: format.list(expected) })
            : null}
        </p>
      ) : null}
    </div>
  );
}
