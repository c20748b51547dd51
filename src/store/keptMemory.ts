/**
 * A note of what was kept, beside what is kept: a browser that drops things when a disk gets full, or after weeks without
 * a visit, says nothing, and the next list is only shorter. Removals are taken out of the note, by whichever tab.
 */
import * as z from 'zod/mini';
import type { Keep } from './preferences.ts';
import type { StoredItem } from './keptThings.ts';

const lostSchema = z.object({
  key: z.string(),
  kind: z.enum(['model', 'training', 'recording', 'tokenizers']),
  /** What people know it by: a model's id, a recording's text; of what was trained, when. */
  name: z.string(),
});
export type Lost = Readonly<z.infer<typeof lostSchema>>;

const KEPT = 'glassbox.kept';

export interface KeptMemory {
  /** What the note tells of and the list does not. The note is then what the list is. */
  compare(items: readonly StoredItem[]): readonly Lost[];
  /** It was kept when somebody looked last. */
  has(key: string): boolean;
  /** These are gone because somebody wanted it. */
  forget(keys: readonly string[]): void;
}

export function createKeptMemory(keep: Keep): KeptMemory {
  function read(): readonly Lost[] {
    try {
      return z.array(lostSchema).parse(JSON.parse(keep.read(KEPT) ?? '[]'));
    } catch {
      return [];
    }
  }
  const write = (noted: readonly Lost[]) => keep.write(KEPT, JSON.stringify(noted));

  return {
    compare(items) {
      const here = new Set(items.map(({ key }) => key));
      const lost = read().filter(({ key }) => !here.has(key));
      write(items.flatMap(describe));
      return lost;
    },
    has: (wanted) => read().some(({ key }) => key === wanted),
    forget(keys) {
      const noted = read();
      if (noted.some(({ key }) => keys.includes(key))) write(noted.filter(({ key }) => !keys.includes(key)));
    },
  };
}

/** A download that was only begun is no loss. */
function describe(item: StoredItem): Lost[] {
  const { key, kind } = item;
  switch (kind) {
    case 'model':
      return item.model.exports.length > 0 ? [{ key, kind, name: item.model.source.id }] : [];
    case 'recording':
      return [{ key, kind, name: item.text }];
    case 'training':
      return [{ key, kind, name: String(item.savedAt) }];
    case 'tokenizers':
      return [{ key, kind, name: '' }];
  }
}
