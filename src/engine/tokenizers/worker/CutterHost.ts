/** Answers the page: fetches vocabularies, holds those that are ready, cuts with them. */
import { CutterError, type CutterErrorName } from '@/engine/tokenizers/Cutters.ts';
import type { CutterRequest, CutterResult, FromCutter, ToCutter } from '@/engine/tokenizers/protocol.ts';
import type { Cut, CutText } from '@/model/tokenizers/Cut.ts';
import { designOf, type TokenizerId } from '@/model/tokenizers/designs.ts';
import { makeCut } from '@/model/tokenizers/makeCut.ts';
import { unpackVocabulary } from '@/model/tokenizers/packedVocabulary.ts';
import { fetchKept, isKept, type FileStore } from './fetchKept.ts';

type Send = (message: FromCutter, transfer: Transferable[]) => void;

export class CutterHost {
  readonly #send: Send;
  readonly #files: FileStore;
  readonly #ready = new Map<TokenizerId, CutText>();
  readonly #running = new Map<number, AbortController>();

  constructor(send: Send, files: FileStore = {}) {
    this.#send = send;
    this.#files = files;
  }

  receive(message: ToCutter): void {
    if (message.kind === 'abort') this.#running.get(message.id)?.abort();
    else void this.#answer(message);
  }

  async #answer(request: CutterRequest): Promise<void> {
    const { id } = request;
    const controller = new AbortController();
    this.#running.set(id, controller);
    try {
      const result = await this.#do(request, controller.signal);
      this.#send({ kind: 'done', id, result }, buffersOf(result));
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      this.#send({ kind: 'failed', id, error: nameOf(error, controller.signal), detail }, []);
    } finally {
      this.#running.delete(id);
    }
  }

  async #do(request: CutterRequest, signal: AbortSignal): Promise<CutterResult> {
    switch (request.name) {
      case 'kept': {
        const files = Object.entries(request.params.files) as [TokenizerId, { url: string }][];
        const found = await Promise.all(files.map(({ 1: { url } }) => isKept(url, this.#files)));
        return files.filter((_, at) => found[at]).map(([id]) => id);
      }
      case 'load': {
        const { tokenizer, file } = request.params;
        if (this.#ready.has(tokenizer)) return null;
        const onProgress = (loadedBytes: number) => this.#send({ kind: 'progress', id: request.id, loadedBytes }, []);
        const read = file && (await fetchKept(file.url, { signal, onProgress }, this.#files));
        this.#ready.set(tokenizer, makeCut(designOf(tokenizer), read && unpack(read)));
        return null;
      }
      case 'cut': {
        const cut = this.#ready.get(request.params.tokenizer);
        if (!cut) throw new CutterError('Internal', `${request.params.tokenizer} is not here.`);
        return request.params.texts.map(cut);
      }
    }
  }
}

function unpack(file: Uint8Array) {
  try {
    return unpackVocabulary(file);
  } catch (error) {
    throw new CutterError('Corrupt', error instanceof Error ? error.message : String(error));
  }
}

function nameOf(error: unknown, signal: AbortSignal): CutterErrorName {
  if (signal.aborted) return 'Aborted';
  return error instanceof CutterError ? error.name : 'Internal';
}

function buffersOf(result: CutterResult): Transferable[] {
  const isCut = (entry: Cut | TokenizerId): entry is Cut => typeof entry !== 'string';
  return [...(result ?? [])].filter(isCut).flatMap(({ ids, ends }) => [ids.buffer, ends.buffer]);
}
