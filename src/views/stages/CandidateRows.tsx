/** A few tokens under one another, each with a bar and its number: a small sister of the next-token table. */
import type { ReactNode } from 'react';
import type { Meaning } from '@/draw/palette.ts';
import { Bar } from '@/elements/Bar.tsx';
import styles from './StagesView.module.css';

export interface CandidateRow {
  readonly key: string | number;
  readonly text: string;
  /** Where it stands in the text; shown counted from 1, as in the formulas. */
  readonly place?: number;
  /** Length of the bar, 0 … 1. */
  readonly share: number;
  /** A line across the bar: where it was before. */
  readonly marker?: number;
  readonly isFaded?: boolean;
  /** In words, not in the type of tokens: "8,187 others". */
  readonly isRest?: boolean;
  readonly number: ReactNode;
}

export interface CandidateRowsProps {
  readonly label: string;
  readonly meaning: Meaning;
  readonly rows: readonly CandidateRow[];
}

export function CandidateRows({ label, meaning, rows }: CandidateRowsProps) {
  return (
    <ol className={styles.candidates} aria-label={label} data-drawing={label}>
      {rows.map(({ key, text, place, share, marker, isFaded, isRest, number }) => (
        <li key={key} className={styles.candidate}>
          <span className={isRest ? styles.rest : styles.piece} title={text} translate={isRest ? undefined : 'no'}>
            {text}
            {place === undefined ? null : <sub className={styles.place}>{place + 1}</sub>}
          </span>
          <Bar share={share} meaning={meaning} marker={marker ?? null} isFaded={isFaded ?? false} />
          <span className={styles.number}>{number}</span>
        </li>
      ))}
    </ol>
  );
}
