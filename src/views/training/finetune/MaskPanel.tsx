/** One question with its answer as the model reads it, and which of its characters count in the loss. */
import { Panel } from '@/elements/Panel.tsx';
import { Segmented } from '@/elements/Segmented.tsx';
import { Select } from '@/elements/Select.tsx';
import { STYLES } from '@/store/training/contract.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { useTrained, useTraining } from '@/views/training/TrainingContext.tsx';
import styles from './MaskPanel.module.css';

export function MaskPanel() {
  const { t } = useTranslation('tuning');
  const { questions } = useTraining();
  const shown = useTrained('questions', (state) => state.shown);
  const trained = useTrained('questions', (state) => state.trained);
  const chosen = useTrained('questions', (state) => state.chosen);
  const style = useTrained('questions', (state) => state.style);
  const vocabulary = useTrained('training', (state) => state.model?.vocabulary ?? null);
  const { choose, setStyle } = questions.getState();
  if (!shown || !vocabulary) return null;
  const { tokens, mask } = shown.row;
  const counted = mask.reduce((sum, each) => sum + each, 0);
  return (
    <Panel heading={t('mask.heading')} what={t('mask.what')} shows={t('mask.shows', { counted, count: tokens.length })}>
      <Select
        label={t('mask.pair')}
        isLabelHidden
        options={trained.map(({ question }, index) => ({ value: String(index), label: question }))}
        value={String(chosen)}
        onChange={(value) => choose(Number(value))}
      />
      <Segmented
        label={t('mask.style')}
        isLabelHidden
        options={STYLES.map((value) => ({ value, label: t(`styles.${value}`), hint: t(`styleHints.${value}`) }))}
        value={style}
        onChange={setStyle}
      />
      <p className={styles.row} aria-hidden="true" translate="no" data-drawing>
        {Array.from(tokens, (token, at) => {
          const piece = vocabulary[token] ?? '';
          return (
            <span
              key={at}
              className={styles.token}
              data-counts={mask[at] === 1}
              data-tag={piece.length > 1 || undefined}
            >
              {piece === ' ' ? '·' : piece}
            </span>
          );
        })}
      </p>
      <p className="visually-hidden">
        {t('mask.words', {
          given: joinPieces(tokens, mask, 0, vocabulary),
          counted: joinPieces(tokens, mask, 1, vocabulary),
        })}
      </p>
      <p className={styles.legend} aria-hidden="true">
        <span className={styles.token} data-counts="false">
          a
        </span>{' '}
        {t('mask.given')}{' '}
        <span className={styles.token} data-counts="true">
          a
        </span>{' '}
        {t('mask.counts')}
      </p>
    </Panel>
  );
}

function joinPieces(tokens: Int32Array, mask: Uint8Array, side: 0 | 1, vocabulary: readonly string[]): string {
  return Array.from(tokens, (token, at) => (mask[at] === side ? (vocabulary[token] ?? '') : '')).join('');
}
