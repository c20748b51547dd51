/**
 * What dividing by the temperature does to the gaps: each candidate a line from its distance to the
 * best score before (top) to the one after (bottom), both on one scale. The best is the upright at the right.
 */
import { useElementSize } from '@/elements/useElementSize.ts';
import { useFormat } from '@/elements/useFormat.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './StagesView.module.css';

/** CSS pixels. */
const HEIGHT = 56;
const EDGE = 8;

/** Scores of the same candidates, best first, with a name for the row. */
export interface ScoreRow {
  readonly label: string;
  readonly scores: readonly number[];
}

export interface GapLinesProps {
  readonly before: ScoreRow;
  readonly after: ScoreRow;
}

export function GapLines({ before, after }: GapLinesProps) {
  const { t } = useTranslation('explain');
  const format = useFormat();
  const [ref, { width }] = useElementSize();
  const [from, to] = [gapsOf(before.scores), gapsOf(after.scores)];
  const widest = Math.max(...from, ...to, Number.EPSILON);
  const xOf = (gap: number) => width - EDGE - (gap / widest) * Math.max(0, width - 2 * EDGE);
  const text = t('temperature.pictureText', {
    count: from.length,
    before: format.number(Math.max(...from)),
    after: format.number(Math.max(...to)),
  });
  return (
    <div className={styles.gaps} data-drawing>
      <p className={styles.gapLabels} aria-hidden="true">
        <span>{before.label}</span>
        <span>{after.label}</span>
      </p>
      <div ref={ref} className={styles.gapLines}>
        <svg width={width} height={HEIGHT} role="img" aria-label={text}>
          {from.map((gap, index) => (
            <g key={index} className={index === 0 ? styles.gapBest : styles.gap}>
              <line x1={xOf(gap)} y1={EDGE} x2={xOf(to[index] ?? gap)} y2={HEIGHT - EDGE} />
              <circle cx={xOf(gap)} cy={EDGE} r={3} />
              <circle cx={xOf(to[index] ?? gap)} cy={HEIGHT - EDGE} r={3} />
            </g>
          ))}
        </svg>
        <p className={styles.axis}>
          <span>{t('temperature.gap', { gap: format.number(widest) })}</span>
          <span>{t('temperature.best')}</span>
        </p>
      </div>
    </div>
  );
}

function gapsOf(scores: readonly number[]): number[] {
  const best = scores[0] ?? 0;
  return scores.map((score) => best - score);
}
