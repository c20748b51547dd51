/** Hands the language of the page to the elements, which know no catalog. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LanguageContext } from '@/elements/useFormat.ts';

export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const { language } = useTranslation().i18n;
  return <LanguageContext value={language}>{children}</LanguageContext>;
}
