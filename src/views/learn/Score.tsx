/** What a prediction lost against the model, said once it is uncovered. */
import { useFormat } from '@/elements/useFormat.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './LessonView.module.css';

/** Below this, bits, a prediction is told to be near. */
const NEAR = 0.3;

export function Score({ lost, evenly }: { readonly lost: number; readonly evenly: number }) {
  const { t } = useTranslation('learn');
  const format = useFormat();
  const said = { lost: format.bits(lost), evenly: format.bits(evenly) };
  return (
    <p role="status" className={styles.score}>
      {lost < NEAR ? t('score.near', said) : lost <= evenly ? t('score.better', said) : t('score.worse', said)}
    </p>
  );
}
