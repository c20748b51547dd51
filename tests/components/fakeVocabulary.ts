/** The vocabulary of the fake engine: the 256 bytes, a few words, one control token. */
import type { LoadedModel } from '@/engine/protocol.ts';
import { gpt2Architecture } from '@/model/architecture.ts';
import type { ModelConfig } from '@/model/config.ts';
import { createVocabulary, type Vocabulary } from '@/model/vocabulary.ts';

const WORDS = [
  ' Mary',
  ' John',
  ' the',
  ' a',
  ' cat',
  ' sat',
  ' on',
  ' mat',
  ' gave',
  ' book',
  ' to',
  'When',
  ' and',
  'the',
];
const END_OF_TEXT = '<|endoftext|>';

const encoder = new TextEncoder();
/** Id = index: bytes 0 … 255, then words, then the one control token. */
export const FAKE_PIECES: readonly Uint8Array[] = [
  ...Array.from({ length: 256 }, (_, byte) => Uint8Array.of(byte)),
  ...WORDS.map((word) => encoder.encode(word)),
  encoder.encode(END_OF_TEXT),
];
export const END_OF_TEXT_ID = FAKE_PIECES.length - 1;

/** A model of this name knows the bytes alone: its vocabulary is smaller, and words become other ids. */
export const BYTES_ONLY = { kind: 'hub', id: 'fake/bytes-only', hub: 'https://hub.test/' } as const;

/** The id of a word of the fake vocabulary, or of a single byte's character. */
export function fakeId(piece: string): number {
  const bytes = encoder.encode(piece);
  return FAKE_PIECES.findIndex((known) => startsWith(bytes, 0, known) && known.length === bytes.length);
}

/** What the engine says of itself when it has loaded. */
export function describeModel(
  config: ModelConfig,
  source: LoadedModel['source'],
  transparency: 'full' | 'opaque',
): LoadedModel {
  const pieces = FAKE_PIECES.slice(0, config.vocabularySize);
  const offsets = new Uint32Array(pieces.length + 1);
  pieces.forEach((piece, id) => (offsets[id + 1] = offsets[id]! + piece.length));
  return {
    source,
    config,
    precision: 'float32',
    transparency,
    architecture: transparency === 'full' ? gpt2Architecture(config) : null,
    opaqueReason: transparency === 'opaque' ? 'The test asked for it.' : null,
    vocabularyBytes: Uint8Array.from(pieces.flatMap((piece) => Array.from(piece))),
    vocabularyOffsets: offsets,
    specialTokens: END_OF_TEXT_ID < pieces.length ? [END_OF_TEXT_ID] : [],
    cutting: null,
    threads: 1,
    can: [],
  };
}

/** The same vocabulary as the model room knows it. */
export function fakeWords(config: ModelConfig): Vocabulary {
  const described = describeModel(config, BYTES_ONLY, 'full');
  return createVocabulary(described.vocabularyBytes, described.vocabularyOffsets, described.specialTokens);
}

/** The longest word that fits, else one byte; so the pieces always join to the text. */
export function splitText(text: string, vocabularySize: number): number[] {
  const bytes = encoder.encode(text);
  const ids: number[] = [];
  for (let at = 0; at < bytes.length;) {
    const fits = FAKE_PIECES.map((piece, id) => ({ id, length: startsWith(bytes, at, piece) ? piece.length : 0 }));
    const best = fits
      .slice(0, Math.min(vocabularySize, END_OF_TEXT_ID))
      .reduce((left, right) => (right.length > left.length ? right : left));
    ids.push(best.id);
    at += best.length;
  }
  return ids;
}

function startsWith(bytes: Uint8Array, at: number, piece: Uint8Array): boolean {
  return piece.every((byte, index) => bytes[at + index] === byte);
}
