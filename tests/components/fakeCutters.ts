/** Tokenizers without files: each cuts into as many characters a piece as it is told. Loading waits until the test lets it go on. */
import { CutterError, type CutterErrorName, type Cutters } from '@/engine/tokenizers/Cutters.ts';
import type { Cut } from '@/model/tokenizers/Cut.ts';
import { TOKENIZER_IDS, type TokenizerId } from '@/model/tokenizers/designs.ts';

const CHARACTERS: Readonly<Record<TokenizerId, number>> = {
  gpt2: 2,
  cl100k: 3,
  o200k: 4,
  qwen: 3,
  mistral: 2,
  bytes: 1,
};

export interface FakeCutters extends Cutters {
  /** What was asked for, in order: "load gpt2", "cut gpt2". */
  readonly asked: string[];
  /** Loading that is under way ends: well, or with this error. */
  finish(error?: CutterErrorName): Promise<void>;
  progress(bytes: number): void;
}

export function createFakeCutters(kept: readonly TokenizerId[] = []): FakeCutters {
  const asked: string[] = [];
  let waiting: { done: () => void; fail: (error: CutterError) => void; onProgress?: (bytes: number) => void }[] = [];
  return {
    asked,
    bytes: Object.fromEntries(TOKENIZER_IDS.map((id) => [id, id === 'bytes' ? 0 : 1_000_000])) as Cutters['bytes'],
    kept: () => Promise.resolve(kept),
    load(tokenizer, { signal, onProgress } = {}) {
      asked.push(`load ${tokenizer}`);
      if (tokenizer === 'bytes' || kept.includes(tokenizer)) return Promise.resolve();
      return new Promise((resolve, reject) => {
        signal?.addEventListener('abort', () => reject(new CutterError('Aborted', 'stopped')));
        waiting.push({ done: resolve, fail: reject, ...(onProgress ? { onProgress } : {}) });
      });
    },
    cut(tokenizer, texts) {
      asked.push(`cut ${tokenizer}`);
      return Promise.resolve(texts.map((text) => cutEvenly(text, CHARACTERS[tokenizer])));
    },
    async finish(error) {
      const due = waiting;
      waiting = [];
      for (const { done, fail } of due) {
        if (error) fail(new CutterError(error, 'told to'));
        else done();
      }
      await new Promise((later) => setTimeout(later, 0));
    },
    progress: (bytes) => waiting.forEach(({ onProgress }) => onProgress?.(bytes)),
  };
}

function cutEvenly(text: string, size: number): Cut {
  const encoder = new TextEncoder();
  const characters = [...text];
  const ends: number[] = [];
  for (let at = size; at < characters.length + size; at += size)
    ends.push(encoder.encode(characters.slice(0, at).join('')).length);
  return { ids: Int32Array.from(ends, (_, at) => at), ends: Int32Array.from(ends) };
}
