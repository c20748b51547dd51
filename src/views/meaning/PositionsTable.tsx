/**
 * Positions for those who do not look at the figure: one place beside every other, and where each stands along the main
 * axes. The file holds all of both.
 */
import { useState } from 'react';
import { useFormat } from '@/elements/useFormat.ts';
import { COMPONENTS, type Positions } from '@/store/meaning/positions.ts';
import { ExportTable } from '@/views/shared/export/ExportTable.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './Meaning.module.css';

export interface PositionsTableProps extends Positions {
  /** The place that the others stand beside, by its index in `compared`. */
  readonly row: number;
}

const AXES = Array.from({ length: COMPONENTS }, (_, axis) => axis);

export function PositionsTable(props: PositionsTableProps) {
  const { count, compared, cosines, curves, row } = props;
  const { t } = useTranslation('meaning');
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const size = compared.length;
  const one = format.integer((compared[row] ?? 0) + 1);
  return (
    <>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{t('positions.asTable', { one })}</summary>
        {isOpen ? <Table {...props} /> : null}
      </details>
      <ExportTable
        label={t('positions.heading')}
        fileName="positions"
        table={() => ({
          columns: [
            'position',
            ...AXES.map((axis) => `axis ${axis + 1}`),
            ...compared.map((at) => `cosine with ${at + 1}`),
          ],
          rows: Array.from({ length: count }, (_, at) => {
            const index = compared.indexOf(at);
            const places = AXES.map((axis) => curves[at * COMPONENTS + axis]!);
            // Of a model with very many positions, not all are compared.
            const near = compared.map((_other, i) => (index < 0 ? null : cosines[index * size + i]!));
            return [at + 1, ...places, ...near];
          }),
        })}
      />
    </>
  );
}

function Table({ compared, cosines, curves, row }: PositionsTableProps) {
  const { t } = useTranslation('meaning');
  const format = useFormat();
  const size = compared.length;
  return (
    <div className={styles.scroller} data-tall tabIndex={0} role="region" aria-label={t('positions.scroll')}>
      <table className={styles.table} aria-label={t('positions.table')}>
        <thead>
          <tr>
            <th scope="col">{t('positions.column')}</th>
            <th scope="col">{t('positions.cosineWith', { one: format.integer((compared[row] ?? 0) + 1) })}</th>
            {AXES.map((axis) => (
              <th key={axis} scope="col">
                {t('positions.axisColumn', { number: axis + 1 })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {compared.map((at, index) => (
            <tr key={at}>
              <th scope="row">{format.integer(at + 1)}</th>
              <td>{format.fixed(cosines[row * size + index] ?? NaN, 3)}</td>
              {AXES.map((axis) => (
                <td key={axis}>{format.number(curves[at * COMPONENTS + axis] ?? NaN)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
