/**
 * The models that can be had, as the sheet "Models" shows them: what a check has found, a folder that was opened, where
 * they come from. Leaves out: the model in use and its loading (network.ts), and what this browser keeps (storeroom.ts).
 */
import { createStore } from 'zustand/vanilla';
import type { Engine } from '@/engine/Engine.ts';
import { isAborted } from '@/engine/EngineError.ts';
import type { EngineErrorData, KeptModel, ModelCheck, ModelSource, RunOn } from '@/engine/protocol.ts';
import type { Device, Gpu } from './device.ts';
import { describeError, type NetworkStore } from './network.ts';
import type { FolderProblem, OpenedFile } from './openedFolder.ts';
import type { Keep } from './preferences.ts';

export type { KeptModel, ModelCheck, RunOn };

/** What was asked about a model, and what came of it. */
export interface Checked {
  readonly source: ModelSource;
  /** Null while it is asked. */
  readonly check: ModelCheck | null;
  readonly error: EngineErrorData | null;
}

export interface ModelsState {
  /** By `keyOf` of their sources. */
  readonly checked: ReadonlyMap<string, Checked>;
  /** What the visitor wants models to run on. Of this browser alone: a link never says it. */
  readonly runOn: RunOn;
  /** The graphics card, or what is missing; null until it was looked for. */
  readonly gpu: Gpu | null;
  /** The folder that was opened last, or why it holds no model. */
  readonly folder: { readonly source: ModelSource | null; readonly problem: FolderProblem | null } | null;
  /** Asks what a model is; a newer question about the same one counts. */
  check(source: ModelSource): Promise<void>;
  forgetCheck(source: ModelSource): void;
  /** The sheet is opened: what was found before may no longer be true. */
  begin(): void;
  openFolder(name: string, files: readonly OpenedFile[]): Promise<void>;
  /** Take models from this address; null: from where the owner of the site says. False when the site may not. */
  setMirror(address: string | null): boolean;
  /** Counts from the next load on. */
  setRunOn(runOn: RunOn): void;
}

export type ModelsStore = ReturnType<typeof createModels>;

export const keyOf = (source: ModelSource) => (source.kind === 'hub' ? `${source.hub}${source.id}` : source.id);

const MIRROR = 'glassbox.mirror';
const RUN_ON = 'glassbox.runOn';

/** Where the visitor wants models to run: on the CPU until they have chosen otherwise. */
export function readRunOn(keep: Keep): RunOn {
  return keep.read(RUN_ON) === 'webgpu' ? 'webgpu' : 'wasm';
}

/** The address that the visitor has set, if it still is one. */
export function readMirror(keep: Keep): string | null {
  return normalAddress(keep.read(MIRROR) ?? '');
}

/** Ends in a slash; null for what is no address of a host. */
export function normalAddress(written: string): string | null {
  const address = written.trim();
  if (!URL.canParse(address)) return null;
  const { protocol, origin, pathname } = new URL(address);
  return protocol === 'https:' || protocol === 'http:' ? `${origin}${pathname.replace(/\/*$/, '/')}` : null;
}

interface Parts {
  readonly engine: Engine;
  readonly network: NetworkStore;
  readonly device: Device;
  readonly keep: Keep;
}

export function createModels({ engine, network, device, keep }: Parts) {
  const store = createStore<ModelsState>()((set, get) => {
    const note = (checked: Checked) => set({ checked: new Map(get().checked).set(keyOf(checked.source), checked) });
    const isCurrent = (source: ModelSource) => get().checked.get(keyOf(source))?.source === source;

    return {
      checked: new Map(),
      folder: null,
      runOn: readRunOn(keep),
      gpu: null,

      async check(source) {
        note({ source, check: null, error: null });
        try {
          const check = await engine.check({ source });
          if (isCurrent(source)) note({ source, check, error: null });
        } catch (error) {
          if (isCurrent(source) && !isAborted(error)) note({ source, check: null, error: describeError(error) });
        }
      },

      forgetCheck(source) {
        const checked = new Map(get().checked);
        checked.delete(keyOf(source));
        set({ checked });
      },

      begin() {
        set({ checked: new Map(), folder: null });
        void device.findGpu().then((gpu) => set({ gpu }));
      },

      async openFolder(name, files) {
        const { readFolder } = await import('./openedFolder.ts');
        const { source = null, problem = null } = readFolder(name, files);
        set({ folder: { source, problem } });
        if (source) await get().check(source);
      },

      setMirror(address) {
        if (address !== null && !device.allows(address)) return false;
        keep.write(MIRROR, address ?? '');
        network.getState().setMirror(address);
        return true;
      },

      setRunOn(runOn) {
        keep.write(RUN_ON, runOn);
        set({ runOn });
      },
    };
  });

  network.subscribe(({ model }, last) => {
    // What a check said of bytes to fetch is no longer true.
    if (model !== last.model && model) store.getState().forgetCheck(model.source);
  });
  return store;
}
