/** The model that lies beside the page. Its files are the service worker's to keep. */
import * as shipped from 'virtual:shipped-files';
import { SMALL_FILES } from '@/engine/worker/hub/hub.ts';
import { describeExports, readSizes, toCheck } from './describeModel.ts';
import { findExports } from '@/engine/worker/hub/exports.ts';
import { KEEPS_NOTHING, NO_CACHE } from './Source.ts';
import type { Source } from './Source.ts';

export const siteSource: Source<'embedded'> = {
  ...KEEPS_NOTHING,

  async size(_, place, { signal }) {
    const config = await (await fetch(`${place.url}config.json`, { signal })).arrayBuffer();
    const found = findExports(
      place.networks.map(({ path }) => path),
      null,
    );
    const sizeOf = (path: string) => ({ bytes: shippedBytes(place.id, path), kept: 0 });
    return toCheck(readSizes(config), describeExports(found, SMALL_FILES, sizeOf));
  },

  open: (_, place) => Promise.resolve({ networks: place.networks, cache: NO_CACHE }),
};

/** A host that packs files does not say how large they are; of what came with the page the build knows. */
export const shippedBytes = (id: string, path: string): number | null => shipped.modelBytes[`${id}/${path}`] ?? null;
