/** Whether the page is one screen that is filled, as App.module.css has it; else it scrolls, and the picture with it. */
import { useSyncExternalStore } from 'react';

const QUERY = '(min-width: 900px) and (min-height: 640px)';

function subscribe(onChange: () => void): () => void {
  const query = window.matchMedia(QUERY);
  query.addEventListener('change', onChange);
  return () => query.removeEventListener('change', onChange);
}

export function useFillsPage(): boolean {
  return useSyncExternalStore(subscribe, () => window.matchMedia(QUERY).matches);
}
