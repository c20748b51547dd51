/** How this differs from the large: the same formula, other sizes. The large one's numbers are the paper's. */
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/elements/useFormat.ts';
import { useTrained } from '@/views/training/TrainingContext.tsx';
import styles from './ScaleTable.module.css';

/** GPT-2, the largest of the four: Radford et al. 2019, table 2 and section 2. */
const LARGE = { layers: 48, width: 1600, context: 1024, vocabulary: 50257, parameters: 1_542_000_000, batch: 512 };

export function ScaleTable() {
  const { t } = useTranslation('training');
  const format = useFormat();
  const model = useTrained('training', (state) => state.model);
  const batch = useTrained('training', (state) => state.settings.pretrain.rows);
  if (!model) return null;
  const { sizes, parameterCount, text } = model;
  const count = (value: number) => format.integer(value);
  const rows: readonly [string, string, string][] = [
    [t('scale.parameters'), count(parameterCount), count(LARGE.parameters)],
    [t('scale.layers'), count(sizes.layerCount), count(LARGE.layers)],
    [t('scale.width'), count(sizes.width), count(LARGE.width)],
    [t('scale.context'), count(sizes.contextLength), count(LARGE.context)],
    [t('scale.vocabulary'), count(sizes.vocabularySize), count(LARGE.vocabulary)],
    [t('scale.batch'), count(batch), count(LARGE.batch)],
    [t('scale.text'), text ? t('scale.characters', { number: count(text.trainCharacters) }) : '–', t('scale.webText')],
  ];
  return (
    <table className={styles.table}>
      <caption>{t('scale.caption')}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{t('scale.here')}</th>
          <th scope="col">{t('scale.large')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, here, large]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{here}</td>
            <td>{large}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
