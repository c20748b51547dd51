/** Why this pair first: all neighbours that have a merge, with their ranks. */
import { useFormat } from '@/elements/useFormat.ts';
import { mergeCandidates } from '@/model/bpe/candidates.ts';
import type { Part } from '@/model/bpe/mergePiece.ts';
import type { BpeRules } from '@/model/bpe/rules.ts';
import type { Vocabulary } from '@/model/vocabulary.ts';
import { ExportTable } from '@/views/shared/export/ExportTable.tsx';
import { idCaption } from '@/views/shared/desk/idCaption.ts';
import desk from '@/views/shared/desk/Desk.module.css';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { Pair } from './Pair.tsx';
import styles from './Candidates.module.css';

const MOST_ROWS = 12;

export interface CandidatesProps {
  readonly parts: readonly Part[];
  readonly rules: BpeRules;
  readonly vocabulary: Vocabulary;
  readonly hasMerges: boolean;
}

export function Candidates({ parts, rules, vocabulary, hasMerges }: CandidatesProps) {
  const { t } = useTranslation('merges');
  const format = useFormat();
  const found = mergeCandidates(parts, rules);
  const [first] = found;
  if (!first)
    return <p className={styles.why}>{t(hasMerges ? 'why.done' : parts.length > 1 ? 'why.none' : 'why.one')}</p>;
  const written = (id: number) => idCaption(vocabulary, id).text;
  const pair = `${written(first.left)} + ${written(first.right)}`;
  return (
    <div className={styles.block}>
      <p className={styles.why}>{t('why.next', { pair, rank: format.integer(first.rank), count: found.length })}</p>
      <table className={desk.table}>
        <caption>{t('candidates.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('columns.pair')}</th>
            <th scope="col">{t('columns.result')}</th>
            <th scope="col" data-number>
              {t('columns.rank')}
            </th>
            <th scope="col" data-number>
              {t('columns.places')}
            </th>
          </tr>
        </thead>
        <tbody>
          {found.slice(0, MOST_ROWS).map(({ rank, left, right, result, places }, at) => (
            <tr key={rank} data-first={at === 0 || undefined}>
              <th scope="row">
                <Pair left={idCaption(vocabulary, left)} right={idCaption(vocabulary, right)} />
              </th>
              <td>
                <Pair left={idCaption(vocabulary, result)} />
              </td>
              <td data-number>{format.integer(rank)}</td>
              <td data-number>{format.integer(places)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {found.length > MOST_ROWS ? (
        <p className={desk.more}>{t('candidates.more', { count: found.length - MOST_ROWS })}</p>
      ) : null}
      <ExportTable
        label={t('candidates.caption')}
        fileName="pairs"
        table={() => ({
          columns: ['left', 'right', 'result', 'rank', 'places'],
          rows: found.map(({ left, right, result, rank, places }) => [
            ...[left, right, result].map(written),
            rank,
            places,
          ]),
        })}
      />
    </div>
  );
}
