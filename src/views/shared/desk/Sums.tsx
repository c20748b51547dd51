/** What a text comes to: a few numbers, each with its name below it. */
import styles from './Sums.module.css';

export interface SumsProps {
  readonly sums: readonly { readonly name: string; readonly value: string }[];
}

export function Sums({ sums }: SumsProps) {
  return (
    <dl className={styles.sums}>
      {sums.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
