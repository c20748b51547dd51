/**
 * Whether a worker lives. A thread that ends itself, or that the browser ends, says nothing to the page. But it
 * holds a lock for as long as it lives, and who waits for that lock is told by the browser itself: no clock is
 * asked, and a worker that is busy for minutes is not taken for dead. Where there are no locks (plain http on
 * another machine), nothing is told, as before.
 */

/** As much of LockManager as is used. */
export interface Locks {
  request(name: string, options: { signal?: AbortSignal }, held: () => Promise<void> | void): Promise<unknown>;
}

const ownLocks = (): Locks | undefined => (globalThis.navigator as { locks?: Locks } | undefined)?.locks;

/** In the worker: holds the lock until the thread ends. `then` is called as soon as it does. */
export function holdLife(name: string, then: () => void, locks = ownLocks()): void {
  const hold = () => {
    then();
    return new Promise<void>(() => undefined);
  };
  locks?.request(name, {}, hold).catch(() => undefined);
}

/** On the page, once the worker holds the lock: `ended` is called when it no longer does. Returns how to stop watching. */
export function watchLife(name: string, ended: () => void, locks = ownLocks()): () => void {
  const controller = new AbortController();
  locks?.request(name, { signal: controller.signal }, ended).catch(() => undefined);
  return () => controller.abort();
}
