/**
 * Makes the page open without a network from the next visit on. Called after the first prediction, so that
 * keeping files never competes with what the visitor waits for.
 */
/// <reference types="vite-plugin-pwa/vanillajs" />
import { registerSW } from 'virtual:pwa-register';

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
  followUpdates();
  const putInPlace = registerSW({
    // followUpdates does it, in every tab.
    onNeedReload: () => undefined,
    immediate: true,
    onOfflineReady: () => onReady?.(),
    onNeedRefresh: () => onNewVersion?.(() => void putInPlace(true)),
    onRegisterError: (error: unknown) => onFailure?.(error),
  });
}

let isFollowing = false;

/**
 * A tab that stays with the old version would miss what the new one has thrown away: when another tab puts
 * the new version in place, this one is loaded anew as well. What it showed is in its address.
 */
function followUpdates(): void {
  const workers = 'serviceWorker' in navigator ? navigator.serviceWorker : null;
  // Without one so far, the first to come takes over the page as it is.
  let hasController = workers?.controller != null;
  if (!workers || isFollowing) return;
  isFollowing = true;
  workers.addEventListener('controllerchange', () => {
    if (hasController) location.reload();
    hasController = true;
  });
}
