/** A box for a question of the visitor's own. */
import { useState } from 'react';
import { Button } from '@/elements/Button.tsx';
import { Field } from '@/elements/Field.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';

export interface AskFieldProps {
  readonly label: string;
  readonly button: string;
  readonly onAsk: (text: string) => void;
}

export function AskField({ label, button, onAsk }: AskFieldProps) {
  const { t } = useTranslation('tuning');
  const [text, setText] = useState('');
  const ask = () => onAsk(text);
  return (
    <Field
      label={label}
      value={text}
      placeholder={t('answers.placeholder')}
      onChange={setText}
      onKeyDown={(event) => {
        if (event.key === 'Enter') ask();
      }}
      after={<Button onClick={ask}>{button}</Button>}
    />
  );
}
