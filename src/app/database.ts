/**
 * The one store of this site in IndexedDB: models under training (autosave.ts) and recordings that a visitor keeps
 * (keptStore.ts). Its name is that of the first version, when it held training alone; another would need a version that
 * pages of before could not open.
 */

export type Ask = (make: (store: IDBObjectStore) => IDBRequest, mode: IDBTransactionMode) => Promise<unknown>;

const DATABASE = 'glassbox';
const STORE = 'training';

/** One request in a transaction of its own, done when the transaction is. */
export const ask: Ask = async (make, mode) => {
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
};

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB refused.'));
    request.onblocked = () => reject(new Error('IndexedDB is blocked.'));
  });
}
