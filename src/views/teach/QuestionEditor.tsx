/** The question of a step, and the answers that are expected. */
import { Button } from '@/elements/Button.tsx';
import { Field } from '@/elements/Field.tsx';
import { Segmented } from '@/elements/Segmented.tsx';
import { Toggle } from '@/elements/Toggle.tsx';
import { findToken } from '@/model/findToken.ts';
import {
  MOST,
  QUESTION_KINDS,
  type ExpectedAnswer,
  type MadeQuestion,
  type MadeStep,
} from '@/store/made/MadeLesson.ts';
import { tokensAsked } from '@/store/made/tokensAsked.ts';
import { useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { useTeaching } from './TeachContext.ts';
import styles from './TeachView.module.css';

const NEW: MadeQuestion = {
  kind: 'choice',
  asks: '',
  answers: [
    { text: '', isRight: true },
    { text: '', isRight: false },
  ],
};

export function QuestionEditor({ step, at }: { readonly step: MadeStep; readonly at: number }) {
  const { t } = useTranslation('teach');
  const { drafts } = useTeaching();
  const { changeStep } = drafts.getState();
  const { question } = step;
  const put = (change: Partial<MadeQuestion>, box?: string) => {
    const next = { ...(question ?? NEW), ...change };
    // The model answers what is covered; there is nothing to predict once it is seen.
    const isVeiled = next.kind === 'model' || (question === null ? true : step.isVeiled);
    changeStep(at, { question: next, isVeiled }, box);
  };
  const ask = (asks: string) => {
    if (asks === '' && question?.answers.every(({ text }) => text === ''))
      return changeStep(at, { question: null, isVeiled: false }, 'asks');
    put({ asks: asks.slice(0, MOST.asks) }, 'asks');
  };
  return (
    <div className={styles.question}>
      <Field
        label={t('question')}
        hint={question ? null : t('questionHint')}
        value={question?.asks ?? ''}
        rows={2}
        maxRows={8}
        spellCheck
        onChange={ask}
      />
      {question ? (
        <>
          <Segmented
            label={t('answered')}
            options={QUESTION_KINDS.map((value) => ({
              value,
              label: t(`kinds.${value}`),
              hint: t(`kinds.${value}Hint`),
            }))}
            value={question.kind}
            onChange={(kind) => put({ kind })}
          />
          <Answers question={question} text={step.scene['text'] ?? ''} put={put} />
          <Toggle
            kind="checkbox"
            label={t('cover')}
            isOn={step.isVeiled}
            isDisabled={question.kind === 'model'}
            onChange={(isVeiled) => changeStep(at, { isVeiled })}
          />
        </>
      ) : null}
    </div>
  );
}

interface AnswersProps {
  readonly question: MadeQuestion;
  /** Behind which tokens are predicted. */
  readonly text: string;
  readonly put: (change: Partial<MadeQuestion>, box?: string) => void;
}

function Answers({ question, text, put }: AnswersProps) {
  const { t } = useTranslation('teach');
  const { kind, answers } = question;
  const inPieces = useInPieces(question, text);
  const change = (at: number, answer: Partial<ExpectedAnswer>, box?: string) =>
    put({ answers: answers.map((known, index) => (index === at ? { ...known, ...answer } : known)) }, box);
  return (
    <div className={styles.answers} role="group" aria-label={t(`answers.${kind}`)}>
      <p className={styles.label}>{t(`answers.${kind}`)}</p>
      {answers.map((answer, at) => (
        <div key={at} className={styles.answer}>
          <Field
            label={t('answers.one', { number: at + 1 })}
            isLabelHidden
            value={answer.text}
            onChange={(written) => change(at, { text: written.slice(0, MOST.answer) }, `answer ${at}`)}
          />
          {kind === 'choice' ? (
            <label className={styles.right}>
              <input
                type="checkbox"
                checked={answer.isRight}
                aria-label={t('answers.right', { number: at + 1 })}
                onChange={(event) => change(at, { isRight: event.currentTarget.checked })}
              />
              {t('answers.rightShort')}
            </label>
          ) : null}
          <Button
            variant="quiet"
            icon="close"
            label={t('answers.remove', { number: at + 1 })}
            onClick={() => put({ answers: answers.toSpliced(at, 1) })}
          />
        </div>
      ))}
      {answers.length < MOST.answers ? (
        <Button onClick={() => put({ answers: [...answers, { text: '', isRight: false }] })}>{t('answers.add')}</Button>
      ) : null}
      {inPieces.map((word) => (
        <p key={word} className={styles.quiet}>
          {t('answers.pieces', { word: word.trim() })}
        </p>
      ))}
    </div>
  );
}

/** Of the tokens that the model is to answer, those that it has not. */
function useInPieces(question: MadeQuestion, text: string): readonly string[] {
  const vocabulary = useValue('network', (state) => state.model?.vocabulary ?? null);
  if (question.kind !== 'model' || !vocabulary) return [];
  return tokensAsked(question, text).filter((word) => findToken(vocabulary, word) === null);
}
