/** Recordings: the text on show saved as a file, and a file of somebody's opened in the same views. */
import { createStore } from 'zustand/vanilla';
import type { Engine } from '@/engine/Engine.ts';
import { isAborted } from '@/engine/EngineError.ts';
import type { EngineErrorData } from '@/engine/protocol.ts';
import { FormatError } from '@/formats/FormatError.ts';
import { tokenId } from '@/model/axes.ts';
import type { Recording } from '@/recording/Recording.ts';
import type { Holding } from './collectRecording.ts';
import type { Conductor } from './conductor.ts';
import type { Device } from './device.ts';
import { describeError, type NetworkStore } from './network.ts';
import type { SequenceStore } from './sequence.ts';
import type { TraceStore } from './trace.ts';

/** Packed. What is larger is no recording that this page made. */
export const MOST_FILE_BYTES = 32_000_000;

/** A file that is none of ours says why; anything else that went wrong has the engine's name for it. */
export type RecordingFailure =
  | { readonly kind: 'refused'; readonly detail: string }
  | { readonly kind: 'tooLarge' }
  /** Of an address; OwnFile says what each means. */
  | { readonly kind: 'foreign' | 'missing' | 'unreachable'; readonly address: string }
  | { readonly kind: 'failed'; readonly error: EngineErrorData };

export interface RecordingsState {
  readonly work: { readonly kind: 'saving' | 'opening'; readonly done: number; readonly total: number } | null;
  readonly failure: RecordingFailure | null;
  /** The file of the text on show; null when it was given up, or failed. Of a recording on show, what that holds. */
  save(how: Holding): Promise<Uint8Array<ArrayBuffer> | null>;
  cancel(): void;
  /** Show what a file holds. False when it is refused: what was on show stays. */
  open(file: Uint8Array<ArrayBuffer>): Promise<boolean>;
  /** The same with a file of this site, by its address beside the page. */
  openAddress(address: string): Promise<boolean>;
  /** Where the recording on show came from; null when that is no address. */
  addressOnShow(): string | null;
  dismissFailure(): void;
}

export type RecordingsStore = ReturnType<typeof createRecordings>;

interface Around {
  readonly engine: Engine;
  readonly network: NetworkStore;
  readonly sequence: SequenceStore;
  readonly trace: TraceStore;
  readonly conductor: Conductor;
  readonly device: Device;
  /** The date as ISO 8601; a clock is the app's. */
  readonly now: () => string;
}

export function createRecordings({ engine, network, sequence, trace, conductor, device, now }: Around) {
  let controller: AbortController | null = null;
  /** Which was opened by which address. */
  const addresses = new WeakMap<Recording, string>();

  const store = createStore<RecordingsState>()((set, get) => ({
    work: null,
    failure: null,

    async save(holding) {
      const { model } = network.getState();
      const { shown } = trace.getState();
      if (!model || !shown) return null;
      controller?.abort();
      const written = sequence.getState();
      const mine = (controller = new AbortController());
      const onProgress = (done: number, total: number) =>
        mine === controller && set({ work: { kind: 'saving', done, total } });
      set({ work: { kind: 'saving', done: 0, total: 1 }, failure: null });
      try {
        const { collectRecording, recordedText } = await import('./collectRecording.ts');
        const recording =
          model.source.kind === 'recording'
            ? model.source.recording
            : await collectRecording(
                engine,
                { model, shown, ...recordedText(shown, written, model) },
                { ...holding, madeAt: now(), signal: mine.signal, onProgress },
              );
        const { writeRecording } = await import('@/recording/writeRecording.ts');
        const file = await writeRecording(recording, holding.isExact ? 'F32' : 'F16');
        return mine === controller ? file : null;
      } catch (error) {
        if (mine === controller && !isAborted(error)) set({ failure: { kind: 'failed', error: describeError(error) } });
        return null;
      } finally {
        if (mine === controller) set({ work: null });
      }
    },

    cancel() {
      controller?.abort();
      controller = null;
      set({ work: null });
    },

    open: (file) => openFile(file, null),

    async openAddress(address) {
      get().cancel();
      set({ work: { kind: 'opening', done: 0, total: 1 }, failure: null });
      const file = await device.readOwnFile(address, MOST_FILE_BYTES);
      set({ work: null });
      if (typeof file !== 'string') return openFile(file, address);
      set({ failure: file === 'tooLarge' ? { kind: file } : { kind: file, address } });
      return false;
    },

    addressOnShow() {
      const source = network.getState().model?.source;
      return source?.kind === 'recording' ? (addresses.get(source.recording) ?? null) : null;
    },

    dismissFailure: () => set({ failure: null }),
  }));

  async function openFile(file: Uint8Array<ArrayBuffer>, address: string | null): Promise<boolean> {
    const { setState: set } = store;
    if (file.length > MOST_FILE_BYTES) {
      set({ failure: { kind: 'tooLarge' } });
      return false;
    }
    store.getState().cancel();
    set({ work: { kind: 'opening', done: 0, total: 1 }, failure: null });
    try {
      const { readRecording } = await import('@/recording/readRecording.ts');
      const recording = await readRecording(file);
      if (address !== null) addresses.set(recording, address);
      return await show(recording);
    } catch (error) {
      if (error instanceof FormatError) set({ failure: { kind: 'refused', detail: error.message } });
      else set({ failure: { kind: 'failed', error: describeError(error) } });
      return false;
    } finally {
      set({ work: null });
    }
  }

  function show(recording: Recording): Promise<boolean> {
    const { prompt, promptLength, ids, model } = recording;
    const generated = Array.from(
      ids.subarray(promptLength),
      (id) => ({ id: tokenId(id), choice: 'recorded', u: null }) as const,
    );
    const source = { kind: 'recording', id: recordingId(model.id), recording } as const;
    return conductor.loadModel(source, { prompt, generated });
  }

  return store;
}

const RECORDING = 'recording:';

/** A recording is another thing than the model that it is of, and so has another name. */
export function recordingId(modelId: string): string {
  return `${RECORDING}${modelId.startsWith(RECORDING) ? modelId.slice(RECORDING.length) : modelId}`;
}

export function isRecordingId(id: string): boolean {
  return id.startsWith(RECORDING);
}
