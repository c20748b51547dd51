/**
 * A number from the model. It is written short, carries its full precision in `<data value>` and
 * in its tooltip, and can be copied. Where the value is not known it says so.
 */
import { useEffect, useState } from 'react';
import { joinClasses } from './joinClasses.ts';
import { useFormat } from './useFormat.ts';
import styles from './NumberValue.module.css';

export type NumberFormat = 'number' | 'integer' | 'percent' | 'probability' | 'bits' | 'weight';

export interface NumberValueProps {
  /** Null when it is not known; shown as a dash. */
  readonly value: number | null;
  readonly format?: NumberFormat | ((value: number) => string);
  /** Written after the number, muted. */
  readonly unit?: string;
  /** Makes it a button that hands over the full value as text; it may refuse by rejecting. */
  readonly onCopy?: (text: string) => void | Promise<void>;
  /** Needed with onCopy: "Copy", said before the value; and "Copied", shown for a moment. */
  readonly copyLabel?: string;
  readonly copiedLabel?: string;
  /** Muted, for numbers that are beside the point. */
  readonly isMuted?: boolean;
}

/** How long the confirmation is shown. */
const COPIED_MILLISECONDS = 1500;

export function NumberValue(props: NumberValueProps) {
  const { value, format = 'number', unit, onCopy, isMuted = false } = props;
  const formats = useFormat();
  const text = value === null ? '–' : typeof format === 'function' ? format(value) : formats[format](value);
  const full = value === null ? undefined : String(value);
  const number = (
    <data
      className={joinClasses(styles.value, isMuted && styles.muted)}
      value={full ?? ''}
      title={onCopy ? undefined : full}
    >
      {text}
      {unit ? <span className={styles.unit}> {unit}</span> : null}
    </data>
  );
  if (onCopy === undefined || full === undefined) return number;
  return (
    <CopyButton full={full} onCopy={onCopy} copyLabel={props.copyLabel ?? ''} copiedLabel={props.copiedLabel ?? '✓'}>
      {number}
    </CopyButton>
  );
}

interface CopyButtonProps {
  readonly full: string;
  readonly onCopy: (text: string) => void | Promise<void>;
  readonly copyLabel: string;
  readonly copiedLabel: string;
  readonly children: React.ReactNode;
}

function CopyButton({ full, onCopy, copyLabel, copiedLabel, children }: CopyButtonProps) {
  const [isCopied, setIsCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setIsCopied(false), COPIED_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const copy = async () => {
    try {
      await onCopy(full);
      setIsCopied(true);
    } catch {
      // Not copied, so nothing is confirmed; the caller tells why.
    }
  };
  return (
    <button
      type="button"
      className={styles.copy}
      title={`${copyLabel} ${full}`.trim()}
      aria-label={`${copyLabel} ${full}`.trim()}
      onClick={() => void copy()}
    >
      {children}
      <span className={styles.copied} aria-live="polite">
        {isCopied ? copiedLabel : ''}
      </span>
    </button>
  );
}
