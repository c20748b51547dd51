/**
 * Shelves for models under training in IndexedDB, one for each open tab, so that no tab overwrites what another keeps.
 * A tab holds its shelf by a lock of its browser, which ends with the tab, and finds it again after a reload. Where
 * storage is denied or full, nothing is kept and nothing fails; where there are no locks, there is one shelf.
 */
import type { Shelf } from '@/store/training/keeping.ts';
import { fromKeptForm, toKeptForm } from '@/store/training/keptForm.ts';
import { ask, type Ask } from './database.ts';
import { tellKept } from './keptChannel.ts';

/** The first was once the only one, so a model that was kept then is found there. */
export const KEYS = ['model', 'model-2', 'model-3', 'model-4'] as const;
type Key = (typeof KEYS)[number];
/** Where a tab remembers which shelf is its own. */
const OWN = 'glassbox-training-shelf';

/** How long a tab waits for the shelf that it had before a reload, in milliseconds. */
const RELOAD_PATIENCE = 1500;

export interface Surroundings {
  readonly locks: Pick<LockManager, 'request'> | undefined;
  /** Lasts as long as the tab. */
  readonly tab: Pick<Storage, 'getItem' | 'setItem'> | undefined;
  readonly ask: Ask;
  /** What is kept is another thing now; `removed`: this is gone because the visitor began anew. */
  readonly tell?: (removed?: string) => void;
}

export function createShelf({ locks, tab, ask, tell }: Surroundings = browserSurroundings()): Shelf {
  let isBesideAnother = false;
  /** Null when other tabs hold all of them: then nothing is kept here. */
  let held: Promise<Key | null> | null = null;

  const readAt = async (key: Key) => fromKeptForm(await ask((store) => store.get(key), 'readonly').catch(() => null));

  async function choose(): Promise<Key | null> {
    if (!locks) return KEYS[0];
    const own = KEYS.find((key) => key === readItem(tab));
    // The page before a reload may not have let go of it yet.
    if (own && (await hold(locks, own, { signal: AbortSignal.timeout(RELOAD_PATIENCE) }))) return own;
    const free: Key[] = [];
    for (const key of KEYS) if (await isFree(locks, key)) free.push(key);
    isBesideAnother = free.length < KEYS.length;
    // What was kept last is what a visitor comes back for.
    const kept = await Promise.all(free.map(async (key) => ({ key, savedAt: (await readAt(key))?.savedAt ?? 0 })));
    for (const { key } of kept.sort((a, b) => b.savedAt - a.savedAt)) if (await hold(locks, key)) return remember(key);
    return null;
  }

  function remember(key: Key): Key {
    try {
      tab?.setItem(OWN, key);
    } catch {
      // Without it a reload takes the newest, which is most likely the same.
    }
    return key;
  }

  const holdOne = () => (held ??= choose().catch(() => null));

  return {
    async read() {
      const key = await holdOne();
      return key && readAt(key);
    },
    async write(model) {
      const key = await holdOne();
      if (!key) return false;
      try {
        await ask((store) => store.put(toKeptForm(model), key), 'readwrite');
        tell?.();
        return true;
      } catch {
        return false;
      }
    },
    async clear() {
      const key = await holdOne();
      if (!key) return;
      await ask((store) => store.delete(key), 'readwrite').catch(() => undefined);
      tell?.(key);
    },
    isBesideAnother: () => isBesideAnother,
  };
}

/** Held by the tab whose shelf it is. */
export const lockName = (key: string) => `glassbox-training-${key}`;

/** Takes a lock until the tab ends. False when another tab has it. */
function hold(
  locks: Pick<LockManager, 'request'>,
  key: Key,
  options: LockOptions = { ifAvailable: true },
): Promise<boolean> {
  return new Promise((resolve) => {
    locks
      .request(lockName(key), options, (lock) => {
        resolve(lock !== null);
        return lock ? new Promise<void>(() => undefined) : undefined;
      })
      .catch(() => resolve(false));
  });
}

const isFree = (locks: Pick<LockManager, 'request'>, key: Key): Promise<boolean> =>
  locks.request(lockName(key), { ifAvailable: true }, (lock) => lock !== null);

function readItem(tab: Surroundings['tab']): string | null {
  try {
    return tab?.getItem(OWN) ?? null;
  } catch {
    return null;
  }
}

function browserSurroundings(): Surroundings {
  let tab: Storage | undefined;
  try {
    tab = sessionStorage;
  } catch {
    // Denied, as in a sandboxed frame.
  }
  // Absent where the page is not in a secure context.
  return { locks: (navigator as Partial<Navigator>).locks, tab, ask, tell: tellKept };
}
