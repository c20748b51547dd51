/** The likeliest next tokens on paper, under the settings of the draw. */
import { Bar } from '@/elements/Bar.tsx';
import { NumberValue } from '@/elements/NumberValue.tsx';
import { listCandidates } from '@/model/candidates.ts';
import { candidateLabel } from '@/model/tokenLabel.ts';
import { useNextToken, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './Handout.module.css';

const ROWS = 6;

export function HandoutTable() {
  const { t } = useTranslation('teach');
  const next = useNextToken();
  const vocabulary = useValue('network', (state) => state.model?.vocabulary);
  if (!next || !vocabulary) return null;
  const { rows, rest } = listCandidates(next.distribution, ROWS, []);
  return (
    <table className={styles.table}>
      <caption>{t('handout.next')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('handout.token')}</th>
          <th scope="col">{t('handout.id')}</th>
          <th scope="col" colSpan={2}>
            {t('handout.probability')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, probability }) => (
          <tr key={id}>
            <th scope="row" translate="no">
              {candidateLabel(vocabulary, id)}
            </th>
            <td>{id}</td>
            <td className={styles.bar}>
              <Bar share={probability} />
            </td>
            <td>
              <NumberValue value={probability} format="probability" />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('handout.rest', { count: rest.count })}</th>
          <td colSpan={2} />
          <td>
            <NumberValue value={rest.probability} format="probability" />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
