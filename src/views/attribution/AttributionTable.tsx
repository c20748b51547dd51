/** All contributions as a table, each to copy: the grid for those who cannot see colours, or want the numbers. */
import { useFormat } from '@/elements/useFormat.ts';
import { sumContributions, type Contribution } from '@/model/attribution.ts';
import { CopyNumber } from '@/views/shared/CopyNumber.tsx';
import { nameComponent } from '@/views/shared/arithmetic/logit.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './AttributionView.module.css';

export interface AttributionTableProps {
  /** Layers × (heads, bias, MLP). */
  readonly rows: readonly (readonly Contribution[])[];
  readonly contributions: readonly Contribution[];
  /** Of the logit. */
  readonly name: string;
}

export function AttributionTable({ rows, contributions, name }: AttributionTableProps) {
  const { t } = useTranslation('attribution');
  const format = useFormat();
  const write = (value: number) => format.signed(value);
  const apart = contributions.filter(({ component }) => !('layer' in component));
  return (
    <div className={styles.scroller} data-not-drawn>
      <table className={styles.table}>
        <caption className="visually-hidden">{t('grid', { name })}</caption>
        <tbody>
          {[...rows.flat(), ...apart].map(({ component, value }) => {
            const words = nameComponent(t, component);
            return (
              <tr key={words}>
                <th scope="row">{words}</th>
                <td>
                  <CopyNumber value={value} format={write} />
                </td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('sum')}</th>
            <td>
              <CopyNumber value={sumContributions(contributions)} format={write} />
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
