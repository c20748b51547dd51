/** What a class answered, as the views of *Collect answers* reach it. The app provides it once; tests their own. */
import type { CollectedStore } from '@/store/collect/collected.ts';
import type { PeersStore } from '@/store/collect/peers.ts';
import { bindStores } from '@/views/shared/bindStores.ts';

export interface Collecting {
  readonly collected: CollectedStore;
  /** Connections last as long as the page: closing the sheet ends none. */
  readonly peers: PeersStore;
}

export const {
  Context: CollectContext,
  useGroup: useCollecting,
  useValue: useCollected,
} = bindStores<Collecting>('Collect answers');
