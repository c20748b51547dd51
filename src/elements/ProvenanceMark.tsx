/** Where the numbers beside it come from: a run just now, a recording, or a drawing that only illustrates. */
import type { Provenance } from '@/model/trace.ts';
import styles from './ProvenanceMark.module.css';

export interface ProvenanceMarkProps {
  readonly provenance: Provenance;
  /** "live", "recorded", "illustration", in the reader's language. */
  readonly label: string;
  /** One sentence more: which model, when. */
  readonly detail?: string;
}

export function ProvenanceMark({ provenance, label, detail }: ProvenanceMarkProps) {
  return (
    <span className={styles.mark} data-provenance={provenance} title={detail}>
      <span className={styles.dot} aria-hidden="true" />
      {label}
      {detail ? <span className="visually-hidden">: {detail}</span> : null}
    </span>
  );
}
