/**
 * SentencePiece's way (Kudo & Richardson 2018), as in Llama 2 and Mistral: no words are cut out first. Blanks become a
 * sign of their own, ▁, one more is put before the text, and characters of the whole text are merged. A character that
 * the vocabulary does not have is written as its bytes.
 *
 *     "a cat"  →  ▁a▁cat  →  ▁ a ▁ c a t  →  merges: "▁a", "▁cat"
 */
import type { CutText } from './Cut.ts';
import { mergeByRank } from './mergeByRank.ts';
import { NO_RANK, type PackedVocabulary } from './packedVocabulary.ts';

const SPACE = '\u2581';

export function sentencePieceCut(vocabulary: PackedVocabulary): CutText {
  const { idOf, rankOf, byteIds } = readPieces(vocabulary);
  const encoder = new TextEncoder();

  return (text) => {
    const ids: number[] = [];
    const ends: number[] = [];
    // Sign for sign the same as the text, but for the one that is put before it.
    const read = text === '' ? '' : SPACE + text.replaceAll(' ', SPACE);
    let from = 0;
    let place = 0;
    for (const to of mergeByRank(characterStarts(read), read.length, (a, b) => rankOf.get(read.slice(a, b)))) {
      const id = idOf.get(read.slice(from, to));
      const bytes = encoder.encode(text.slice(Math.max(0, from - 1), to - 1));
      if (id === undefined) {
        for (const byte of bytes) {
          ids.push(byteIds[byte]!);
          ends.push(++place);
        }
      } else {
        ids.push(id);
        place += bytes.length;
        ends.push(place);
      }
      from = to;
    }
    return { ids: Int32Array.from(ids), ends: Int32Array.from(ends) };
  };
}

/** Where each character begins, in UTF-16. */
function characterStarts(text: string): number[] {
  const starts: number[] = [];
  for (let at = 0; at < text.length; at += text.codePointAt(at)! > 0xffff ? 2 : 1) starts.push(at);
  return starts;
}

interface Pieces {
  readonly idOf: ReadonlyMap<string, number>;
  /** Of pieces that merges make. */
  readonly rankOf: ReadonlyMap<string, number>;
  /** The id of the token that stands for each byte. */
  readonly byteIds: Int32Array;
}

/** The three control tokens come first, then the 256 bytes, then pieces: that is how SentencePiece numbers them. */
const FIRST_BYTE = 3;
const FIRST_PIECE = FIRST_BYTE + 256;

function readPieces({ bytes, offsets, ranks }: PackedVocabulary): Pieces {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const idOf = new Map<string, number>();
  const rankOf = new Map<string, number>();
  for (let id = FIRST_PIECE; id + 1 < offsets.length; id++) {
    const piece = decoder.decode(bytes.subarray(offsets[id], offsets[id + 1]));
    const rank = ranks?.[id] ?? id;
    idOf.set(piece, id);
    if (rank !== NO_RANK) rankOf.set(piece, rank);
  }
  return { idOf, rankOf, byteIds: Int32Array.from({ length: 256 }, (_, byte) => FIRST_BYTE + byte) };
}
