/** Over what the pass has not reached yet, while it is walked through: pale as far as it is drawn, and the answer covered. */
import { memo } from 'react';
import { columnX, type PictureLayout } from '@/draw/picture/layoutPicture.ts';
import { fitText } from '@/draw/picture/fitText.ts';
import { passFrontier } from '@/draw/picture/passFrontier.ts';
import type { PassReach } from '@/model/passReach.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './Veil.module.css';

interface VeilProps {
  readonly layout: PictureLayout;
  readonly reach: PassReach;
}

export const Veil = memo(function Veil({ layout, reach }: VeilProps) {
  const top = layout.next.bottom;
  const frontier = passFrontier(layout, reach);
  if (frontier <= top) return null;
  return (
    <g className={styles.untouched} data-part="veil">
      <rect className={styles.veil} x={0} y={top} width={layout.width} height={frontier - top} />
      <path className={styles.frontier} d={`M0,${frontier}H${layout.width}`} />
    </g>
  );
});

/** From the end of the last stream to both sides. */
const LEFT = 132;
const RIGHT = 96;
const LEAST_HEIGHT = 16;

/** In the place of what comes next, as long as it is not computed. */
export const NotYet = memo(function NotYet({ layout }: { readonly layout: PictureLayout }) {
  const { t } = useTranslation('picture');
  const axis = columnX(layout, layout.columns - 1);
  const left = Math.max(2, axis - LEFT);
  const right = Math.min(layout.width - 2, axis + RIGHT);
  const { top, bottom } = layout.next;
  const height = Math.max(LEAST_HEIGHT, bottom - top - 8);
  return (
    <g className={styles.notYet} data-part="exit">
      <rect x={left} y={top} width={right - left} height={height} rx={6} />
      <text x={(left + right) / 2} y={top + height / 2 + 4} textAnchor="middle">
        {fitText(t('walk.notYet'), right - left - 8)}
      </text>
    </g>
  );
});
