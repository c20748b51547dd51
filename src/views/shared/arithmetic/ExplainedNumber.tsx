/** A number of the page with its arithmetic behind it, in the words of the page. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '@/draw/formatNumber.ts';
import { Arithmetic, type ArithmeticStep } from '@/elements/Arithmetic.tsx';
import { ArithmeticNumber, type ArithmeticNumberProps } from '@/elements/ArithmeticNumber.tsx';

export interface ExplainedNumberProps extends Pick<
  ArithmeticNumberProps,
  'value' | 'title' | 'isMuted' | 'children' | 'className' | 'onOpen' | 'onClose'
> {
  readonly format?: (value: number) => string;
  readonly explain: () => ReactNode;
}

export function ExplainedNumber({ format, ...props }: ExplainedNumberProps) {
  const { t, i18n } = useTranslation('block');
  const { title, value } = props;
  const write = format ?? ((number: number) => formatNumber(number, i18n.language));
  return (
    <ArithmeticNumber
      {...props}
      {...(format ? { format } : {})}
      locale={i18n.language}
      openLabel={t('arithmetic.open', { title, value: write(value) })}
      closeLabel={t('arithmetic.close')}
    />
  );
}

/** Steps whose numbers are all here. */
export function Steps({ steps, note }: { readonly steps: readonly ArithmeticStep[]; readonly note?: ReactNode }) {
  const { t, i18n } = useTranslation('app');
  return (
    <Arithmetic
      steps={steps}
      note={note}
      locale={i18n.language}
      copyLabel={t('copy')}
      copiedLabel={t('copied')}
      onCopy={(text) => navigator.clipboard.writeText(text)}
    />
  );
}
