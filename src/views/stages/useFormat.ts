/** Numbers inside sentences, in the language of the page. Numbers that stand alone are NumberValue elements. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInteger, formatNumber, formatPercent } from '@/draw/formatNumber.ts';

export interface Format {
  /** Three significant digits. */
  number(value: number): string;
  integer(value: number): string;
  percent(share: number): string;
  /** A setting as it was set, without trailing zeros: 0.7. */
  plain(value: number): string;
}

export function useFormat(): Format {
  const { language } = useTranslation().i18n;
  return useMemo(
    () => ({
      number: (value) => formatNumber(value, language),
      integer: (value) => formatInteger(value, language),
      percent: (share) => formatPercent(share, language),
      plain: (value) => value.toLocaleString(language, { maximumFractionDigits: 4 }),
    }),
    [language],
  );
}
