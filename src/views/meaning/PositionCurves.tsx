/** The axes along which the rows of positions vary most, each as a curve from place to place. */
import { TrendLine } from '@/elements/TrendLine.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { COMPONENTS, type Positions } from '@/store/meaning/positions.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './Meaning.module.css';

export function PositionCurves({ count, curves, shares }: Positions) {
  const { t } = useTranslation('meaning');
  const format = useFormat();
  return (
    <div className={styles.curves}>
      <h3>{t('positions.curves')}</h3>
      {Array.from({ length: COMPONENTS }, (_, axis) => {
        const values = Array.from({ length: count }, (__, at) => curves[at * COMPONENTS + axis]!);
        return (
          <div key={axis}>
            <p className={styles.note}>
              {t('positions.axis', { number: axis + 1, share: format.percent(shares[axis] ?? 0) })}
            </p>
            <TrendLine
              label={t('positions.axisLabel', { number: axis + 1 })}
              moments={values.map((_value, at) => at)}
              values={values}
              minimum={Math.min(...values)}
              maximum={Math.max(...values)}
              meaning="residual"
              height={84}
              level={0}
              describe={(at) =>
                t('positions.place', { place: format.integer(at + 1), value: format.number(values[at] ?? 0) })
              }
            />
          </div>
        );
      })}
    </div>
  );
}
