/** The theme in force, and the way to the other one. The choice is kept; until there is one, the system decides. */
import { useCallback, useSyncExternalStore } from 'react';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';

const DARK = '(prefers-color-scheme: dark)';

function subscribe(onChange: () => void): () => void {
  const query = matchMedia(DARK);
  query.addEventListener('change', onChange);
  return () => query.removeEventListener('change', onChange);
}

export function useTheme(): { readonly shown: 'light' | 'dark'; readonly toggle: () => void } {
  const { preferences } = useStores();
  const chosen = useValue('preferences', (state) => state.theme);
  const isSystemDark = useSyncExternalStore(subscribe, () => matchMedia(DARK).matches);
  const system = isSystemDark ? 'dark' : 'light';
  const shown = chosen === 'system' ? system : chosen;
  const toggle = useCallback(
    () => preferences.getState().setTheme(shown === 'dark' ? 'light' : 'dark'),
    [preferences, shown],
  );
  return { shown, toggle };
}
