/** The table of places that models come from, by the kind of their source. */
import { EngineError } from '@/engine/EngineError.ts';
import type { FilesSource, KeptModel, ModelCheck, ModelSource } from '@/engine/protocol.ts';
import type { ModelPlace } from '@/engine/worker/load/modelFiles.ts';
import { createHubSource } from './hubSource.ts';
import type { HubSurroundings } from './hubSource.ts';
import { folderSource, trainedSource } from './openedSource.ts';
import { siteSource } from './siteSource.ts';
import type { OpenedModel, OpenWork, Question, Source } from './Source.ts';

type Table = { readonly [Kind in FilesSource['kind']]: Source<Kind> };

export class Sources {
  readonly #table: Table;

  constructor(surroundings: HubSurroundings) {
    this.#table = {
      embedded: siteSource,
      hub: createHubSource(surroundings),
      folder: folderSource,
      files: trainedSource,
    };
  }

  async list(): Promise<KeptModel[]> {
    return (await Promise.all(Object.values(this.#table).map((source) => source.list()))).flat();
  }

  size(source: ModelSource, place: ModelPlace, question: Question): Promise<ModelCheck> {
    return this.#of(source).size(source, place, question);
  }

  open(source: ModelSource, place: ModelPlace, work: OpenWork): Promise<OpenedModel> {
    return this.#of(source).open(source, place, work);
  }

  forget(source: ModelSource, place: ModelPlace, unfinished: boolean): Promise<void> {
    return this.#of(source).forget(source, place, unfinished);
  }

  /** The kind of a source decides what its functions take; the compiler does not follow it through the table. */
  #of({ kind }: ModelSource): Source {
    if (kind === 'recording') throw new EngineError('ModelNotFound', 'A recording is no model that runs.');
    return this.#table[kind] as Source;
  }
}
