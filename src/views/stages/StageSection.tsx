/** A part of a stage's explanation under its own small heading. */
import type { ReactNode } from 'react';
import styles from './StagesView.module.css';

export interface StageSectionProps {
  readonly title: string;
  /** Beside the title, at the end of its line. */
  readonly aside?: ReactNode;
  /** Below, muted. */
  readonly note?: ReactNode;
  readonly children: ReactNode;
}

export function StageSection({ title, aside, note, children }: StageSectionProps) {
  return (
    <section className={styles.section}>
      <h3 className={styles.sectionTitle}>
        <span>{title}</span>
        {aside === undefined ? null : <span className={styles.aside}>{aside}</span>}
      </h3>
      {children}
      {note ? <p className={styles.note}>{note}</p> : null}
    </section>
  );
}
