/** A formula with what it says, and the differences from the large models with the source. */
import type { ReactNode } from 'react';
import { Formula, type FormulaProps } from '@/elements/Formula.tsx';
import styles from './Numbers.module.css';

export function FormulaFigure({
  caption,
  tex,
  plain,
}: Pick<FormulaProps, 'tex' | 'plain'> & { readonly caption: ReactNode }) {
  return (
    <figure className={styles.figure}>
      <Formula tex={tex} plain={plain} isDisplay />
      <figcaption>{caption}</figcaption>
    </figure>
  );
}

/** A sentence between formulas. */
export function Sentence({ children }: { readonly children: ReactNode }) {
  return <p className={styles.text}>{children}</p>;
}

export interface SourceNoteProps {
  readonly heading: string;
  readonly lines: readonly string[];
  readonly source: string;
  readonly href: string;
}

export function SourceNote({ heading, lines, source, href }: SourceNoteProps) {
  return (
    <section className={styles.note}>
      <h3>{heading}</h3>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p>
        <a href={href} rel="noreferrer" target="_blank">
          {source}
        </a>
      </p>
    </section>
  );
}
