/** A signed share as a bar from the middle: to the left below zero, to the right above. The number stands beside it. */
import styles from './DivergingBar.module.css';

export interface DivergingBarProps {
  /** −1 … 1 of half the width; more is cut off. */
  readonly share: number;
}

export function DivergingBar({ share }: DivergingBarProps) {
  const size = Math.min(1, Math.abs(Number.isNaN(share) ? 0 : share)) * 50;
  return (
    <span className={styles.track} aria-hidden="true">
      <span
        className={styles.bar}
        data-sign={share < 0 ? 'negative' : 'positive'}
        style={{ width: `${size}%`, left: share < 0 ? `${50 - size}%` : '50%' }}
      />
    </span>
  );
}
