/** Surprise by place in the list: the first reading, the second, and the second with the changes. The same numbers as a table. */
import { layoutLoss } from '@/draw/lossByPosition.ts';
import type { CsvTable } from '@/draw/toCsv.ts';
import { useElementSize } from '@/elements/useElementSize.ts';
import { useFormat } from '@/elements/useFormat.ts';
import { tokenId } from '@/model/axes.ts';
import type { PassRow } from '@/model/repeats.ts';
import { candidateLabel } from '@/model/tokenLabel.ts';
import type { Vocabulary } from '@/model/vocabulary.ts';
import type { Model } from '@/store/network.ts';
import { CopyNumber } from '@/views/shared/CopyNumber.tsx';
import { ExportTable } from '@/views/shared/export/ExportTable.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './cards.module.css';

interface LossByPositionProps {
  readonly before: readonly PassRow[];
  readonly after: readonly PassRow[] | null;
  readonly model: Model;
}

const HEIGHT = 150;

export function LossByPosition({ before, after, model }: LossByPositionProps) {
  const { t } = useTranslation('whatif');
  const format = useFormat();
  const [ref, { width }] = useElementSize();
  const lines = [
    { name: 'first', values: before.map((row) => row.first) },
    { name: 'again', values: before.map((row) => row.again) },
    ...(after ? [{ name: 'changed', values: after.map((row) => row.again) } as const] : []),
  ] as const;
  const known = lines.flatMap(({ values }) => values.filter((value) => !Number.isNaN(value)));
  const chart = layoutLoss({ places: before.length, most: Math.max(1, ...known), width, height: HEIGHT });
  return (
    <>
      <figure className={styles.chart} aria-label={t('repeat.chart')} data-drawing>
        <figcaption>{t('repeat.axis')}</figcaption>
        <div ref={ref}>
          <svg height={HEIGHT} viewBox={`0 0 ${Math.max(1, width)} ${HEIGHT}`} aria-hidden="true">
            {chart.ticks.map((tick) => (
              <g key={tick}>
                <path className={styles.axis} d={`M${chart.x(0)} ${chart.y(tick)}H${width}`} />
                <text className={styles.axisText} x={0} y={chart.y(tick) + 4}>
                  {format.plain(tick)}
                </text>
              </g>
            ))}
            {before.map(({ place }) => (
              <text key={place} className={styles.axisText} x={chart.x(place)} y={HEIGHT - 2} textAnchor="middle">
                {place % Math.ceil(before.length / 12) === 0 ? place + 1 : ''}
              </text>
            ))}
            {lines.map(({ name, values }) => (
              <path key={name} className={styles.line} data-line={name} d={chart.pathOf(values)} />
            ))}
          </svg>
        </div>
        <p className={styles.keys}>
          {lines.map(({ name }) => (
            <span key={name}>
              <svg viewBox="0 0 28 8" aria-hidden="true">
                <path className={styles.line} data-line={name} d="M1 4h26" />
              </svg>
              {t(`repeat.${name}`)}
            </span>
          ))}
        </p>
      </figure>
      <div className={styles.tableFrame} tabIndex={0} role="group" aria-label={t('repeat.table')}>
        <table className={styles.table} aria-label={t('repeat.table')}>
          <thead>
            <tr>
              <th scope="col">{t('repeat.token')}</th>
              {lines.map(({ name }) => (
                <th key={name} scope="col" className={styles.number}>
                  {t(`repeat.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {before.map(({ place, id }) => (
              <tr key={place}>
                <th scope="row" className={styles.place}>
                  {place + 1} <bdi>{candidateLabel(model.vocabulary, tokenId(id))}</bdi>
                </th>
                {lines.map(({ name, values }) => (
                  <td key={name} className={styles.number}>
                    <CopyNumber
                      value={Number.isNaN(values[place]) ? null : values[place]!}
                      format={(bits) => format.fixed(bits, 2)}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ExportTable
        label={t('repeat.table')}
        fileName="surprise-by-position"
        table={() => lossCsv(before, after, model.vocabulary)}
      />
    </>
  );
}

function lossCsv(before: readonly PassRow[], after: readonly PassRow[] | null, vocabulary: Vocabulary): CsvTable {
  return {
    columns: ['place', 'token', 'first_bits', 'again_bits', 'first_changed_bits', 'again_changed_bits'],
    rows: before.map((row, at) => [
      row.place + 1,
      candidateLabel(vocabulary, tokenId(row.id)),
      row.first,
      row.again,
      after?.[at]?.first ?? null,
      after?.[at]?.again ?? null,
    ]),
  };
}
