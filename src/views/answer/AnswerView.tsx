/** The page of one student: the text, what comes next, and a code to hold up. Nothing of it is sent anywhere. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/elements/Button.tsx';
import { Field } from '@/elements/Field.tsx';
import { writeCode } from '@/store/collect/answerCode.ts';
import { cleanAnswer, isTooLong, MOST_LETTERS } from '@/store/collect/cleanAnswer.ts';
import { readQuestion, type Question } from '@/store/collect/questionLink.ts';
import { readStudent, writeStudent } from '@/store/collect/student.ts';
import type { Keep } from '@/store/preferences.ts';
import { CopyText } from '@/views/shared/codes/CopyText.tsx';
import { QrCode } from '@/views/shared/codes/QrCode.tsx';
import styles from './AnswerView.module.css';

export interface AnswerViewProps {
  /** Of the address. */
  readonly fragment: string;
  /** Lasts as long as the tab. */
  readonly keep: Keep;
}

export function AnswerView({ fragment, keep }: AnswerViewProps) {
  const { t } = useTranslation('collect');
  const question = readQuestion(fragment);
  return (
    <main className={styles.page} aria-label={t('student.title')}>
      <h1>{t('student.title')}</h1>
      {question ? (
        <Answering question={question} keep={keep} />
      ) : (
        <>
          <p role="alert">{t('student.noQuestion')}</p>
          <p>
            <a href={location.href.split('#')[0]}>{t('student.home')}</a>
          </p>
        </>
      )}
    </main>
  );
}

function Answering({ question, keep }: { readonly question: Question; readonly keep: Keep }) {
  const { t } = useTranslation('collect');
  const [{ student, answer: before }] = useState(() => readStudent(keep, question.hash, randomName));
  const [written, setWritten] = useState(before);
  const [shown, setShown] = useState(before);
  const answer = cleanAnswer(written);
  const isLong = isTooLong(answer);
  const show = () => {
    if (answer === '' || isLong) return;
    writeStudent(keep, { student, question: question.hash, answer });
    setShown(answer);
  };
  const code = shown !== '' && shown === answer ? writeCode({ question: question.hash, student, answer }) : null;
  return (
    <>
      <p className={styles.text} translate="no" dir="auto">
        {question.isCut ? '… ' : ''}
        {question.text}
        <span className={styles.gap} aria-hidden="true" />
      </p>
      {question.isCut ? <p className={styles.quiet}>{t('student.cut')}</p> : null}
      <p>{t('student.asks')}</p>
      <form
        className={styles.form}
        // A capital letter makes another token, and phones begin with one.
        autoCapitalize="none"
        onSubmit={(event) => {
          event.preventDefault();
          show();
        }}
      >
        <Field
          label={t('student.answer')}
          value={written}
          hint={t('student.answerHint')}
          error={isLong ? t('student.tooLong', { most: MOST_LETTERS }) : null}
          onChange={setWritten}
        />
        <Button variant="primary" type="submit" disabled={answer === '' || isLong || code !== null}>
          {t('student.show')}
        </Button>
      </form>
      {code ? (
        <>
          <QrCode text={code} label={t('student.code')} isLarge />
          <p>{t('student.hold')}</p>
          <div>
            <CopyText label={t('student.copy')} text={code} />
          </div>
        </>
      ) : null}
      <p className={styles.quiet}>{t('student.private')}</p>
    </>
  );
}

/** Tells two students apart, and names nobody. It is drawn by the browser: no number on screen comes of it. */
function randomName(): string {
  const drawn = crypto.getRandomValues(new Uint32Array(2));
  return [...drawn].map((part) => part.toString(36).padStart(7, '0')).join('');
}
