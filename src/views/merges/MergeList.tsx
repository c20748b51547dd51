/** All merges of the piece in their order, each a button that goes to the moment after it. */
import { useFormat } from '@/elements/useFormat.ts';
import type { MergeStep } from '@/model/bpe/mergePiece.ts';
import { mergeOf, type BpeRules } from '@/model/bpe/rules.ts';
import type { Vocabulary } from '@/model/vocabulary.ts';
import { idCaption } from '@/views/shared/desk/idCaption.ts';
import { useStores } from '@/views/shared/StoresContext.tsx';
import desk from '@/views/shared/desk/Desk.module.css';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './MergeList.module.css';

/** Merges listed around the one on show. */
const MOST_LISTED = 120;

export interface MergeListProps {
  readonly steps: readonly MergeStep[];
  readonly done: number;
  readonly rules: BpeRules;
  readonly vocabulary: Vocabulary;
}

export function MergeList({ steps, done, rules, vocabulary }: MergeListProps) {
  const { t } = useTranslation('merges');
  const format = useFormat();
  const { tokensDesk } = useStores();
  const first = Math.max(0, Math.min(done - MOST_LISTED / 2, steps.length - MOST_LISTED));
  const listed = steps.slice(first, first + MOST_LISTED);
  return (
    <div className={styles.merges}>
      <p className={desk.more}>{t('list.caption')}</p>
      <ol className={styles.list} aria-label={t('list.label')} start={first + 1}>
        {listed.map(({ rank }, i) => {
          const at = first + i;
          const { left, right, result } = mergeOf(rules, rank);
          const [one, two, made] = [left, right, result].map((id) => idCaption(vocabulary, id).text);
          const number = at + 1;
          return (
            <li key={at}>
              <button
                type="button"
                className={styles.merge}
                aria-current={number === done ? 'step' : undefined}
                aria-label={t('list.item', { number, left: one, right: two, result: made, rank: format.integer(rank) })}
                data-done={number <= done || undefined}
                onClick={() => tokensDesk.getState().setStep(number)}
              >
                <span className={styles.number}>{format.integer(number)}</span>
                <bdi translate="no">{one}</bdi> + <bdi translate="no">{two}</bdi> →{' '}
                <bdi translate="no" className={styles.result}>
                  {made}
                </bdi>
                <span className={styles.rank}>{t('list.rank', { rank: format.integer(rank) })}</span>
              </button>
            </li>
          );
        })}
      </ol>
      {steps.length > listed.length ? (
        <p className={desk.more}>
          {t('list.part', {
            from: format.integer(first + 1),
            to: format.integer(first + listed.length),
            count: steps.length,
          })}
        </p>
      ) : null}
    </div>
  );
}
