/** What a class answered, as the views of *Collect answers* reach it. The app provides it once; tests their own. */
import type { CollectedStore } from '@/store/collect/collected.ts';
import { bindStores } from '@/views/shared/bindStores.ts';

export interface Collecting {
  readonly collected: CollectedStore;
}

export const {
  Context: CollectContext,
  useGroup: useCollecting,
  useValue: useCollected,
} = bindStores<Collecting>('Collect answers');
