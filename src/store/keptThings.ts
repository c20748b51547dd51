/**
 * What this browser keeps for the site, as one list whatever store it lies in: models of the Hub whole or begun, models
 * under training, recordings, vocabularies of other tokenizers.
 */
import type { Engine } from '@/engine/Engine.ts';
import type { ModelSource } from '@/engine/protocol.ts';
import { keyOf, type KeptModel } from './models.ts';

interface Stored {
  /** No two things have the same. */
  readonly key: string;
  readonly bytes: number;
}

/** What is told of a recording before it is opened. */
export interface RecordingLabel {
  readonly text: string;
  readonly modelId: string;
  readonly tokens: number;
}

interface Made extends Stored {
  /** Milliseconds since 1970. */
  readonly savedAt: number;
}

export type StoredItem =
  | (Stored & { readonly kind: 'model'; readonly model: KeptModel })
  | (Made & {
      readonly kind: 'training';
      /** A tab has it open, and would write it anew. */
      readonly isOpen: boolean;
    })
  | (Made & RecordingLabel & { readonly kind: 'recording' })
  | (Stored & { readonly kind: 'tokenizers'; readonly count: number });

/** One place where such things lie. Each of these may throw: browsers deny their stores. */
export interface Place {
  list(): Promise<readonly StoredItem[]>;
  remove(item: StoredItem): Promise<void>;
}

/** The place of what was made here, which nobody has a second time. */
export interface KeptStore {
  list(): Promise<readonly StoredItem[]>;
  writeRecording(label: RecordingLabel, file: Uint8Array, savedAt: number): Promise<void>;
  readRecording(key: string): Promise<Uint8Array<ArrayBuffer> | null>;
  remove(key: string): Promise<void>;
}

/** The key of a model of the Hub. */
export const keptKey = (source: ModelSource) => `model:${keyOf(source)}`;

/** Models of the Hub are the engine's to keep. */
export function modelsPlace(engine: Pick<Engine, 'listKept' | 'forget'>): Place {
  return {
    async list() {
      const { models } = await engine.listKept({});
      return models.map((model) => ({
        kind: 'model' as const,
        key: keptKey(model.source),
        bytes: model.bytes,
        model,
      }));
    },
    async remove(item) {
      if (item.kind === 'model') await engine.forget({ source: item.model.source, unfinished: false });
    },
  };
}

/** What was made here by when it was, the newest first; models of the Hub before, the rest behind. */
export function inOrder(items: readonly StoredItem[]): readonly StoredItem[] {
  const rank = ({ kind }: StoredItem) => (kind === 'model' ? 0 : kind === 'tokenizers' ? 2 : 1);
  const savedAt = (item: StoredItem) => ('savedAt' in item ? item.savedAt : 0);
  return [...items].sort((a, b) => rank(a) - rank(b) || savedAt(b) - savedAt(a));
}

/** Bytes of all that are of a kind, or of all. */
export function bytesOf(items: readonly StoredItem[], kind?: StoredItem['kind']): number {
  return items.reduce((sum, item) => (kind === undefined || item.kind === kind ? sum + item.bytes : sum), 0);
}
