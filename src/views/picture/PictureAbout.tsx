/** How to read the picture, and what is behind it; opened over the drawing, so that nothing moves. */
import { memo, type ReactNode } from 'react';
import type { BandScale } from '@/draw/picture/streamBand.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { PictureLegend } from './PictureLegend.tsx';
import styles from './PictureAbout.module.css';

export interface PictureAboutProps {
  readonly scale: BandScale | null;
  /** The legend has no place of its own. */
  readonly hasLegend: boolean;
  /** The drawing bears the numbers of the signs. */
  readonly hasSigns: boolean;
  /** What is left out, where the page has no line for it. */
  readonly said: ReactNode;
}

export const PictureAbout = memo(function PictureAbout({ scale, hasLegend, hasSigns, said }: PictureAboutProps) {
  const { t } = useTranslation('picture');
  return (
    <details className={styles.about}>
      <summary>{hasLegend ? t('aboutWithLegend') : t('about')}</summary>
      <div className={styles.text}>
        {said}
        {hasLegend && hasSigns ? (
          <ol className={styles.signs}>
            <li>{t('sign.enter')}</li>
            <li>{t('sign.look')}</li>
            <li>{t('sign.next')}</li>
          </ol>
        ) : null}
        {hasLegend ? <PictureLegend scale={scale} /> : null}
        <p>{t('what')}</p>
        <p>{t('lensWhat')}</p>
        <p>{t('sinkWhat')}</p>
        <p>{t('tryThis')}</p>
      </div>
    </details>
  );
});
