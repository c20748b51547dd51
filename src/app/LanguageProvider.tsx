/** Hands the language of the page to all that speaks: messages (views/shared/useTranslation.ts) and numbers. */
import { useSyncExternalStore, type ReactNode } from 'react';
import i18next from 'i18next';
import { LanguageContext } from '@/elements/useFormat.ts';

export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const language = useSyncExternalStore(follow, () => i18next.language);
  return <LanguageContext value={language}>{children}</LanguageContext>;
}

function follow(onChange: () => void): () => void {
  i18next.on('languageChanged', onChange);
  return () => i18next.off('languageChanged', onChange);
}
