/** A storeroom around stores of a test, whose browser keeps what a test says. */
import type { Stores } from '@/store/createStores.ts';
import { createKeptMemory } from '@/store/keptMemory.ts';
import type { KeptStore } from '@/store/keptThings.ts';
import { createStoreroom, type StoreroomAround } from '@/store/storeroom.ts';

export const KEEPS_NOTHING: KeptStore = {
  list: () => Promise.resolve([]),
  writeRecording: () => Promise.resolve(),
  readRecording: () => Promise.resolve(null),
  remove: () => Promise.resolve(),
};

/** Words that a browser keeps. */
export function makeKeep(words = new Map<string, string>()) {
  return {
    read: (name: string) => words.get(name) ?? null,
    write: (name: string, value: string) => void words.set(name, value),
  };
}

export function makeStoreroom(stores: Stores, around: Partial<StoreroomAround> = {}) {
  let now = 0;
  return createStoreroom({
    ...stores,
    kept: KEEPS_NOTHING,
    places: [stores.keptModels],
    memory: createKeptMemory(makeKeep()),
    exportTrained: () => Promise.resolve(null),
    announce: () => undefined,
    clock: () => ++now,
    ...around,
  });
}
