/** The dialog in which a number's arithmetic opens. Beside the page, not inside it: a paragraph or a table row cannot hold one. */
import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { Dialog } from './Dialog.tsx';

export interface ArithmeticDialogProps {
  /** What the number is. */
  readonly title: string;
  readonly closeLabel: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function ArithmeticDialog({ title, closeLabel, onClose, children }: ArithmeticDialogProps) {
  return createPortal(
    <Dialog isOpen onClose={onClose} title={title} closeLabel={closeLabel}>
      {children}
    </Dialog>,
    document.body,
  );
}
