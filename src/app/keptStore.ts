/** Models under training and recordings in IndexedDB, as the list of what this browser keeps shows them. */
import type { RecordingLabel, KeptStore, StoredItem } from '@/store/keptThings.ts';
import type { KeptModel } from '@/store/training/keeping.ts';
import { fromKeptForm } from '@/store/training/keptForm.ts';
import { KEYS, lockName } from './autosave.ts';
import { ask as askDatabase, type Ask } from './database.ts';

const RECORDING = 'recording-';

interface KeptRecording extends RecordingLabel {
  readonly file: Uint8Array<ArrayBuffer>;
  readonly savedAt: number;
}

export interface KeptStoreSurroundings {
  readonly ask: Ask;
  /** Names of the locks that any tab of this site holds. */
  readonly held: () => Promise<readonly string[]>;
}

export interface OwnStore extends KeptStore {
  /** A model under training; null when there is none. */
  readTrained(key: string): Promise<KeptModel | null>;
}

export function createKeptStore({ ask, held }: KeptStoreSurroundings = browserSurroundings()): OwnStore {
  const read = (key: string) => ask((store) => store.get(key), 'readonly');

  async function describe(key: string, locks: readonly string[]): Promise<StoredItem[]> {
    const found = await read(key);
    if (KEYS.some((known) => known === key)) {
      const model = fromKeptForm(found);
      if (!model) return [];
      const { savedAt } = model;
      return [{ kind: 'training', key, bytes: sizeOf(found), savedAt, isOpen: locks.includes(lockName(key)) }];
    }
    const recording = key.startsWith(RECORDING) ? asRecording(found) : null;
    if (!recording) return [];
    const { file, ...label } = recording;
    return [{ kind: 'recording', key, bytes: file.length, ...label }];
  }

  return {
    async list() {
      const [keys, locks] = await Promise.all([ask((store) => store.getAllKeys(), 'readonly'), held()]);
      const names = (keys as IDBValidKey[]).filter((key) => typeof key === 'string');
      return (await Promise.all(names.map((key) => describe(key, locks)))).flat();
    },
    async writeRecording(label, file, savedAt) {
      // A key says when it was kept, so that the same text kept twice is two recordings.
      await ask((store) => store.put({ ...label, file, savedAt }, `${RECORDING}${savedAt}`), 'readwrite');
    },
    readTrained: async (key) => fromKeptForm(await read(key)),
    async readRecording(key) {
      return asRecording(await read(key))?.file ?? null;
    },
    async remove(key) {
      await ask((store) => store.delete(key), 'readwrite');
    },
  };
}

function asRecording(found: unknown): KeptRecording | null {
  if (typeof found !== 'object' || found === null) return null;
  const { file, text, modelId, tokens, savedAt } = found as Partial<KeptRecording>;
  const isOne = file instanceof Uint8Array && [tokens, savedAt].every((value) => typeof value === 'number');
  return isOne && typeof text === 'string' && typeof modelId === 'string' ? (found as KeptRecording) : null;
}

/** What the arrays in it take; names and numbers beside them are next to nothing. */
function sizeOf(found: unknown): number {
  if (ArrayBuffer.isView(found)) return found.byteLength;
  if (typeof found !== 'object' || found === null) return 0;
  return Object.values(found).reduce<number>((sum, inner) => sum + sizeOf(inner), 0);
}

function browserSurroundings(): KeptStoreSurroundings {
  const { locks } = navigator as Partial<Navigator>;
  const held = async () => ((await locks?.query())?.held ?? []).flatMap(({ name }) => name ?? []);
  return { ask: askDatabase, held };
}
