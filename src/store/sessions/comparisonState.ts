/** What is known of a comparison of models, and what works for it. */
import type { StoreApi } from 'zustand/vanilla';
import type { Engine } from '@/engine/Engine.ts';
import type { EngineErrorData, ModelSource } from '@/engine/protocol.ts';
import type { Device } from '@/store/device.ts';
import type { MemoryNeed } from '@/store/memoryNeed.ts';
import type { NetworkStore } from '@/store/network.ts';
import type { SelectionStore } from '@/store/selection.ts';
import type { TraceStore } from '@/store/trace.ts';
import type { ComparedText } from './ComparedText.ts';
import type { Session } from './Session.ts';

/** What has to be settled before the second model is loaded. */
export type Gate =
  /** What this device keeps of it, and whether it holds both, is being found out. */
  | { readonly kind: 'checking' }
  /** A link names a model that would have to be fetched from elsewhere. */
  | { readonly kind: 'question'; readonly bytes: number | null }
  | { readonly kind: 'memory'; readonly need: MemoryNeed };

export interface HeadPlace {
  readonly layer: number;
  readonly head: number;
}

export interface ModelComparisonState {
  /** Whether there can be a second engine at all. */
  readonly isPossible: boolean;
  /** The second model; null while none is compared with. */
  readonly source: ModelSource | null;
  readonly gate: Gate | null;
  /** Null before it is begun. Its model and the way there are its own to tell. */
  readonly session: Session | null;
  readonly pair: ComparedText | null;
  readonly isRunning: boolean;
  /** Why the text on show could not be read by the second model. */
  readonly error: EngineErrorData | null;
  /** The head of the second model on show; null: the one that is chosen for the first. */
  readonly head: HeadPlace | null;
  /** `by` a link: nothing is fetched before the visitor has said so. */
  open(source: ModelSource, by?: 'visitor' | 'link'): void;
  /** The visitor has seen what stands before it, and goes on. */
  proceed(): void;
  /** Begin again with a worker of its own: the one before was lost, or did not come. */
  reopen(): void;
  close(): void;
  /** It is on show: what was read meanwhile is read here too. */
  follow(): void;
  chooseHead(head: HeadPlace | null): void;
}

export type ModelComparisonStore = StoreApi<ModelComparisonState>;

export interface AroundComparison {
  /** The page's own: it answers what is kept and how large a model is. */
  readonly engine: Engine;
  readonly network: NetworkStore;
  readonly trace: TraceStore;
  readonly selection: SelectionStore;
  readonly device: Device;
  /** A second engine; undefined where there is room for one only. */
  readonly createEngine: (() => Engine) | undefined;
}

/** Its code comes when a second model is asked for first (runComparison.ts). */
export interface Runner {
  /** Null: it may begin. */
  findGate(source: ModelSource, by: 'visitor' | 'link'): Promise<Gate | null>;
  /** Loads the second model if it is not here, and brings it to the text on show. */
  follow(): Promise<void>;
}
