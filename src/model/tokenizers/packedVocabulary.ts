/**
 * A vocabulary as one file: two counts, the length of every token, the tokens' bytes laid end to end, and, where merges
 * do not follow the ids, the rank of each token. Numbers are little-endian; the whole is packed with gzip for the way.
 *
 *     bytes 0…3   V            number of tokens
 *     bytes 4…7   R            V when there are ranks, else 0
 *     V bytes     lengths      a token has at most 255 bytes
 *     …           bytes
 *     2·R bytes   ranks        65535: never the outcome of a merge
 */

export interface PackedVocabulary {
  readonly bytes: Uint8Array;
  /** V + 1. Token i is bytes [offsets[i], offsets[i + 1]). */
  readonly offsets: Uint32Array;
  /** By id; null when the id is the rank. */
  readonly ranks: Uint16Array | null;
}

/** Of a token that no merge makes: bytes and control tokens of a SentencePiece vocabulary. */
export const NO_RANK = 65_535;

const HEAD_BYTES = 8;

/** Throws RangeError when the file is not what it should be. */
export function unpackVocabulary(file: Uint8Array): PackedVocabulary {
  if (file.length < HEAD_BYTES) throw new RangeError('The file is too short for a vocabulary.');
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const count = view.getUint32(0, true);
  const rankCount = view.getUint32(4, true);
  const lengths = file.subarray(HEAD_BYTES, HEAD_BYTES + count);
  const offsets = new Uint32Array(count + 1);
  lengths.forEach((length, id) => (offsets[id + 1] = offsets[id]! + length));
  const bytesEnd = HEAD_BYTES + count + offsets[count]!;
  const isWhole = lengths.length === count && (rankCount === 0 || rankCount === count);
  if (!isWhole || file.length !== bytesEnd + 2 * rankCount)
    throw new RangeError(`The file has ${file.length} bytes, which is no vocabulary of ${count} tokens.`);
  const ranks = Uint16Array.from({ length: rankCount }, (_, id) => view.getUint16(bytesEnd + 2 * id, true));
  return { bytes: file.slice(HEAD_BYTES + count, bytesEnd), offsets, ranks: rankCount === 0 ? null : ranks };
}

/** The other way round. `ranks`: one for each token, or null. */
export function packVocabulary(tokens: readonly Uint8Array[], ranks: readonly number[] | null): Uint8Array {
  const length = tokens.reduce((sum, token) => sum + token.length, 0);
  const file = new Uint8Array(HEAD_BYTES + tokens.length + length + 2 * (ranks?.length ?? 0));
  const view = new DataView(file.buffer);
  view.setUint32(0, tokens.length, true);
  view.setUint32(4, ranks?.length ?? 0, true);
  let at = HEAD_BYTES + tokens.length;
  tokens.forEach((token, id) => {
    if (token.length > 255) throw new RangeError(`Token ${id} has ${token.length} bytes.`);
    file[HEAD_BYTES + id] = token.length;
    file.set(token, at);
    at += token.length;
  });
  ranks?.forEach((rank, id) => view.setUint16(at + 2 * id, rank, true));
  return file;
}
