/** What the shapes mean and how they are measured; a line of small print below the drawing. */
import type { BandScale } from '@/draw/picture/streamBand.ts';
import { useFormat } from '@/elements/useFormat.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './PictureLegend.module.css';

export function PictureLegend({ scale }: { readonly scale: BandScale | null }) {
  const { t } = useTranslation('picture');
  const format = useFormat();
  const write = (value: number) => format.number(value);
  return (
    <ul className={styles.legend} aria-label={t('legend.label')} data-drawing>
      <li>
        <svg viewBox="0 0 20 14" aria-hidden="true">
          <path className={styles.arc} d="M2,12C6,1 14,1 18,12" />
        </svg>
        {t('legend.arc')}
      </li>
      <li>
        <svg viewBox="0 0 20 14" aria-hidden="true">
          <path className={styles.stream} d="M8,14C8,7 5,7 5,0H15C15,7 12,7 12,14Z" />
        </svg>
        {scale ? t('legend.stream', { least: write(scale.least), most: write(scale.most) }) : t('legend.streamUnknown')}
      </li>
      <li>
        <svg viewBox="0 0 20 14" aria-hidden="true">
          <circle className={styles.mlp} cx="10" cy="7" r="5" />
        </svg>
        {t('legend.mlp')}
      </li>
      <li>
        <span className={styles.word}>{t('legend.lensWord')}</span>
        {t('legend.lens')}
      </li>
    </ul>
  );
}
