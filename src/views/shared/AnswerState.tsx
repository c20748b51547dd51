/** In place of numbers that are not here: what is waited for, that this model cannot tell, or why it failed. */
import type { Answer } from '@/store/asking.ts';
import { useLackingWords } from '@/views/shared/useLackingWords.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './AnswerState.module.css';

export interface AnswerStateProps {
  readonly answer: Answer<unknown> | undefined;
  /** How tall the picture will be, in lines of text. */
  readonly lines: number;
  readonly waiting: string;
}

export function AnswerState({ answer, lines, waiting }: AnswerStateProps) {
  const { t } = useTranslation('block');
  const lacking = useLackingWords(t('arithmetic.lacking'));
  if (answer?.state === 'lacking') return <p className={styles.note}>{lacking}</p>;
  if (answer?.state === 'failed')
    return <p className={styles.note}>{t('arithmetic.failed', { detail: answer.error.detail })}</p>;
  return (
    <p className={styles.waiting} style={{ minHeight: `${lines * 1.25}rem` }} aria-busy="true">
      {waiting}
    </p>
  );
}
