/** The most probable next tokens of a text that was read, with bars. */
import { Bar } from '@/elements/Bar.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { tokenId } from '@/model/axes.ts';
import { candidateLabel } from '@/model/tokenLabel.ts';
import type { Vocabulary } from '@/model/vocabulary.ts';
import type { Reading } from '@/store/aside.ts';
import styles from './Room.module.css';

export interface TopTokensProps {
  readonly label: string;
  readonly reading: Reading;
  readonly vocabulary: Vocabulary;
  readonly count: number;
}

export function TopTokens({ label, reading, vocabulary, count }: TopTokensProps) {
  const format = useFormat();
  return (
    <ol className={styles.bars} aria-label={label}>
      {[...reading.order.slice(0, count)].map((id) => {
        const share = reading.probabilities[id] ?? 0;
        return (
          <li key={id}>
            <span className={styles.label} translate="no">
              {candidateLabel(vocabulary, tokenId(id))}
            </span>
            <span className={styles.track}>
              <Bar share={share} />
            </span>
            <span className={styles.share}>{format.percent(share)}</span>
          </li>
        );
      })}
    </ol>
  );
}
