/** The formulas of an arithmetic as LaTeX, into the clipboard. */
import { useState } from 'react';
import { displayTex } from '@/draw/plainTex.ts';
import type { ArithmeticStep } from '@/elements/Arithmetic.tsx';
import { Button } from '@/elements/Button.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';

export function CopyTex({ steps }: { readonly steps: readonly ArithmeticStep[] }) {
  const { t } = useTranslation('app');
  const [said, setSaid] = useState<'copied' | 'failed' | null>(null);
  const formulas = steps.flatMap(({ tex }) => tex ?? []);
  if (formulas.length === 0) return null;
  const copy = () =>
    navigator.clipboard.writeText(displayTex(formulas)).then(
      () => setSaid('copied'),
      () => setSaid('failed'),
    );
  return (
    <p>
      <Button variant="quiet" icon="copy" onClick={() => void copy()}>
        {t('export.tex', { count: formulas.length })}
      </Button>{' '}
      <span role="status">{said === null ? '' : t(said === 'copied' ? 'export.copied' : 'export.texRefused')}</span>
    </p>
  );
}
