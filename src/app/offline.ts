/**
 * Makes the page open without a network from the next visit on. Called after the first prediction, so that
 * keeping files never competes with what the visitor waits for.
 */
/// <reference types="vite-plugin-pwa/vanillajs" />
import { registerSW } from 'virtual:pwa-register';
import { followUpdates } from './followUpdates.ts';

export interface OfflineEvents {
  /** Everything is kept: the page now works without a network. */
  readonly onReady?: () => void;
  /** A new version is kept and waits. `reload` puts it in place, here and in other tabs. */
  readonly onNewVersion?: (reload: () => void) => void;
  /** Nothing could be kept, e.g. because storage is denied. The page works as long as there is a network. */
  readonly onFailure?: (error: unknown) => void;
}

/** Does nothing in development and where the browser has no service workers (any page that is not https or local). */
export function registerOffline({ onReady, onNewVersion, onFailure }: OfflineEvents = {}): void {
  if ('serviceWorker' in navigator) followUpdates(navigator.serviceWorker, () => location.reload());
  const putInPlace = registerSW({
    // followUpdates does it, in every tab.
    onNeedReload: () => undefined,
    immediate: true,
    onOfflineReady: () => onReady?.(),
    onNeedRefresh: () => onNewVersion?.(() => void putInPlace(true)),
    onRegisterError: (error: unknown) => onFailure?.(error),
  });
}
