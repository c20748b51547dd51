/**
 * The one door to what this browser keeps for the site: what it is and takes, adding to it, removing it, how much room
 * there is, and the browser's promise to keep it. Leaves out: where each thing lies, which its place knows (keptThings.ts).
 */
import { createStore } from 'zustand/vanilla';
import type { Device } from './device.ts';
import type { KeptMemory, Lost } from './keptMemory.ts';
import { inOrder, type KeptStore, type Place, type StoredItem } from './keptThings.ts';
import type { KeptModel, ModelsStore } from './models.ts';
import { isRecorded, type ModelSource, type NetworkStore } from './network.ts';
import { recordingId, type RecordingsStore } from './recordings.ts';
import type { SequenceStore } from './sequence.ts';
import type { TraceStore } from './trace.ts';

export type { KeptStore, RecordingLabel, StoredItem } from './keptThings.ts';

/** Bytes, as the browser says: rounded by some. */
export interface Room {
  readonly usage: number;
  readonly quota: number;
}

/** The browser's word that it drops nothing when room gets short. `absent`: it knows no such promise. */
export type KeepingPromise = 'given' | 'notAsked' | 'refused' | 'absent';

export interface StoreroomState {
  /** Everything, in the order of the list; empty until it was looked up. */
  readonly items: readonly StoredItem[];
  /** Of these the models of the Hub; null until they were looked up. */
  readonly kept: readonly KeptModel[] | null;
  readonly room: Room | null;
  readonly promise: KeepingPromise;
  /** What was kept before and is not here, though nobody removed it. */
  readonly lost: readonly Lost[];
  /** The browser did not take the recording: it has no room, or none for this site. */
  readonly hasRefused: boolean;
  refresh(): Promise<void>;
  /** Keeps the text on show as a recording. */
  keepRecording(how: { readonly isWhole: boolean }): Promise<void>;
  /** Puts a recording on show. False when it cannot be read. */
  open(key: string): Promise<boolean>;
  /** What is kept there, to be read by an engine; null when it cannot be read, which is told as by `open`. */
  sourceOf(key: string): Promise<ModelSource | null>;
  remove(key: string): Promise<void>;
  /** Everything but what is being fetched, or is open in a tab that would write it anew. */
  removeAll(): Promise<void>;
  /** Asks the browser for its promise: by itself once a visit, and whenever the visitor `insists`. */
  askToKeep(insists?: boolean): Promise<void>;
  dismissLost(): void;
}

export type StoreroomStore = ReturnType<typeof createStoreroom>;

export interface StoreroomAround {
  readonly kept: KeptStore;
  /** Where other things lie. */
  readonly places: readonly Place[];
  readonly memory: KeptMemory;
  /** The model under training that is kept there as one that runs; null when there is none, or it cannot be read. */
  readonly exportTrained: (key: string) => Promise<ModelSource | null>;
  /** Tells other tabs that the list is another one. */
  readonly announce: () => void;
  readonly device: Device;
  readonly network: NetworkStore;
  readonly models: ModelsStore;
  readonly recordings: RecordingsStore;
  readonly sequence: SequenceStore;
  readonly trace: TraceStore;
  readonly clock: () => number;
}

/** Enough to know a text again by. */
const MOST_CHARACTERS = 80;

