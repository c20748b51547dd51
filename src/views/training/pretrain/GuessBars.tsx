/** What the model expected where one character of the batch was to come: the likeliest candidates, and the true one. */
import { useMemo } from 'react';
import { Bar } from '@/elements/Bar.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { largestIndices } from '@/model/largestIndices.ts';
import type { BatchReport } from '@/store/training/contract.ts';
import { CopyNumber } from '@/views/shared/CopyNumber.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { useTrained } from '@/views/training/TrainingContext.tsx';
import { captionOf } from './character.ts';
import styles from './GuessBars.module.css';

const SHOWN = 5;
/** How much of what precedes is written. */
const BEFORE = 24;

export function GuessBars({ batch }: { readonly batch: BatchReport }) {
  const { t } = useTranslation('training');
  const format = useFormat();
  const vocabulary = useTrained('training', (state) => state.model?.vocabulary ?? null);
  const chosen = useTrained('watch', (state) => state.chosen);
  const guesses = useTrained('watch', (state) => state.guesses);
  const row = useMemo(() => {
    if (!chosen || guesses?.row !== chosen.row || guesses.step !== batch.step) return null;
    const V = guesses.probabilities.shape[1] ?? 0;
    return guesses.probabilities.data.subarray((chosen.at - 1) * V, chosen.at * V);
  }, [chosen, guesses, batch]);
  if (!chosen || !row || !vocabulary) return null;
  const m = chosen.row * batch.contextLength + chosen.at - 1;
  const target = batch.targets[m] ?? -1;
  if (target < 0) return null;
  const shown = [...largestIndices(row, SHOWN)];
  if (!shown.includes(target)) shown.splice(SHOWN - 1, 1, target);
  const loss = batch.losses[m]!;
  const start = chosen.row * batch.contextLength;
  const before = Array.from(batch.tokens.subarray(Math.max(start, m + 1 - BEFORE), m + 1), (id) =>
    captionOf(vocabulary[id] ?? ''),
  ).join('');
  return (
    <section className={styles.guess} aria-label={t('guess.label')}>
      <p className={styles.sentence}>
        {t('guess.after')} <code className={styles.before}>{before}</code> {t('guess.came')}{' '}
        <code className={styles.true}>{captionOf(vocabulary[target] ?? '')}</code>
        {'. '}
        {t('guess.loss', {
          probability: format.number(row[target] ?? NaN),
          loss: format.number(loss),
          bits: format.number(loss / Math.LN2),
        })}
      </p>
      <ol className={styles.bars} data-drawing>
        {shown.map((token) => (
          <li key={token} data-true={token === target || undefined}>
            <code>{captionOf(vocabulary[token] ?? '')}</code>
            <Bar share={row[token] ?? 0} meaning={token === target ? 'probability' : 'inkMuted'} />
            <CopyNumber value={row[token] ?? null} format="percent" />
            <span className={styles.sign}>{token === target ? t('guess.true') : ''}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
