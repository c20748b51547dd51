/**
 * After the first prediction, once the browser has nothing else to do: fetches the views that Basics does not show. Whoever
 * has told the browser to save data gets each when it is opened.
 */
import { useEffect } from 'react';
import { isHere } from '@/store/network.ts';
import { useValue } from '@/views/shared/StoresContext.tsx';
import { fetchViews } from '@/views/shared/stage/fetchViews.ts';
import { EXPLORE } from './stages/explore.ts';

export function useFetchAhead(): void {
  const hasText = useValue('trace', (state) => state.shown !== null);
  // What stands for the model must not delay it.
  const hasPredicted = useValue('network', (state) => isHere(state.model)) && hasText;
  useEffect(() => {
    if (!hasPredicted || savesData()) return;
    const fetchAll = () => void fetchViews(EXPLORE);
    // Safari has no idle callback.
    if (!('requestIdleCallback' in window)) {
      const timer = setTimeout(fetchAll);
      return () => clearTimeout(timer);
    }
    const idle = requestIdleCallback(fetchAll);
    return () => cancelIdleCallback(idle);
  }, [hasPredicted]);
}

/** Network Information API; not in Firefox and Safari. */
function savesData(): boolean {
  const { connection } = navigator as { readonly connection?: { readonly saveData?: boolean } };
  return connection?.saveData === true;
}
