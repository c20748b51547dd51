/** The page around the model that ships, in Node: what a claim says is computed the way the page computes it. */
import type { Engine } from '@/engine/Engine.ts';
import { EMBEDDED } from '@/store/catalog.ts';
import type { Stores } from '@/store/createStores.ts';
import { openPage } from '../../../scripts/node/openPage.ts';
import { MODELS } from '../engine/support/golden.ts';

/** Stores in which the embedded model is loaded and no text is read yet. `around`: what the page puts before its engine. */
export function openRealPage(around?: (engine: Engine) => Engine): Promise<Stores> {
  return openPage(MODELS.embedded, EMBEDDED, around);
}
