/** *Collect answers* with its messages and what a class answered, which lasts as long as the tab; fetched when it is opened first. */
import { createCollected } from '@/store/collect/collected.ts';
import { createPeers } from '@/store/collect/peers.ts';
import { CollectContext } from '@/views/collect/CollectContext.ts';
import { CollectView } from '@/views/collect/CollectView.tsx';
import { addCollectMessages } from './collectMessages.ts';
import { createKeep } from './keep.ts';
import { openPeer } from './openPeer.ts';

addCollectMessages();

const collected = createCollected(createKeep(() => sessionStorage));
const peers = createPeers(openPeer, (code) => void collected.getState().take(code));
const collecting = { collected, peers };

export function CollectSheet() {
  return (
    <CollectContext value={collecting}>
      <CollectView />
    </CollectContext>
  );
}
