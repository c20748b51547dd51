/** The lessons that are being made, as the views of this place reach them. The app provides them once; tests their own. */
import type { DraftsStore } from '@/store/made/drafts.ts';
import { bindStores } from '@/views/shared/bindStores.ts';

export interface Teaching {
  readonly drafts: DraftsStore;
}

export const {
  Context: TeachContext,
  useGroup: useTeaching,
  useValue: useDrafts,
} = bindStores<Teaching>('the place Teach');
