/** The most frequent pairs with their counts; the one on top is learnt next. */
import { useFormat } from '@/elements/useFormat.ts';
import type { LearntList } from '@/store/bpeTraining.ts';
import { ExportTable } from '@/views/shared/export/ExportTable.tsx';
import { idCaption } from '@/views/shared/desk/idCaption.ts';
import desk from '@/views/shared/desk/Desk.module.css';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './Counts.module.css';
import { learntVocabulary } from './learntVocabulary.ts';

export function Counts({ list }: { readonly list: LearntList }) {
  const { t } = useTranslation('bpe');
  const format = useFormat();
  const vocabulary = learntVocabulary(list);
  const { ranking } = list;
  const [first, second] = ranking;
  const written = (id: number) => idCaption(vocabulary, id).text;
  const isTie = first !== undefined && first.count === second?.count;
  const table = () => ({
    columns: ['left', 'right', 'count'],
    rows: ranking.map(({ left, right, count }) => [written(left), written(right), count]),
  });
  return (
    <>
      <table className={`${desk.table} ${styles.table}`}>
        <caption className="visually-hidden">{t('next.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('columns.pair')}</th>
            <th scope="col">{t('columns.count')}</th>
          </tr>
        </thead>
        <tbody>
          {ranking.map(({ left, right, count }, at) => (
            <tr key={`${left} ${right}`} data-first={at === 0 || undefined}>
              <th scope="row">
                <bdi translate="no">{written(left)}</bdi> + <bdi translate="no">{written(right)}</bdi>
                {at === 0 ? <span className={styles.mark}>{t('next.mark')}</span> : null}
              </th>
              <td>
                {format.integer(count)}
                <span className={styles.bar} aria-hidden="true">
                  <span style={{ width: `${(100 * count) / (first?.count ?? count)}%` }} />
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {isTie ? <p className={desk.muted}>{t('next.tie')}</p> : null}
      <ExportTable label={t('next.heading')} fileName="pairs" table={table} />
    </>
  );
}
