/** Which language the page speaks: its catalogs are here before it changes, and the document says so. */
import i18next from 'i18next';
import type { PreferencesStore } from '@/store/preferences.ts';
import { fetchCatalog, firstKnown } from './languages.ts';

/**
 * Speak this language, once its messages are here. The newest call wins; where messages do not arrive, the page goes
 * on in the language it has, which is no reason to stop anyone.
 */
export async function speak(code: string): Promise<void> {
  newest = code;
  if (code !== 'en' && !i18next.hasResourceBundle(code, 'app')) {
    const catalog = await fetchCatalog(code).catch(() => null);
    if (catalog === null) return;
    for (const [namespace, messages] of Object.entries(catalog)) i18next.addResourceBundle(code, namespace, messages);
  }
  if (newest !== code) return;
  await i18next.changeLanguage(code);
  document.documentElement.lang = code;
  document.documentElement.dir = i18next.dir(code);
}

let newest = 'en';

/** Speak what the visitor chose, else the first of the browser's languages that the page has; and follow the choice. */
export async function followLanguage(preferences: PreferencesStore): Promise<void> {
  const wanted = () => firstKnown([preferences.getState().language, ...navigator.languages]);
  preferences.subscribe(({ language }, before) => {
    if (language !== before.language) void speak(wanted());
  });
  // English is here already: nothing waits for it.
  if (wanted() !== 'en') await speak(wanted());
}
