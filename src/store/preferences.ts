/** How the page looks to this visitor. Kept in the browser where that is allowed; never sent anywhere. */
import { createStore } from 'zustand/vanilla';

export type Theme = 'system' | 'light' | 'dark';

export interface PreferencesState {
  readonly theme: Theme;
  /** The language chosen, by its code; null while the browser decides. */
  readonly language: string | null;
  setTheme(theme: Theme): void;
  setLanguage(language: string): void;
}

export type PreferencesStore = ReturnType<typeof createPreferences>;

/** Somewhere to keep a few words. Reading and writing may be refused, which is no error. */
export interface Keep {
  read(name: string): string | null;
  write(name: string, value: string): void;
}

const THEME = 'glassbox.theme';
const LANGUAGE = 'glassbox.language';

export function createPreferences(keep: Keep) {
  const kept = keep.read(THEME);
  return createStore<PreferencesState>()((set) => ({
    theme: kept === 'light' || kept === 'dark' ? kept : 'system',
    language: keep.read(LANGUAGE),
    setLanguage(language) {
      keep.write(LANGUAGE, language);
      set({ language });
    },
    setTheme(theme) {
      keep.write(THEME, theme);
      set({ theme });
    },
  }));
}
