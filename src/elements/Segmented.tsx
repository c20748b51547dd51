/** A few choices side by side, one of them made: native radio buttons under a common name. */
import { useId } from 'react';
import { joinClasses } from './joinClasses.ts';
import styles from './Segmented.module.css';

export interface SegmentedOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** Tooltip. */
  readonly hint?: string;
  readonly isDisabled?: boolean;
}

export interface SegmentedProps<Value extends string> {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly options: readonly SegmentedOption<Value>[];
  /** Null while none is chosen. */
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
  /** `tabs`: words over a line, for what fills the place below. */
  readonly look?: 'boxes' | 'tabs';
  /** Labels in the type of numbers and ids. */
  readonly isMono?: boolean;
}

export function Segmented<Value extends string>(props: SegmentedProps<Value>) {
  const { label, isLabelHidden = false, options, value, onChange, look = 'boxes', isMono = false } = props;
  const id = useId();
  return (
    <div className={styles.group} role="radiogroup" aria-labelledby={id}>
      <span id={id} className={isLabelHidden ? 'visually-hidden' : styles.label}>
        {label}
      </span>
      <div className={joinClasses(look === 'tabs' ? styles.tabs : styles.options, isMono && styles.mono)}>
        {options.map((option) => (
          <label key={option.value} className={styles.option} title={option.hint}>
            <input
              type="radio"
              name={id}
              className={styles.input}
              checked={option.value === value}
              disabled={option.isDisabled}
              onChange={() => onChange(option.value)}
            />
            <span className={styles.text}>{option.label}</span>
          </label>
        ))}
      </div>
    </div>
  );
}
