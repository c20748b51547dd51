/** Vocabularies of other tokenizers that the visitor has fetched (engine/tokenizers/worker/fetchKept.ts), as one thing of the list. */
import { TOKENIZER_CACHE } from '@/engine/tokenizers/tokenizerCache.ts';
import type { Place } from '@/store/keptThings.ts';

/** `find`: undefined where the browser has none; where it denies them, asking throws. */
export function tokenizersPlace(find = () => (globalThis as { caches?: CacheStorage }).caches): Place {
  return {
    async list() {
      const stores = find();
      if (!stores || !(await stores.has(TOKENIZER_CACHE))) return [];
      const cache = await stores.open(TOKENIZER_CACHE);
      const kept = await Promise.all((await cache.keys()).map((request) => cache.match(request)));
      const sizes = await Promise.all(kept.map(async (file) => (await file?.blob())?.size ?? 0));
      const bytes = sizes.reduce((sum, size) => sum + size, 0);
      return sizes.length > 0 ? [{ kind: 'tokenizers', key: 'tokenizers', bytes, count: sizes.length }] : [];
    },
    async remove({ kind }) {
      if (kind === 'tokenizers') await find()?.delete(TOKENIZER_CACHE);
    },
  };
}
