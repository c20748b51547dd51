/** How the page looks to this visitor. Kept in the browser where that is allowed; never sent anywhere. */
import { createStore } from 'zustand/vanilla';

export type Theme = 'system' | 'light' | 'dark';

export interface PreferencesState {
  readonly theme: Theme;
  setTheme(theme: Theme): void;
}

export type PreferencesStore = ReturnType<typeof createPreferences>;

/** Somewhere to keep a few words. Reading and writing may be refused, which is no error. */
export interface Keep {
  read(name: string): string | null;
  write(name: string, value: string): void;
}

const THEME = 'glassbox.theme';

export function createPreferences(keep: Keep) {
  const kept = keep.read(THEME);
  return createStore<PreferencesState>()((set) => ({
    theme: kept === 'light' || kept === 'dark' ? kept : 'system',
    setTheme(theme) {
      keep.write(THEME, theme);
      set({ theme });
    },
  }));
}