export function createStoreroom(around: StoreroomAround) {
  const { kept, memory, announce, device, network, models, recordings, sequence, trace, clock } = around;
  const made: Place = { list: () => kept.list(), remove: ({ key }) => kept.remove(key) };
  const places = [...around.places, made];
  /** The look-up under way: what changes meanwhile is seen by another one after it. */
  let looking: Promise<void> | null = null;
  let asked = 0;

  const store = createStore<StoreroomState>()((set, get) => {
    async function look() {
      const [lists, room, isPersisted] = await Promise.all([
        Promise.all(places.map((place) => place.list().catch(() => null))),
        device.estimate().catch(() => null),
        device.isPersisted().catch(() => null),
      ]);
      const items = inOrder(lists.flatMap((list) => list ?? []));
      // A store that did not answer has lost nothing.
      const lost = lists.includes(null) ? [] : memory.compare(items);
      const { promise } = get();
      set({
        items,
        kept: items.flatMap((item) => (item.kind === 'model' ? [item.model] : [])),
        room,
        promise: isPersisted === null ? 'absent' : isPersisted ? 'given' : promise === 'refused' ? promise : 'notAsked',
        lost: [...get().lost.filter(({ key }) => !items.some((item) => item.key === key)), ...lost],
      });
    }

    async function removeItems(items: readonly StoredItem[]) {
      memory.forget(items.map(({ key }) => key));
      for (const item of items) {
        const place = item.kind === 'training' || item.kind === 'recording' ? [made] : around.places;
        for (const one of place) await one.remove(item).catch(() => undefined);
        // What a check said of kept bytes is no longer true.
        if (item.kind === 'model') models.getState().forgetCheck(item.model.source);
      }
      await get().refresh();
      announce();
    }

    return {
      items: [],
      kept: null,
      room: null,
      promise: 'notAsked',
      lost: [],
      hasRefused: false,

      refresh() {
        asked += 1;
        const lookUntilAllIsSeen = async () => {
          for (let seen = 0; seen !== asked;) {
            seen = asked;
            await look();
          }
        };
        return (looking ??= lookUntilAllIsSeen().finally(() => (looking = null)));
      },

      async keepRecording(how) {
        const { model } = network.getState();
        const { shown } = trace.getState();
        if (!model || !shown) return;
        set({ hasRefused: false });
        const { source } = model;
        const label = {
          text: [...sequence.getState().prompt].slice(0, MOST_CHARACTERS).join(''),
          modelId: source.kind === 'recording' ? source.recording.model.id : source.id,
          tokens: isRecorded(model) && source.kind === 'recording' ? source.recording.ids.length : shown.ids.length,
        };
        const file = await recordings.getState().save(how);
        if (!file) return;
        await kept.writeRecording(label, file, clock()).catch(() => set({ hasRefused: true }));
        await get().refresh();
        announce();
      },

      async open(key) {
        const file = await kept.readRecording(key).catch(() => null);
        // Removed in another tab: the list is no longer true.
        if (!file) await get().refresh();
        return file !== null && (await recordings.getState().open(file));
      },

      async sourceOf(key) {
        if (get().items.some((item) => item.key === key && item.kind === 'training')) {
          const source = await around.exportTrained(key).catch(() => null);
          if (!source) await get().refresh();
          return source;
        }
        const file = await kept.readRecording(key).catch(() => null);
        if (!file) {
          await get().refresh();
          return null;
        }
        try {
          const { readRecording } = await import('@/recording/readRecording.ts');
          const recording = await readRecording(file);
          return { kind: 'recording', id: recordingId(recording.model.id), recording };
        } catch {
          await recordings.getState().open(file);
          return null;
        }
      },

      remove: (key) => removeItems(get().items.filter((item) => item.key === key)),
      removeAll: () => removeItems(get().items.filter((item) => canRemove(item, network))),

      async askToKeep(insists = false) {
        const { promise } = get();
        if (promise === 'given' || promise === 'absent' || (promise === 'refused' && !insists)) return;
        const isGiven = await device.persist().catch(() => null);
        set({ promise: isGiven === null ? 'absent' : isGiven ? 'given' : 'refused' });
        await get().refresh();
      },

      dismissLost: () => set({ lost: [] }),
    };
  });

  // A model that has come, or a part of one, is in the list at once.
  network.subscribe(({ loading, paused }, last) => {
    const hasEnded = (last.loading ?? last.paused) !== null && loading === null && paused === null;
    if (!hasEnded || !store.getState().kept) return;
    void store.getState().refresh();
    announce();
  });
  return store;
}

/** Neither on its way nor open elsewhere: it would be there again at once. */
export function canRemove(item: StoredItem, network: NetworkStore): boolean {
  if (item.kind === 'training') return !item.isOpen;
  const coming = (network.getState().loading ?? network.getState().paused)?.source;
  return item.kind !== 'model' || coming?.kind !== 'hub' || coming.id !== item.model.source.id;
}
