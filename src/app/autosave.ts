/** One shelf for one model in IndexedDB. Where that is denied or full, nothing is kept and nothing fails. */
import type { KeptModel, Shelf } from '@/store/training/keeping.ts';

const DATABASE = 'glassbox';
const STORE = 'training';
const KEY = 'model';

export function createShelf(): Shelf {
  return {
    async read() {
      try {
        return isKeptModel(await ask((store) => store.get(KEY), 'readonly'));
      } catch {
        return null;
      }
    },
    async write(model) {
      try {
        await ask((store) => store.put(model, KEY), 'readwrite');
        return true;
      } catch {
        return false;
      }
    },
    async clear() {
      await ask((store) => store.delete(KEY), 'readwrite').catch(() => undefined);
    },
  };
}

/** What was found, if it is what was kept: an older version of the page may have written something else. */
function isKeptModel(found: unknown): KeptModel | null {
  if (typeof found !== 'object' || found === null) return null;
  const { bytes, savedAt } = found as Partial<KeptModel>;
  return bytes instanceof Uint8Array && typeof savedAt === 'number' ? (found as KeptModel) : null;
}

/** One request in a transaction of its own, done when the transaction is. */
async function ask(make: (store: IDBObjectStore) => IDBRequest, mode: IDBTransactionMode): Promise<unknown> {
  const database = await open();
  try {
    return await new Promise<unknown>((resolve, reject) => {
      const transaction = database.transaction(STORE, mode);
      const request = make(transaction.objectStore(STORE));
      const fail = () => reject(transaction.error ?? new Error('IndexedDB refused.'));
      transaction.oncomplete = () => resolve(request.result as unknown);
      transaction.onerror = fail;
      transaction.onabort = fail;
    });
  } finally {
    database.close();
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB refused.'));
    request.onblocked = () => reject(new Error('IndexedDB is blocked.'));
  });
}
