/** Tabs of one site keep things side by side: a tab whose list has changed says so, and the others look again. */
import { createKeptMemory } from '@/store/keptMemory.ts';
import { createKeep } from './keep.ts';

const CHANNEL = 'glassbox-kept';

/** Null where there is none: a list is then read anew when its tab is looked at again. */
const open = () => ('BroadcastChannel' in globalThis ? new BroadcastChannel(CHANNEL) : null);

export function announceKept(): void {
  const channel = open();
  channel?.postMessage('changed');
  channel?.close();
}

/** `removed`: the visitor wanted it gone, so that it is not missed. */
export function tellKept(removed?: string): void {
  if (removed !== undefined) createKeptMemory(createKeep()).forget([removed]);
  announceKept();
}

/** `look` is called when another tab has changed what is kept, and when this one is looked at again. Returns how to stop. */
export function followKept(look: () => void): () => void {
  const channel = open();
  if (channel) channel.onmessage = look;
  const onShown = () => document.visibilityState === 'visible' && look();
  document.addEventListener('visibilitychange', onShown);
  return () => {
    channel?.close();
    document.removeEventListener('visibilitychange', onShown);
  };
}
