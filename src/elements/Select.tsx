/** A labelled native select, in groups where there are some. */
import { useId } from 'react';
import { Icon } from './Icon.tsx';
import styles from './Select.module.css';

export interface SelectOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** Options of the same group stand under its name. */
  readonly group?: string;
  readonly isDisabled?: boolean;
}

export interface SelectProps<Value extends string> {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly options: readonly SelectOption<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly isDisabled?: boolean;
}

export function Select<Value extends string>(props: SelectProps<Value>) {
  const { label, isLabelHidden = false, options, value, onChange, isDisabled = false } = props;
  const id = useId();
  const groups = [...new Set(options.map((option) => option.group))];
  const choose = (written: string) => {
    const chosen = options.find((option) => option.value === written);
    if (chosen) onChange(chosen.value);
  };
  return (
    <div className={styles.select}>
      <label className={isLabelHidden ? 'visually-hidden' : styles.label} htmlFor={id}>
        {label}
      </label>
      <span className={styles.frame}>
        <select
          id={id}
          className={styles.box}
          value={value}
          disabled={isDisabled}
          onChange={(event) => choose(event.currentTarget.value)}
        >
          {groups.map((group) => {
            const members = options
              .filter((option) => option.group === group)
              .map((option) => (
                <option key={option.value} value={option.value} disabled={option.isDisabled}>
                  {option.label}
                </option>
              ));
            return group === undefined ? (
              members
            ) : (
              <optgroup key={group} label={group}>
                {members}
              </optgroup>
            );
          })}
        </select>
        <span className={styles.arrow}>
          <Icon name="chevronDown" size={1} />
        </span>
      </span>
    </div>
  );
}
