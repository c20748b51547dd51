/** Question by question: how many were right before and after. */
import { useFormat } from '@/elements/useFormat.ts';
import type { Comparison, Count } from '@/store/collect/beforeAfter.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './CollectView.module.css';

export function ComparedTable({ comparison: { rows, total } }: { readonly comparison: Comparison }) {
  const { t } = useTranslation('collect');
  return (
    <>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <caption className="visually-hidden">{t('compare.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('question')}</th>
              {(['rightBefore', 'rightAfter', 'change'] as const).map((column) => (
                <th key={column} scope="col" className={styles.number}>
                  {t(`compare.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, question, before, after }) => (
              <tr key={key}>
                <th scope="row" translate="no" dir="auto">
                  {question}
                </th>
                <Right count={before} />
                <Right count={after} />
                <Change before={before} after={after} />
              </tr>
            ))}
            {total && rows.length > 1 ? (
              <tr className={styles.total}>
                <th scope="row">{t('compare.total')}</th>
                <Right count={total.before} />
                <Right count={total.after} />
                <Change before={total.before} after={total.after} />
              </tr>
            ) : null}
          </tbody>
        </table>
      </div>
      <p className={styles.quiet}>{t('compare.rightMeans')}</p>
      {total ? null : <p role="status">{t('compare.noneBoth')}</p>}
    </>
  );
}

function Right({ count }: { readonly count: Count | null }) {
  const { t } = useTranslation('collect');
  const format = useFormat();
  if (!count) return <td className={styles.number}>–</td>;
  const { right, answered } = count;
  return (
    <td className={styles.number}>
      <data value={right / answered}>{format.share(Math.round((1000 * right) / answered) / 1000)}</data>{' '}
      <span className={styles.of}>{t('compare.of', { right, answered })}</span>
    </td>
  );
}

/** In percentage points. */
function Change({ before, after }: { readonly before: Count | null; readonly after: Count | null }) {
  const { t } = useTranslation('collect');
  const format = useFormat();
  if (!before || !after) return <td className={styles.number}>–</td>;
  const points = 100 * (after.right / after.answered - before.right / before.answered);
  return (
    <td className={styles.number}>
      <data value={points}>{t('compare.points', { points: format.summand(points, 1) })}</data>
    </td>
  );
}
