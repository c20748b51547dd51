/** Whether the page is one screen that is filled, as App.module.css has it; else it scrolls, and the picture with it. */
import { useSyncExternalStore } from 'react';
import { useValue } from '@/views/shared/StoresContext.tsx';

const QUERY = '(min-width: 900px) and (min-height: 640px)';

function subscribe(onChange: () => void): () => void {
  const query = window.matchMedia(QUERY);
  query.addEventListener('change', onChange);
  return () => query.removeEventListener('change', onChange);
}

export function useFillsPage(): boolean {
  // A frame that is as high as what is in it has no height of its own to fill.
  const isFramed = useValue('selection', (state) => state.embedded.length > 0);
  const isLarge = useSyncExternalStore(subscribe, () => window.matchMedia(QUERY).matches);
  return isLarge && !isFramed;
}
