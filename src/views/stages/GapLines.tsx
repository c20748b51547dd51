/**
 * What dividing by the temperature does to the gaps: each candidate a line from its distance to the
 * best score before (top) to the one after (bottom), both on one scale. The best is the upright at the right.
 */
import { useTranslation } from 'react-i18next';
import { useElementSize } from '@/elements/useElementSize.ts';
import styles from './StagesView.module.css';

/** CSS pixels. */
const HEIGHT = 56;
const EDGE = 6;

export interface GapLinesProps {
  /** Scores of the same candidates, best first. */
  readonly before: readonly number[];
  readonly after: readonly number[];
}

export function GapLines({ before, after }: GapLinesProps) {
  const { t } = useTranslation('stages');
  const [ref, { width }] = useElementSize();
  const gaps = [gapsOf(before), gapsOf(after)] as const;
  const widest = Math.max(...gaps[0], ...gaps[1], Number.EPSILON);
  const xOf = (gap: number) => width - EDGE - (gap / widest) * Math.max(0, width - 2 * EDGE);
  return (
    <div ref={ref} className={styles.gaps}>
      <svg width={width} height={HEIGHT} role="img" aria-label={t('temperature.picture')}>
        {gaps[0].map((gap, index) => {
          const [from, to] = [xOf(gap), xOf(gaps[1][index] ?? gap)];
          return (
            <g key={index} className={index === 0 ? styles.gapBest : styles.gap}>
              <line x1={from} y1={EDGE} x2={to} y2={HEIGHT - EDGE} />
              <circle cx={from} cy={EDGE} r={3} />
              <circle cx={to} cy={HEIGHT - EDGE} r={4} />
            </g>
          );
        })}
      </svg>
    </div>
  );
}

function gapsOf(scores: readonly number[]): number[] {
  const best = scores[0] ?? 0;
  return scores.map((score) => best - score);
}
