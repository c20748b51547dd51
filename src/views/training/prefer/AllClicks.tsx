/** Every click with what it changed, as a table: the lines in numbers. */
import { useFormat } from '@/elements/useFormat.ts';
import type { PreferenceMeasure } from '@/store/training/contract.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './MeasureTable.module.css';
import { isShare, MEASURES, readMeasure, roundNats } from './measures.ts';

export function AllClicks({ outcomes }: { readonly outcomes: readonly PreferenceMeasure[] }) {
  const { t } = useTranslation('tuning');
  const format = useFormat();
  const write = (value: number, isPart: boolean) => (isPart ? format.percent(value) : format.number(roundNats(value)));
  return (
    <details className={styles.details}>
      <summary>{t('measures.table')}</summary>
      <div className={styles.scroller} tabIndex={0} role="region" aria-label={t('measures.table')}>
        <table className={styles.numbers}>
          <thead>
            <tr>
              <th scope="col">{t('measures.clicks')}</th>
              {MEASURES.map((name) => (
                <th key={name} scope="col">
                  {t(`measures.names.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {outcomes.map((outcome) => (
              <tr key={outcome.clicks}>
                <th scope="row">{outcome.clicks}</th>
                {MEASURES.map((name) => (
                  <td key={name}>{write(readMeasure(outcome, name), isShare(name))}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
