/** A labelled text box, of one line or several, with a hint and, when something is wrong, what. */
import { useId, type ComponentProps, type ReactNode, type RefCallback } from 'react';
import { textDirection } from '@/model/textDirection.ts';
import { joinClasses } from './joinClasses.ts';
import { pasteLines } from './pasteLines.ts';
import styles from './Field.module.css';

export interface FieldProps {
  readonly label: string;
  /** The label is for screen readers only: what the box is for is plain to see. */
  readonly isLabelHidden?: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Lines; more than one makes it a text area that grows with its text up to `maxRows`. */
  readonly rows?: number;
  readonly maxRows?: number;
  readonly type?: 'text' | 'number' | 'search' | 'url';
  readonly inputMode?: 'text' | 'numeric' | 'decimal';
  readonly placeholder?: string;
  readonly hint?: ReactNode;
  /** Says what is wrong; null or absent when all is well. */
  readonly error?: string | null;
  readonly isMono?: boolean;
  readonly isDisabled?: boolean;
  /** To be read and copied, not changed. */
  readonly isReadOnly?: boolean;
  /** Text is as people write it: direction from its first letter, no correction of spelling. */
  readonly spellCheck?: boolean;
  /** At the end of the box's line: a unit, a button. */
  readonly after?: ReactNode;
  readonly onKeyDown?: ComponentProps<'textarea'>['onKeyDown'];
  readonly onBlur?: () => void;
  /** A ref callback; which of the two it gets depends on `rows`. */
  readonly ref?: RefCallback<HTMLInputElement | HTMLTextAreaElement>;
}

/**
 * From so many characters on a box is as tall as it may become. To find its height from its text, the browser lays out
 * all of the text again with every key, in each of the boxes around it.
 */
const LONG_TEXT = 5000;

export function Field({ ref, ...props }: FieldProps) {
  const { label, isLabelHidden = false, rows = 1, maxRows, type = 'text', hint, error, isMono = false, after } = props;
  const id = useId();
  const isLong = maxRows !== undefined && props.value.length >= LONG_TEXT;
  const describedBy = joinClasses(hint ? `${id}-hint` : null, error ? `${id}-error` : null);
  const shared = {
    id,
    value: props.value,
    placeholder: props.placeholder,
    disabled: props.isDisabled,
    readOnly: props.isReadOnly,
    spellCheck: props.spellCheck ?? false,
    dir: textDirection(props.value),
    autoComplete: 'off',
    inputMode: props.inputMode,
    className: joinClasses(styles.box, isMono && styles.mono, isLong && styles.long),
    'aria-describedby': describedBy === '' ? undefined : describedBy,
    'aria-invalid': error ? true : undefined,
    onChange: (event: { currentTarget: { value: string } }) => props.onChange(event.currentTarget.value),
    onKeyDown: props.onKeyDown as ComponentProps<'input'>['onKeyDown'] & ComponentProps<'textarea'>['onKeyDown'],
    onBlur: props.onBlur,
  };
  return (
    <div className={styles.field}>
      <label className={isLabelHidden ? 'visually-hidden' : styles.label} htmlFor={id}>
        {label}
      </label>
      <div className={styles.line}>
        {rows > 1 ? (
          <textarea
            {...shared}
            ref={ref}
            rows={rows}
            onPaste={pasteLines}
            style={maxRows ? { [isLong ? 'height' : 'maxHeight']: `${maxRows * 1.5 + 1}em` } : undefined}
          />
        ) : (
          <input {...shared} ref={ref} type={type} />
        )}
        {after}
      </div>
      {hint ? (
        <div id={`${id}-hint`} className={styles.hint}>
          {hint}
        </div>
      ) : null}
      {error ? (
        <div id={`${id}-error`} className={styles.error} role="alert">
          {error}
        </div>
      ) : null}
    </div>
  );
}
