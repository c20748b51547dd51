/** The storeroom of the page around the browser's own stores: made when the sheet of models is opened first, one for the page. */
import type { Stores } from '@/store/createStores.ts';
import { createStoreroom, type StoreroomStore } from '@/store/storeroom.ts';
import { exportTrained } from './exportTrained.ts';
import { announceKept } from './keptChannel.ts';
import { createKeptStore } from './keptStore.ts';
import { tokenizersPlace } from './keptTokenizers.ts';

const rooms = new WeakMap<Stores, StoreroomStore>();

export function storeroomOf(stores: Stores): StoreroomStore {
  const kept = createKeptStore();
  const room =
    rooms.get(stores) ??
    createStoreroom({
      ...stores,
      kept,
      places: [stores.keptModels, tokenizersPlace()],
      memory: stores.keptMemory,
      exportTrained: (key) => exportTrained(kept, key),
      announce: announceKept,
      clock: () => Date.now(),
    });
  rooms.set(stores, room);
  return room;
}
