/** The beginning of the text as the model reads it: one token for each character, and three that mark conversations. */
import { TokenChip } from '@/elements/TokenChip.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { useTrained } from '@/views/training/TrainingContext.tsx';
import styles from './TextTokens.module.css';
import { captionOf } from './character.ts';

const SHOWN = 24;

export function TextTokens() {
  const { t } = useTranslation('training');
  const vocabulary = useTrained('training', (state) => state.model?.vocabulary ?? null);
  const beginning = useTrained('training', (state) => state.model?.text?.beginning ?? null);
  if (!vocabulary || beginning === null) return null;
  const pieces = [...beginning].slice(0, SHOWN);
  return (
    <details className={styles.tokens}>
      <summary>{t('tokens.summary', { count: vocabulary.length })}</summary>
      <p className={styles.note}>{t('tokens.what', { characters: vocabulary.length - 3 })}</p>
      <ol className={styles.list} aria-label={t('tokens.list')}>
        {pieces.map((piece, at) => (
          <li key={at} className={styles.token}>
            <TokenChip text={captionOf(piece)} />
            <span className={styles.id}>{vocabulary.indexOf(piece)}</span>
          </li>
        ))}
      </ol>
      <p className={styles.note}>
        {t('tokens.tags')}{' '}
        {vocabulary.slice(-3).map((tag, at) => (
          <span key={tag} className={styles.tag}>
            <code>{tag}</code> {vocabulary.length - 3 + at}
          </span>
        ))}
      </p>
    </details>
  );
}
