/**
 * Every token's bytes, from a vocabulary that writes each byte as one printable character (model/bpe/byteOrder.ts).
 */
import { BYTE_SPELLING } from '@/model/bpe/byteOrder.ts';
import { EngineError } from '@/engine/EngineError.ts';

export interface AddedToken {
  readonly content: string;
  /** Control tokens such as <|endoftext|>. */
  readonly special: boolean;
}

export interface VocabularyBytes {
  /** Token i is bytes[offsets[i] … offsets[i+1]). */
  readonly bytes: Uint8Array;
  readonly offsets: Uint32Array;
  readonly specialTokens: readonly number[];
}

/**
 * `tokens`: id by written form; `added`: those that are written plainly, by id; `size`: V of the
 * network. Ids the tokenizer does not know have no bytes. Throws ModelCorrupt when it is no
 * byte-level vocabulary.
 */
export function readVocabulary(
  tokens: ReadonlyMap<string, number>,
  added: ReadonlyMap<number, AddedToken>,
  size: number,
): VocabularyBytes {
  const encoder = new TextEncoder();
  const byId = new Array<Uint8Array>(size).fill(new Uint8Array(0));
  for (const [written, id] of tokens) if (id >= 0 && id < size && !added.has(id)) byId[id] = readBytes(written, id);
  for (const [id, { content }] of added) if (id >= 0 && id < size) byId[id] = encoder.encode(content);
  const offsets = new Uint32Array(size + 1);
  byId.forEach((bytes, id) => (offsets[id + 1] = offsets[id]! + bytes.length));
  const bytes = new Uint8Array(offsets[size]!);
  byId.forEach((part, id) => bytes.set(part, offsets[id]));
  const specialTokens = [...added].filter(([id, { special }]) => special && id < size).map(([id]) => id);
  return { bytes, offsets, specialTokens };
}

function readBytes(written: string, id: number): Uint8Array {
  return Uint8Array.from([...written], (character) => {
    const byte = BYTE_OF.get(character);
    if (byte === undefined)
      throw new EngineError('ModelCorrupt', `Token ${id} of tokenizer.json is not written in GPT-2's bytes.`);
    return byte;
  });
}

const BYTE_OF: ReadonlyMap<string, number> = new Map(BYTE_SPELLING.map((character, byte) => [character, byte]));
