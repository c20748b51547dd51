/**
 * What every kind of place that models come from can be asked: which are here, what one is and how large, its files,
 * and to forget it. A new kind (a recording, a model under training) is one file with these four and one row in
 * Sources.ts.
 */
import type { KeptModel, ModelCheck, ModelSource } from '@/engine/protocol.ts';
import type { ByteCount } from '@/engine/worker/load/ByteCount.ts';
import type { Download } from '@/engine/worker/load/Download.ts';
import type { ModelPlace } from '@/engine/worker/load/modelFiles.ts';
import type { NetworkFile } from '@/engine/worker/hub/exports.ts';

export interface Question {
  readonly signal: AbortSignal;
  /** Nobody outside of this browser is asked. */
  readonly isOffline?: boolean;
}

export interface OpenWork {
  readonly signal: AbortSignal;
  readonly bytes: ByteCount;
  /** For all that has to be fetched. */
  readonly download: Download;
}

export interface OpenedModel {
  /** The names to try, best first. */
  readonly networks: readonly NetworkFile[];
  /** Where the library finds files before it asks `download` for them, and what it hands over to be kept. */
  readonly cache: {
    readonly match: (url: string) => Promise<Response | undefined>;
    readonly put: (url: string, response: Response) => Promise<void>;
  };
  /** Files of weights beside the network; undefined where config.json is to say. */
  readonly dataFiles?: number;
}

export interface Source<Kind extends ModelSource['kind'] = ModelSource['kind']> {
  /** What of this kind the browser keeps, whole or begun. */
  list(): Promise<readonly KeptModel[]>;
  /** By small requests alone. Throws EngineError: NotGpt2, NoOnnxFiles, NoSuchModel, … */
  size(source: SourceOf<Kind>, place: ModelPlace, question: Question): Promise<ModelCheck>;
  /** Brings the files within reach. What came of them stays kept when it is given up half-way. */
  open(source: SourceOf<Kind>, place: ModelPlace, work: OpenWork): Promise<OpenedModel>;
  /** `unfinished`: only files that did not come whole. */
  forget(source: SourceOf<Kind>, place: ModelPlace, unfinished: boolean): Promise<void>;
}

type SourceOf<Kind extends ModelSource['kind']> = Extract<ModelSource, { kind: Kind }>;

/** Nothing of it is kept by the engine. */
export const KEEPS_NOTHING: Pick<Source, 'list' | 'forget'> = {
  list: () => Promise.resolve([]),
  forget: () => Promise.resolve(),
};

/** Nothing is found, and nothing is kept. */
export const NO_CACHE: OpenedModel['cache'] = {
  match: () => Promise.resolve(undefined),
  put: () => Promise.resolve(),
};
