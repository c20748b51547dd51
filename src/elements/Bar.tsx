/** A bar as long as a share. The number itself stands beside it, so the bar is hidden from screen readers. */
import { cssVariable, type Meaning } from '@/draw/palette.ts';
import styles from './Bar.module.css';

export interface BarProps {
  /** 0 … 1; more or less is cut off. */
  readonly share: number;
  /** What it is a share of; its colour. */
  readonly meaning?: Meaning;
  /** A second share, shown as a line across the bar: where it was before. */
  readonly marker?: number | null;
  /** Paler: what a filter removed. */
  readonly isFaded?: boolean;
}

export function Bar({ share, meaning = 'probability', marker = null, isFaded = false }: BarProps) {
  return (
    <span className={styles.track} aria-hidden="true" data-faded={isFaded || undefined}>
      <span className={styles.bar} style={{ width: percent(share), background: cssVariable(meaning) }} />
      {marker === null ? null : <span className={styles.marker} style={{ left: percent(marker) }} />}
    </span>
  );
}

function percent(share: number): string {
  return `${Math.min(1, Math.max(0, Number.isNaN(share) ? 0 : share)) * 100}%`;
}
