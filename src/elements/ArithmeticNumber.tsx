/**
 * A number that opens its own arithmetic in a dialog. What has to be fetched or computed for that is
 * made when it opens, never before: a page has hundreds of numbers, and one is asked about.
 */
import { useState, type ReactNode } from 'react';
import { ArithmeticDialog } from './ArithmeticDialog.tsx';
import { joinClasses } from './joinClasses.ts';
import { NumberValue, type NumberValueProps } from './NumberValue.tsx';
import styles from './Arithmetic.module.css';

export interface ArithmeticNumberProps extends Omit<NumberValueProps, 'onCopy' | 'copyLabel' | 'copiedLabel'> {
  readonly value: number;
  /** What the number is: title of the dialog. */
  readonly title: string;
  /** The button's name, in which the number is: "Length of the stream, 4.56: how it comes about". */
  readonly openLabel: string;
  readonly closeLabel: string;
  /** What the dialog shows; called only while it is open. */
  readonly explain: () => ReactNode;
  readonly onOpen?: (() => void) | undefined;
  readonly onClose?: (() => void) | undefined;
  /** In place of the number as it is written, such as a coloured cell. */
  readonly children?: ReactNode;
  readonly className?: string | undefined;
}

export function ArithmeticNumber(props: ArithmeticNumberProps) {
  const { title, openLabel, closeLabel, explain, onOpen, onClose, children, className, ...written } = props;
  const [isOpen, setIsOpen] = useState(false);
  const close = () => {
    setIsOpen(false);
    onClose?.();
  };
  return (
    <>
      <button
        type="button"
        className={joinClasses(styles.number, className)}
        title={String(written.value)}
        aria-label={openLabel}
        aria-haspopup="dialog"
        onClick={() => {
          setIsOpen(true);
          onOpen?.();
        }}
      >
        {children ?? <NumberValue {...written} />}
      </button>
      {isOpen ? (
        <ArithmeticDialog title={title} closeLabel={closeLabel} onClose={close}>
          {explain()}
        </ArithmeticDialog>
      ) : null}
    </>
  );
}
