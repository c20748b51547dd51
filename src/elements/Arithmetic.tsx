/**
 * How a number came about: its steps in order, each a formula with the real numbers and, where a long
 * sum was taken, the largest terms, the others as one number, and the total. Any width stays quick,
 * because only the largest terms are rows.
 */
import type { ReactNode } from 'react';
import { Formula } from './Formula.tsx';
import { NumberValue } from './NumberValue.tsx';
import styles from './Arithmetic.module.css';

export interface ArithmeticTerm {
  /** Which term it is: a channel's number, a component's name. */
  readonly name: string;
  /** What was multiplied; none where the term is a number of its own. */
  readonly factors: readonly number[];
  readonly product: number;
}

export interface ArithmeticSum {
  /** Column headings: what is counted, the factors, the product. */
  readonly headings: readonly [name: string, ...factors: string[], product: string];
  /** The largest first. */
  readonly terms: readonly ArithmeticTerm[];
  /** What is not listed. */
  readonly rest: { readonly label: string; readonly value: number } | null;
  /** What the terms lack to the number the model computed: rounding. */
  readonly remainder?: { readonly label: string; readonly value: number } | null;
  readonly total: { readonly label: string; readonly value: number };
}

export interface ArithmeticStep {
  /** What this step does, in a few words. */
  readonly caption: string;
  /** LaTeX with the numbers, and the same in plain text. */
  readonly tex?: string;
  readonly plain?: string;
  readonly sum?: ArithmeticSum;
}

export interface ArithmeticProps {
  readonly steps: readonly ArithmeticStep[];
  /** Below the steps: what the numbers leave out. */
  readonly note?: ReactNode;
  readonly copyLabel: string;
  readonly copiedLabel: string;
  readonly onCopy: (text: string) => void | Promise<void>;
}

export function Arithmetic({ steps, note, ...copying }: ArithmeticProps) {
  return (
    <div className={styles.arithmetic}>
      <ol className={styles.steps}>
        {steps.map((step, at) => (
          <li key={at} className={styles.step}>
            <p className={styles.caption}>{step.caption}</p>
            {step.tex !== undefined && step.plain !== undefined ? (
              <Formula tex={step.tex} plain={step.plain} isDisplay />
            ) : null}
            {step.sum ? <SumTable caption={step.caption} sum={step.sum} {...copying} /> : null}
          </li>
        ))}
      </ol>
      {note ? <p className={styles.note}>{note}</p> : null}
    </div>
  );
}

interface SumTableProps extends Omit<ArithmeticProps, 'steps' | 'note'> {
  readonly caption: string;
  readonly sum: ArithmeticSum;
}

function SumTable({ caption, sum, ...copying }: SumTableProps) {
  const { headings, terms, rest, remainder, total } = sum;
  const wide = headings.length - 1;
  return (
    <div className={styles.scroller}>
      <table className={styles.table}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {headings.map((heading) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {terms.map((term, at) => (
            <tr key={at}>
              <th scope="row">{term.name}</th>
              {term.factors.map((factor, column) => (
                <td key={column}>
                  <NumberValue value={factor} />
                </td>
              ))}
              <td>
                <NumberValue value={term.product} />
              </td>
            </tr>
          ))}
          {[rest, remainder].map((row) =>
            row ? (
              <tr key={row.label} className={styles.rest}>
                <th scope="row" colSpan={wide}>
                  {row.label}
                </th>
                <td>
                  <NumberValue value={row.value} />
                </td>
              </tr>
            ) : null,
          )}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={wide}>
              {total.label}
            </th>
            <td>
              <NumberValue value={total.value} {...copying} />
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
