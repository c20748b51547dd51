/** Something that is on or off: a switch that acts at once, or a checkbox. */
import { joinClasses } from './joinClasses.ts';
import styles from './Toggle.module.css';

export interface ToggleProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly kind?: 'switch' | 'checkbox';
  readonly isDisabled?: boolean;
  /** Tooltip. */
  readonly hint?: string;
}

export function Toggle({ label, isOn, onChange, kind = 'switch', isDisabled = false, hint }: ToggleProps) {
  return (
    <label className={styles.toggle} title={hint}>
      <input
        type="checkbox"
        role={kind === 'switch' ? 'switch' : undefined}
        className={joinClasses(styles.input, kind === 'switch' && styles.switch)}
        checked={isOn}
        disabled={isDisabled}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span>{label}</span>
    </label>
  );
}
