/**
 * A section of the page with its heading and up to three lines: what is this, what does this one
 * show, what can I try. Set apart by space and a hairline, not by a box.
 */
import { use, useId, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { ExportScope, PanelEnd } from './ExportScope.tsx';
import styles from './Panel.module.css';

export interface PanelProps {
  readonly heading: string;
  /**
   * Under tabs that name this panel: the place at the end of their line, for the mark and the controls.
   * The heading is then only spoken. Null until that place is there.
   */
  readonly tabEnd?: HTMLElement | null | undefined;
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
  /** False where there is nothing in it to take along: no drawing, table or formula. */
  readonly hasExport?: boolean;
  readonly children: ReactNode;
}

export function Panel({ level = 2, hasExport = true, ...panel }: PanelProps) {
  if (level === 3 || !hasExport) return <PanelSection {...panel} level={level} hasExport={false} />;
  return (
    <ExportScope title={panel.heading}>
      <PanelSection {...panel} level={level} hasExport />
    </ExportScope>
  );
}

function PanelSection(props: PanelProps) {
  const { heading, tabEnd, level = 2, what, shows, tryThis, provenance, toolbar, hasExport, children } = props;
  const id = useId();
  const panelEnd = use(PanelEnd);
  const scope = use(ExportScope.Context);
  const Heading = `h${level}` as const;
  const isTabbed = tabEnd !== undefined;
  const title = (
    <Heading id={id} className={isTabbed ? 'visually-hidden' : undefined}>
      {heading}
    </Heading>
  );
  const exports = hasExport ? panelEnd : null;
  const controls =
    toolbar || exports ? (
      <div className={styles.toolbar}>
        {toolbar}
        {exports}
      </div>
    ) : null;
  const end = (
    <>
      {provenance}
      {controls}
    </>
  );
  return (
    <section className={styles.panel} aria-labelledby={id} {...(hasExport ? scope?.own : {})}>
      <header className={styles.header}>
        {isTabbed ? (
          <>
            {title}
            {tabEnd ? createPortal(end, tabEnd) : null}
          </>
        ) : (
          <div className={styles.top}>
            <div className={styles.title}>
              {title}
              {provenance}
            </div>
            {controls}
          </div>
        )}
        {what ? <p className={styles.what}>{what}</p> : null}
      </header>
      {shows ? <p className={styles.shows}>{shows}</p> : null}
      {children}
      {tryThis ? <p className={styles.tryThis}>{tryThis}</p> : null}
    </section>
  );
}
