/** What could come next for each model: the likeliest tokens of either, beside one another by what they spell. */
import { useMemo } from 'react';
import { Trans } from 'react-i18next';
import { Bar } from '@/elements/Bar.tsx';
import { compareNextTokens, type NextTokenRow, type SideChance } from '@/model/compareNextTokens.ts';
import { divergenceBits } from '@/model/divergence.ts';
import { candidateLabel } from '@/model/tokenLabel.ts';
import { SIDES, type ComparedText } from '@/store/sessions/ComparedText.ts';
import { CopyNumber } from '@/views/shared/CopyNumber.tsx';
import { ExportTable } from '@/views/shared/export/ExportTable.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './CompareModelsView.module.css';
import type { SideNames } from './useSideNames.ts';

interface NextTokensProps {
  readonly pair: ComparedText;
  readonly names: SideNames;
}

/** Likeliest tokens of each side. */
const TOP = 5;
/** The file holds more of each: nobody has to read it. */
const TOP_IN_FILE = 100;

export function NextTokens({ pair, names }: NextTokensProps) {
  const { t } = useTranslation('compareModels');
  const { first, second, isSameVocabulary } = pair;
  const rows = useMemo(() => rowsOf(pair, TOP), [pair]);
  const bits = useMemo(
    () => (isSameVocabulary ? divergenceBits(first.read.logits, second.read.logits) : null),
    [isSameVocabulary, first, second],
  );
  const labelOf = (row: NextTokenRow) =>
    row.first
      ? candidateLabel(first.model.vocabulary, row.first.id)
      : row.second
        ? candidateLabel(second.model.vocabulary, row.second.id)
        : '';
  return (
    <section className={styles.section} aria-label={t('next.heading')}>
      <h3>{t('next.heading')}</h3>
      <table className={styles.table} aria-label={t('next.table')}>
        <thead>
          <tr>
            <th scope="col">{t('next.token')}</th>
            {SIDES.map((side) => (
              <th key={side} scope="col" className={styles.chance}>
                {names[side]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.first?.id} ${row.second?.id}`}>
              <th scope="row">
                <bdi className={styles.token} translate="no">
                  {labelOf(row)}
                </bdi>
              </th>
              {SIDES.map((side) => (
                <td key={side} className={styles.chance}>
                  <Chance chance={row[side]} name={names[side]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.note}>
        {bits === null ? (
          t('next.noDivergence')
        ) : (
          <span title={t('next.divergenceHint', names)}>
            <Trans
              t={t}
              i18nKey="next.divergence"
              values={names}
              components={{ number: <CopyNumber value={bits} format="bits" /> }}
            />
          </span>
        )}
      </p>
      <ExportTable
        label={t('next.table')}
        fileName="next-token-of-two-models"
        table={() => ({
          columns: ['token', 'id_first', 'probability_first', 'id_second', 'probability_second'],
          rows: rowsOf(pair, TOP_IN_FILE).map((row) => [
            labelOf(row),
            ...[row.first, row.second].flatMap((chance) => [chance?.id ?? '', chance?.probability ?? '']),
          ]),
        })}
      />
    </section>
  );
}

function rowsOf({ first, second }: ComparedText, count: number): NextTokenRow[] {
  const of = ({ model, read }: ComparedText['first']) => ({ vocabulary: model.vocabulary, logits: read.logits });
  return compareNextTokens(of(first), of(second), count);
}

function Chance({ chance, name }: { readonly chance: SideChance | null; readonly name: string }) {
  const { t } = useTranslation('compareModels');
  if (!chance)
    return (
      <span className={styles.lacking} title={t('next.noneHint', { model: name })}>
        {t('next.none')}
      </span>
    );
  return (
    <span className={styles.bar}>
      <Bar share={chance.probability} />
      <CopyNumber value={chance.probability} format="probability" />
    </span>
  );
}
