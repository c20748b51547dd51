/** How far a job is. Without a known end it moves only where motion is welcome; the words always say what is going on. */
import { useId } from 'react';
import styles from './ProgressBar.module.css';

export interface ProgressBarProps {
  /** What is being done: "Downloading the model". The accessible name. */
  readonly label: string;
  /** Done so far and in all, in the same unit; null when the end is not known. */
  readonly value: number | null;
  readonly max: number | null;
  /** In words: "3.1 of 4.6 MB, 2 s left". */
  readonly text?: string;
  /** The words have a line of their own, kept free while there are none: what changes in them moves nothing. */
  readonly isTextBelow?: boolean;
}

export function ProgressBar({ label, value, max, text, isTextBelow = false }: ProgressBarProps) {
  const id = useId();
  const share = value === null || max === null || max <= 0 ? null : Math.min(1, Math.max(0, value / max));
  return (
    <div className={styles.progress}>
      <div className={styles.words} data-below={isTextBelow || undefined}>
        <span id={id}>{label}</span>
        {text || isTextBelow ? <span className={styles.text}>{text}</span> : null}
      </div>
      <div
        className={styles.track}
        role="progressbar"
        aria-labelledby={id}
        aria-valuemin={0}
        aria-valuemax={share === null ? undefined : (max ?? undefined)}
        aria-valuenow={share === null ? undefined : (value ?? undefined)}
        aria-valuetext={text}
      >
        <div
          className={styles.bar}
          data-unknown={share === null || undefined}
          style={share === null ? undefined : { width: `${share * 100}%` }}
        />
      </div>
    </div>
  );
}
