/**
 * A section of the page with its heading and up to three lines: what is this, what does this one
 * show, what can I try. Set apart by space and a hairline, not by a box.
 */
import { useId, type ReactNode } from 'react';
import { joinClasses } from './joinClasses.ts';
import styles from './Panel.module.css';

export interface PanelProps {
  readonly heading: string;
  /** Tabs of which this panel is one, in place of the heading, which is then only spoken. */
  readonly tabs?: ReactNode;
  /** Heading level; 2 by default, 3 inside another panel. */
  readonly level?: 2 | 3;
  /** What is this? One line. */
  readonly what?: ReactNode;
  /** What does this one show? One line, computed from the numbers. */
  readonly shows?: ReactNode;
  /** What can I try? One line. */
  readonly tryThis?: ReactNode;
  /** A ProvenanceMark. */
  readonly provenance?: ReactNode;
  /** Controls of this panel, at the end of the heading's line. */
  readonly toolbar?: ReactNode;
  readonly children: ReactNode;
}

export function Panel({ heading, tabs, level = 2, what, shows, tryThis, provenance, toolbar, children }: PanelProps) {
  const id = useId();
  const Heading = `h${level}` as const;
  return (
    <section className={styles.panel} aria-labelledby={id}>
      <header className={styles.header}>
        <div className={joinClasses(styles.top, Boolean(tabs) && styles.tabbed)}>
          <div className={styles.title}>
            {tabs}
            <Heading id={id} className={tabs ? 'visually-hidden' : undefined}>
              {heading}
            </Heading>
            {provenance}
          </div>
          {toolbar ? <div className={styles.toolbar}>{toolbar}</div> : null}
        </div>
        {what ? <p className={styles.what}>{what}</p> : null}
      </header>
      {shows ? <p className={styles.shows}>{shows}</p> : null}
      {children}
      {tryThis ? <p className={styles.tryThis}>{tryThis}</p> : null}
    </section>
  );
}
