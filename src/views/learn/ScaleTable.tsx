/** The figure's numbers as a table: each with its mark, each row with its source. */
import { useFormat } from '@/elements/useFormat.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './ScaleFigure.module.css';
import { SCALE_MODELS, type Sized } from './scaleModels.ts';

export function ScaleTable() {
  const { t } = useTranslation('learn');
  const format = useFormat();
  const columns = ['model', 'year', 'parameters', 'tokens', 'ratio', 'computing', 'window', 'source'] as const;
  return (
    <details className={styles.details}>
      <summary>{t('scale.table')}</summary>
      <div className={styles.scroll} tabIndex={0} role="group" aria-label={t('scale.table')}>
        <table>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {t(`scale.column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {SCALE_MODELS.map(({ id, name, year, parameters, tokens, computing, window, source }) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                <td>{year ?? '–'}</td>
                <td>
                  <Cell {...parameters} write={format.large} />
                </td>
                <td>
                  <Cell {...tokens} write={format.large} />
                </td>
                <td>
                  {parameters.value === null || tokens.value === null
                    ? '–'
                    : format.number(tokens.value / parameters.value, 2)}
                </td>
                <td>
                  <Cell {...computing} write={(value) => format.number(value, 2)} />
                </td>
                <td>{format.integer(window)}</td>
                <td className={styles.source}>{source}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

interface CellProps extends Sized {
  readonly write: (value: number) => string;
}

function Cell({ value, trust, write }: CellProps) {
  const { t } = useTranslation('learn');
  return (
    <>
      {value === null ? null : <span className={styles.value}>{write(value)}</span>}
      <span className={styles.trust} data-trust={trust}>
        {t(`scale.trust.${trust}`)}
      </span>
    </>
  );
}
