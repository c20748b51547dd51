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
  // Nearly everything is live: to sighted visitors only what is not says so.
  if (provenance === 'live')
    return (
      <span className="visually-hidden">
        {label}
        {detail ? <span>: {detail}</span> : null}
      </span>
    );
  return (
    <span className={styles.mark} data-provenance={provenance} title={detail}>
      <span className={styles.dot} aria-hidden="true" />
      {label}
      {detail ? <span className="visually-hidden">: {detail}</span> : null}
    </span>
  );
}
