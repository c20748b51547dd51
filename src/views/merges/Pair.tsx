/** Two tokens side by side, or one, small enough for a table. */
import type { TokenCaption } from '@/draw/tokenCaption.ts';
import { TokenChip } from '@/elements/TokenChip.tsx';
import styles from './Pair.module.css';

export interface PairProps {
  readonly left: TokenCaption;
  readonly right?: TokenCaption;
}

export function Pair({ left, right }: PairProps) {
  return (
    <span className={styles.pair}>
      <TokenChip {...left} />
      {right ? (
        <>
          <span>+</span>
          <TokenChip {...right} />
        </>
      ) : null}
    </span>
  );
}
