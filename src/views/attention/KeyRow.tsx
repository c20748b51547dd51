/** One key in the arithmetic of a query: its numbers from q·k to what it carries. The explained row's numbers can be copied. */
import { memo } from 'react';
import type { TokenCaption } from '@/draw/tokenCaption.ts';
import { Bar } from '@/elements/Bar.tsx';
import { Icon } from '@/elements/Icon.tsx';
import { joinClasses } from '@/elements/joinClasses.ts';
import { NumberValue } from '@/elements/NumberValue.tsx';
import type { Position } from '@/model/axes.ts';
import { CopyNumber } from '@/views/shared/CopyNumber.tsx';
import type { ExplainedKey } from './explainQuery.ts';
import { TokenName } from './TokenName.tsx';
import styles from './ArithmeticTable.module.css';

export interface KeyRowProps {
  readonly row: ExplainedKey;
  readonly label: TokenCaption | undefined;
  /** Says what opening the row shows. */
  readonly openLabel: string;
  readonly isExplained: boolean;
  readonly isOpen: boolean;
  readonly isHovered: boolean;
  /** The bars of what is carried end here. */
  readonly longestCarried: number;
  readonly onToggle: (key: Position) => void;
  readonly onHover: (key: Position | null) => void;
}

/** Pointing somewhere else changes two rows of the table; the others are kept. */
export const KeyRow = memo(function KeyRow(props: KeyRowProps) {
  const { row, label, openLabel, isExplained, isOpen, isHovered, longestCarried, onToggle, onHover } = props;
  const Value = isExplained ? CopyNumber : NumberValue;
  return (
    <tr
      className={joinClasses(
        isExplained && styles.explained,
        isHovered && styles.hovered,
        row.isMasked && styles.masked,
      )}
      onPointerEnter={() => onHover(row.key)}
    >
      <th scope="row">
        <button
          type="button"
          className={styles.open}
          aria-expanded={isOpen}
          title={openLabel}
          onClick={() => onToggle(row.key)}
        >
          <span className={joinClasses(styles.arrow, isOpen && styles.turned)}>
            <Icon name="chevronDown" size={1} />
          </span>
          <TokenName label={label} role="key" />
        </button>
      </th>
      <td>
        <Value value={row.dot} />
      </td>
      <td>
        <Value value={row.scaled} />
      </td>
      <td>
        <Value value={row.isMasked ? -Infinity : row.scaled} />
      </td>
      <td className={styles.weight}>
        <span className={styles.bar}>
          {row.weight > 0 ? <Bar share={row.weight} meaning="attention" /> : <span />}
          <Value value={row.weight} format="weight" />
        </span>
      </td>
      <td className={styles.carried}>
        <span className={styles.bar}>
          {row.carried > 0 ? <Bar share={row.carried / longestCarried} meaning="value" /> : <span />}
          <Value value={row.carried} format="weight" />
        </span>
      </td>
    </tr>
  );
});
