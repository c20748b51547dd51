/** How each side goes on when the likeliest token is taken every time, and where the two part. */
import { joinClasses } from '@/elements/joinClasses.ts';
import { useFormat } from '@/elements/useFormat.ts';
import { firstDifference } from '@/model/divergence.ts';
import { candidateLabel } from '@/model/tokenLabel.ts';
import type { Vocabulary } from '@/model/vocabulary.ts';
import type { GreedyText, Pair } from '@/store/comparison.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import type { PairWords } from './usePairWords.ts';
import styles from './CompareView.module.css';

interface ContinuationsProps {
  readonly pair: Pair;
  readonly words: PairWords;
  readonly vocabulary: Vocabulary;
}

export function Continuations({ pair, words, vocabulary }: ContinuationsProps) {
  const { t } = useTranslation('compare');
  const { before, after } = { before: pair.before.continuation, after: pair.after.continuation };
  const parts = before && after ? firstDifference(before.ids, after.ids) : null;
  return (
    <section className={styles.section} aria-label={t('greedy.heading')}>
      <h3 title={t('greedy.hint')}>{t('greedy.heading')}</h3>
      <Continuation label={words.before} text={before} partsAt={parts} vocabulary={vocabulary} />
      <Continuation label={words.after} text={after} partsAt={parts} vocabulary={vocabulary} />
      {before && after ? (
        <p className={styles.note}>
          {parts === null ? t('greedy.same') : t('greedy.partsAt', { count: parts + 1, ordinal: true })}
        </p>
      ) : null}
    </section>
  );
}

interface ContinuationProps {
  readonly label: string;
  readonly text: GreedyText | null;
  readonly partsAt: number | null;
  readonly vocabulary: Vocabulary;
}

function Continuation({ label, text, partsAt, vocabulary }: ContinuationProps) {
  const { t } = useTranslation('compare');
  const format = useFormat();
  return (
    <div className={styles.greedy}>
      <span className={styles.greedyLabel}>{label}</span>
      {text === null ? (
        <p className={styles.note}>{t('computing')}</p>
      ) : (
        <ol className={styles.greedyText} aria-label={t('greedy.label', { side: label })}>
          {text.ids.map((id, at) => {
            const probability = text.probabilities[at] ?? null;
            return (
              <li
                key={at}
                className={joinClasses(
                  styles.greedyToken,
                  partsAt !== null && at > partsAt && styles.apart,
                  at === partsAt && styles.parts,
                )}
                title={t('greedy.token', { at: at + 1 })}
              >
                <bdi>{candidateLabel(vocabulary, id)}</bdi>
                <data value={probability ?? ''}>{probability === null ? '–' : format.percent(probability)}</data>
              </li>
            );
          })}
        </ol>
      )}
    </div>
  );
}
