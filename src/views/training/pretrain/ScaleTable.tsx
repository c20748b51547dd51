/** How this differs from the large: the same objective, other sizes. The large one's sizes are the paper's. */
import { useFormat } from '@/elements/useFormat.ts';
import { countParameters } from '@/store/training/contract.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { useTrained } from '@/views/training/TrainingContext.tsx';
import styles from './ScaleTable.module.css';

/** GPT-2, the largest of the four: Radford et al. 2019, table 2 and section 2. */
const LARGE_SIZES = { layerCount: 48, headCount: 25, width: 1600, contextLength: 1024, vocabularySize: 50257 };
const LARGE = {
  ...LARGE_SIZES,
  // 1,557,611,200. The paper prints 1542 million, which its own sizes do not give; OpenAI's download is called 1558M.
  parameters: countParameters(LARGE_SIZES),
  batch: 512,
};

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
    [t('scale.layers'), count(sizes.layerCount), count(LARGE.layerCount)],
    [t('scale.width'), count(sizes.width), count(LARGE.width)],
    [t('scale.context'), count(sizes.contextLength), count(LARGE.contextLength)],
    [t('scale.vocabulary'), count(sizes.vocabularySize), count(LARGE.vocabularySize)],
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
      <tfoot>
        <tr>
          <td colSpan={3}>{t('scale.source')}</td>
        </tr>
      </tfoot>
    </table>
  );
}
