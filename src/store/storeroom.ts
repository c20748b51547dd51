/**
 * What this browser keeps for the site beside models of the Hub (models.ts): models under training and recordings, with
 * what each takes. Leaves out: where they lie, which is the app's to know.
 */
import { createStore } from 'zustand/vanilla';
import { isRecorded, type ModelSource, type NetworkStore } from './network.ts';
import { recordingId, type RecordingsStore } from './recordings.ts';
import type { SequenceStore } from './sequence.ts';
import type { TraceStore } from './trace.ts';

interface Stored {
  readonly key: string;
  readonly bytes: number;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
}
export type StoredItem =
  | (Stored & {
      readonly kind: 'training';
      /** A tab has it open, and would write it anew. */
      readonly isOpen: boolean;
    })
  | (Stored & RecordingLabel & { readonly kind: 'recording' });

/** What is told of a recording before it is opened. */
export interface RecordingLabel {
  readonly text: string;
  readonly modelId: string;
  readonly tokens: number;
}

/** Where it all lies. Each of these may throw: browsers deny their stores. */
export interface KeptStore {
  list(): Promise<readonly StoredItem[]>;
  writeRecording(label: RecordingLabel, file: Uint8Array, savedAt: number): Promise<void>;
  readRecording(key: string): Promise<Uint8Array<ArrayBuffer> | null>;
  remove(key: string): Promise<void>;
}

export interface StoreroomState {
  /** Newest first. */
  readonly items: readonly StoredItem[];
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
}

export type StoreroomStore = ReturnType<typeof createStoreroom>;

interface Around {
  readonly kept: KeptStore;
  readonly network: NetworkStore;
  readonly recordings: RecordingsStore;
  readonly sequence: SequenceStore;
  readonly trace: TraceStore;
  readonly clock: () => number;
}

/** Enough to know a text again by. */
const MOST_CHARACTERS = 80;

export function createStoreroom({ kept, network, recordings, sequence, trace, clock }: Around) {
  return createStore<StoreroomState>()((set, get) => ({
    items: [],
    hasRefused: false,

    async refresh() {
      const items = await kept.list().catch(() => []);
      set({ items: [...items].sort((a, b) => b.savedAt - a.savedAt) });
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
    },

    async open(key) {
      const file = await kept.readRecording(key).catch(() => null);
      // Removed in another tab: the list is no longer true.
      if (!file) await get().refresh();
      return file !== null && (await recordings.getState().open(file));
    },

    async sourceOf(key) {
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

    async remove(key) {
      await kept.remove(key).catch(() => undefined);
      await get().refresh();
    },
  }));
}
