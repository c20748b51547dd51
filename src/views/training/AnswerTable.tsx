/** Questions with the model's answers before a phase and now, side by side; whether each is right is said beside it. */
import { Icon } from '@/elements/Icon.tsx';
import type { Answered } from '@/store/training/answers.ts';
import type { Answer } from '@/store/training/contract.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './AnswerTable.module.css';

export interface AnswerTableProps {
  readonly caption: string;
  readonly rows: readonly Answered[];
}

export function AnswerTable({ caption, rows }: AnswerTableProps) {
  const { t } = useTranslation('tuning');
  const hasBegun = rows.some(({ now }) => now !== null);
  return (
    <table className={styles.table}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('answers.question')}</th>
          <th scope="col">{hasBegun ? t('answers.before') : t('answers.asIs')}</th>
          {hasBegun ? <th scope="col">{t('answers.now')}</th> : null}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ asked, before, now }) => (
          <tr key={asked.question}>
            <th scope="row">
              <span translate="no">{asked.question}</span>
              {asked.answer ? (
                <span className={styles.expected}>{t('answers.right', { answer: asked.answer })}</span>
              ) : null}
            </th>
            <td>
              <AnswerWords answer={before} />
            </td>
            {hasBegun ? <td>{now ? <AnswerWords answer={now} /> : null}</td> : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function AnswerWords({ answer: { answer, isRight, isEnded } }: { readonly answer: Answer }) {
  const { t } = useTranslation('tuning');
  return (
    <span className={styles.answer} data-right={isRight ?? undefined}>
      <span className={styles.text}>
        {answer === '' ? (
          <span className={styles.nothing}>{t('answers.nothing')}</span>
        ) : (
          <span translate="no">{answer.replaceAll('\n', '⏎')}</span>
        )}
        {isEnded ? null : <span title={t('answers.unended')}>…</span>}
      </span>
      {isRight === null ? null : (
        <span className={styles.sign}>
          <Icon name={isRight ? 'check' : 'close'} size={1} />
          <span className="visually-hidden">{t(isRight ? 'answers.isRight' : 'answers.isWrong')}</span>
        </span>
      )}
    </span>
  );
}
