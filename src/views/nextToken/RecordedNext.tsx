/** While the model is on its way: the candidates of the very first step, as they were computed before. */
import { Bar } from '@/elements/Bar.tsx';
import { NumberValue } from '@/elements/NumberValue.tsx';
import { ProvenanceMark } from '@/elements/ProvenanceMark.tsx';
import { TokenChip } from '@/elements/TokenChip.tsx';
import { FIRST_STEP } from '@/views/shared/firstStep.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { barScaleOf } from './columns.ts';
import styles from './BasicNext.module.css';

export function RecordedNext() {
  const { t } = useTranslation('nextToken');
  const { candidates } = FIRST_STEP;
  const scale = barScaleOf(candidates.map(({ probability }) => probability));
  return (
    <div className={styles.basics}>
      <table className={styles.table} aria-label={t('heading')}>
        <tbody>
          {candidates.map(({ token, probability }) => (
            <tr key={token}>
              <th scope="row">
                <TokenChip text={token} background="transparent" />
              </th>
              <td className={styles.bar}>
                <Bar share={probability / scale} />
              </td>
              <td className={styles.number}>
                <NumberValue value={probability} format="probability" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.sentence}>
        <ProvenanceMark provenance="recorded" label={t('basics.recorded')} detail={t('basics.recordedDetail')} />{' '}
        {t('basics.waiting')}
      </p>
    </div>
  );
}
