/** Where models come from, and what is known of one before it is loaded. Part of the protocol. */
import type { Recording } from '@/recording/Recording.ts';

/** Where a model's files are. A Hub directory layout is expected in every place. */
export type ModelSource =
  | { readonly kind: 'embedded'; readonly id: string }
  | HubSource
  // At hand already: a model that was trained on this page. `id` must differ from model to model.
  | { readonly kind: 'files'; readonly id: string; readonly files: readonly ModelFile[] }
  | FolderSource
  // No model at all: what one computed for one text. `isAhead`: it stands for the model of this id until that has come.
  | { readonly kind: 'recording'; readonly id: string; readonly recording: Recording; readonly isAhead?: true };

/** Where files of a model are. */
export type FilesSource = Exclude<ModelSource, { kind: 'recording' }>;

/** On the Hub or on a mirror of it, whose address `hub` is. */
export interface HubSource {
  readonly kind: 'hub';
  readonly id: string;
  readonly hub: string;
  /** One of its exports, by path (`onnx/model_fp16.onnx`). The best that is kept or offered when left out. */
  readonly file?: string;
  /** False: fetched for this once, where there is no room to keep it. */
  readonly keeps?: false;
}

/** Files the visitor has opened from a disk. They are read when the model is loaded, never before. */
export interface FolderSource {
  readonly kind: 'folder';
  /** Follows from names and sizes: the same folder has the same id. */
  readonly id: string;
  /** For people. */
  readonly name: string;
  readonly files: readonly FolderFile[];
  /** One of its networks, by path; the best when left out. */
  readonly file?: string;
}

export interface FolderFile {
  /** In the Hub layout, as for ModelFile. */
  readonly path: string;
  readonly blob: Blob;
}

/** A file of a model, by its path in the Hub layout: `config.json`, `onnx/model.onnx`. */
export interface ModelFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * How the numbers of a file are stored, by the names transformers.js has for them; what is taken where nobody chooses
 * comes first. 8 bits are quarter the download and fast. 4 bits make a GPT-2 no smaller than 8: as it is exported, the
 * quantizer finds the unembedding alone. 16 bits are computed in 32, so of the two 32 is the exact one.
 */
export const DTYPES = ['q8', 'int8', 'uint8', 'q4', 'bnb4', 'fp32', 'fp16', 'q4f16'] as const;
export type Dtype = (typeof DTYPES)[number];

/** One network file of a model, with the files that belong to it. */
export interface ModelExport {
  /** `onnx/model_quantized.onnx` */
  readonly path: string;
  readonly dtype: Dtype;
  /** Of all that has to be had, small files among it; null when the host does not say. */
  readonly bytes: number | null;
  /** Of these, what this browser keeps already. */
  readonly keptBytes: number;
  /** Nothing has to be fetched. */
  readonly isKept: boolean;
}

/** What is known of a model before anything large was fetched. */
export interface ModelCheck {
  readonly layerCount: number;
  readonly headCount: number;
  readonly contextLength: number;
  readonly vocabularySize: number;
  /** Follows from the sizes; weights that a file stores twice are counted once. */
  readonly parameterCount: number;
  /** Best first. At least one. */
  readonly exports: readonly ModelExport[];
}

export interface KeptExport extends Pick<ModelExport, 'path' | 'dtype'> {
  /** Of the network and its weights. */
  readonly bytes: number;
}

/** A model of which this browser keeps something. */
export interface KeptModel {
  readonly source: HubSource;
  readonly bytes: number;
  /** Of all its files that were begun. */
  readonly totalBytes: number | null;
  /** Its exports that are whole and can be used without a network; the first is taken where nobody chooses. */
  readonly exports: readonly KeptExport[];
}
