/** A token's probability as the model is and with the changes: two bars from 0 to 100 %, so that they can be compared. */
import { Bar } from '@/elements/Bar.tsx';
import { CopyNumber } from '@/views/shared/CopyNumber.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './cards.module.css';

interface BeforeAfterProps {
  readonly token: string;
  readonly before: number;
  readonly after: number;
}

export function BeforeAfter({ token, before, after }: BeforeAfterProps) {
  const { t } = useTranslation('whatif');
  const values = { before, after };
  return (
    <figure className={styles.bars} aria-label={t('cards.bars.label', { token })} data-drawing>
      <figcaption className={styles.barsToken}>
        <bdi>{token}</bdi>
      </figcaption>
      {(['before', 'after'] as const).map((side) => (
        <div key={side} className={styles.barRow} data-side={side}>
          <span>{t(`cards.bars.${side}`)}</span>
          <span className={styles.bar}>
            <Bar share={values[side]} />
          </span>
          <CopyNumber value={values[side]} format="probability" />
        </div>
      ))}
    </figure>
  );
}
