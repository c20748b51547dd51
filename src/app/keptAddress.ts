/** What of an address is kept: all of a scene of which it holds a part, for this tab, and where the visitor left, for longer. */
import type { Stores } from '@/store/createStores.ts';
import { readLink } from '@/store/scene/linkScene.ts';
import { parseScene, readScene, type Scene } from '@/store/scene/scene.ts';
import { readAddress, type ReadAddress } from '@/store/scene/sceneAddress.ts';
import type { Keep } from '@/store/preferences.ts';

/** Where a tab keeps the scene that its address cannot hold, with that address. */
const WHOLE = 'glassbox.whole';
/** Where the browser keeps the last address, for a visitor who comes back without one. */
const LEFT = 'glassbox.left';

export const keepLeft = (left: Keep, address: string) => left.write(LEFT, address);

/** An address that asks for nothing: who was here before goes on where they left, a newcomer begins at Basics. */
export function readWanted(fragment: string, left: Keep, newcomer: Partial<Scene>): ReadAddress {
  if (fragment.length > 1) return readAddress(fragment);
  const before = left.read(LEFT);
  if (before) return readAddress(before);
  const read = readAddress('');
  return { ...read, scene: { ...read.scene, ...newcomer } };
}

export function keepWhole(keep: Keep, stores: Stores): void {
  const isHeld = readLink(stores).unheld.every(
    ({ kind }) =>
      kind === 'trainedModel' || kind === 'folderModel' || kind === 'comparedModel' || kind === 'trainingText',
  );
  keep.write(WHOLE, isHeld ? '' : JSON.stringify({ address: location.hash, scene: readScene(stores) }));
}

/** The scene that stood at this address in this tab, when it is more than the address holds. */
export function readKept(keep: Keep, fragment: string): ReadAddress | null {
  try {
    const kept = JSON.parse(keep.read(WHOLE) ?? 'null') as { address?: unknown; scene?: unknown } | null;
    if (!kept || kept.address !== fragment || fragment === '') return null;
    return { ...parseScene(kept.scene), hasText: true };
  } catch {
    return null;
  }
}
