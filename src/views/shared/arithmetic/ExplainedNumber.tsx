/** A number of the page with its arithmetic behind it, in the words of the page. */
import type { ReactNode } from 'react';
import { Arithmetic, type ArithmeticStep } from '@/elements/Arithmetic.tsx';
import { ArithmeticNumber, type ArithmeticNumberProps } from '@/elements/ArithmeticNumber.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { CopyTex } from './CopyTex.tsx';

export interface ExplainedNumberProps extends Pick<
  ArithmeticNumberProps,
  'value' | 'title' | 'isMuted' | 'children' | 'className' | 'onOpen' | 'onClose'
> {
  readonly format?: (value: number) => string;
  readonly explain: () => ReactNode;
}

export function ExplainedNumber({ format: write, ...props }: ExplainedNumberProps) {
  const { t } = useTranslation('block');
  const format = useFormat();
  const { title, value } = props;
  return (
    <ArithmeticNumber
      {...props}
      {...(write ? { format: write } : {})}
      openLabel={t('arithmetic.open', { title, value: (write ?? format.number)(value) })}
      closeLabel={t('arithmetic.close')}
    />
  );
}

/** Steps whose numbers are all here. */
export function Steps({ steps, note }: { readonly steps: readonly ArithmeticStep[]; readonly note?: ReactNode }) {
  const { t } = useTranslation('app');
  return (
    <>
      <Arithmetic
        steps={steps}
        note={note}
        copyLabel={t('copy')}
        copiedLabel={t('copied')}
        onCopy={(text) => navigator.clipboard.writeText(text)}
      />
      <CopyTex steps={steps} />
    </>
  );
}
