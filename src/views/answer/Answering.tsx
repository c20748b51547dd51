/** The answer to one text, as it is written, shown as a code or sent. */
import { useState } from 'react';
import { Button } from '@/elements/Button.tsx';
import { Field } from '@/elements/Field.tsx';
import { writeCode } from '@/store/collect/answerCode.ts';
import { cleanAnswer, isTooLong, MOST_LETTERS } from '@/store/collect/cleanAnswer.ts';
import type { Question } from '@/store/collect/questionLink.ts';
import { readStudent, writeStudent } from '@/store/collect/student.ts';
import type { Keep } from '@/store/preferences.ts';
import { CopyText } from '@/views/shared/codes/CopyText.tsx';
import { QrCode } from '@/views/shared/codes/QrCode.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './AnswerView.module.css';

export interface AnsweringProps {
  readonly question: Question;
  readonly keep: Keep;
  /** To the teacher's page; null while it is not connected. */
  readonly send: ((text: string) => void) | null;
}

export function Answering({ question, keep, send }: AnsweringProps) {
  const { t } = useTranslation('collect');
  const [{ student, answer: before }] = useState(() => readStudent(keep, question.hash, randomName));
  const [written, setWritten] = useState(before);
  const [shown, setShown] = useState(send ? '' : before);
  const [sent, setSent] = useState('');
  const answer = cleanAnswer(written);
  const isLong = isTooLong(answer);
  const codeOf = (text: string) => writeCode({ question: question.hash, student, answer: text });
  const give = () => {
    if (answer === '' || isLong) return;
    writeStudent(keep, { student, question: question.hash, answer });
    if (!send) return setShown(answer);
    send(codeOf(answer));
    setSent(answer);
  };
  const isShown = shown !== '' && shown === answer;
  const isSent = send !== null && sent !== '' && sent === answer;
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
          give();
        }}
      >
        <Field
          label={t('student.answer')}
          value={written}
          hint={t('student.answerHint')}
          error={isLong ? t('student.tooLong', { most: MOST_LETTERS }) : null}
          onChange={setWritten}
        />
        <Button variant="primary" type="submit" disabled={answer === '' || isLong || (send ? isSent : isShown)}>
          {t(send ? 'student.send' : 'student.show')}
        </Button>
      </form>
      {isSent ? <p role="status">{t('student.sent')}</p> : null}
      {isShown && !send ? (
        <>
          <QrCode text={codeOf(answer)} label={t('student.code')} isLarge />
          <p>{t('student.hold')}</p>
          <div>
            <CopyText label={t('student.copy')} text={codeOf(answer)} />
          </div>
        </>
      ) : null}
    </>
  );
}

/** Tells two students apart, and names nobody. It is drawn by the browser: no number on screen comes of it. */
function randomName(): string {
  const drawn = crypto.getRandomValues(new Uint32Array(2));
  return [...drawn].map((part) => part.toString(36).padStart(7, '0')).join('');
}
