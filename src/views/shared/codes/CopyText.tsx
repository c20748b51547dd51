/** A text to be copied: a button, and where the browser does not let a page copy, the text itself to select. */
import { useRef, useState } from 'react';
import { Button } from '@/elements/Button.tsx';
import { Field } from '@/elements/Field.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';

export interface CopyTextProps {
  /** Words of the button; the box that stands in for it bears them too. */
  readonly label: string;
  readonly text: string;
}

export function CopyText({ label, text }: CopyTextProps) {
  const { t } = useTranslation('collect');
  const box = useRef<HTMLInputElement | HTMLTextAreaElement>(null);
  const [said, setSaid] = useState<{ readonly of: string; readonly isCopied: boolean } | null>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid({ of: text, isCopied: true });
    } catch {
      setSaid({ of: text, isCopied: false });
      box.current?.select();
    }
  };
  const isSaid = said?.of === text ? said : null;
  if (isSaid?.isCopied === false)
    return (
      <Field
        ref={(element) => void (box.current = element)}
        label={label}
        hint={t('copyByHand')}
        value={text}
        onChange={() => {}}
        isReadOnly
        isMono
      />
    );
  return (
    <Button icon={isSaid ? 'check' : 'copy'} onClick={() => void copy()}>
      {isSaid ? t('copied') : label}
    </Button>
  );
}
