/** The stage's formula with this token's numbers. Lines are broken by hand so that the narrow panel holds them. */
import { Formula, type FormulaProps } from '@/elements/Formula.tsx';
import styles from './StagesView.module.css';

export interface StageFormulaProps extends Pick<FormulaProps, 'tex' | 'plain'> {
  /** What the formula says. */
  readonly caption: string;
}

export function StageFormula({ caption, tex, plain }: StageFormulaProps) {
  return (
    <figure className={styles.formula}>
      <Formula tex={tex} plain={plain} isDisplay />
      <figcaption className={styles.note}>{caption}</figcaption>
    </figure>
  );
}

/** Lines of a formula under one another, aligned at &. */
export function alignLines(...lines: string[]): string {
  return `\\begin{aligned}${lines.join('\\\\')}\\end{aligned}`;
}
