/** One share of a guess: a slider, with the token before it and what it comes to behind it. */
import { useId } from 'react';
import { useFormat } from '@/elements/useFormat.ts';
import styles from '@/views/learn/Prediction.module.css';

export interface ShareSliderProps {
  readonly label: string;
  /** A token, and not words of the page. */
  readonly isToken: boolean;
  /** 0 … 100, as it was set. */
  readonly value: number;
  /** 0 … 1, what it comes to among the others. */
  readonly share: number;
  readonly onChange: (value: number) => void;
}

export function ShareSlider({ label, isToken, value, share, onChange }: ShareSliderProps) {
  const format = useFormat();
  const id = useId();
  return (
    <div className={styles.row}>
      <label htmlFor={id} className={isToken ? styles.token : undefined} translate={isToken ? 'no' : undefined}>
        {label}
      </label>
      <input
        id={id}
        type="range"
        min={0}
        max={100}
        value={value}
        aria-valuetext={format.share(Math.round(share * 100) / 100)}
        onChange={(event) => onChange(Number(event.currentTarget.value))}
      />
      <output htmlFor={id} className={styles.share}>
        {format.share(Math.round(share * 100) / 100)}
      </output>
    </div>
  );
}
