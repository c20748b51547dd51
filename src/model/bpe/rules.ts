/**
 * What a byte-level BPE tokenizer knows (Sennrich et al. 2016; Radford et al. 2019): the 256 bytes, and a list of
 * merges in the order in which they were learnt. Merge r turns two neighbouring tokens into one; r is its rank.
 *
 *     rank   left  right   result
 *     0      ·     t       ·t
 *     6      ·t    he      ·the
 */
import { tokenId, type TokenId } from '@/model/axes.ts';
import { tokenBytes, vocabularySize, type Vocabulary } from '@/model/vocabulary.ts';

/** A token that is found in a text as it is written, before anything is cut: a control token, for one. */
export interface PlainToken {
  readonly id: TokenId;
  readonly text: string;
}

export interface BpeRules {
  /** Three ids a merge, in the order of ranks: left, right, and what they become. */
  readonly merges: Int32Array;
  readonly mergeCount: number;
  /** The id of each byte, 256 of them. */
  readonly byteIds: Int32Array;
  readonly plainTokens: readonly PlainToken[];
  /** The rank of the merge of two neighbours; undefined where there is none. */
  rankOf(left: number, right: number): number | undefined;
}

export interface Merge {
  readonly rank: number;
  readonly left: TokenId;
  readonly right: TokenId;
  readonly result: TokenId;
}

/**
 * The one way to make rules: `merges` and the ids of `plain` tokens, read against their vocabulary. Throws RangeError
 * when a byte has no token, because some text could not be written then.
 */
export function createBpeRules(vocabulary: Vocabulary, merges: Int32Array, plain: readonly number[]): BpeRules {
  const plainIds = new Set(plain);
  const byteIds = new Int32Array(256).fill(-1);
  for (let id = 0; id < vocabularySize(vocabulary); id++) {
    const bytes = tokenBytes(vocabulary, tokenId(id));
    if (bytes.length === 1 && !plainIds.has(id)) byteIds[bytes[0]!] = id;
  }
  if (byteIds.includes(-1)) throw new RangeError(`Byte ${byteIds.indexOf(-1)} has no token.`);
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const plainTokens = plain
    .map((id) => ({ id: tokenId(id), text: decoder.decode(tokenBytes(vocabulary, tokenId(id))) }))
    .filter(({ text }) => text !== '');
  return rulesOf(merges, byteIds, plainTokens);
}

/** Rules whose bytes have these ids; for a tokenizer that is still learning. */
export function rulesOf(merges: Int32Array, byteIds: Int32Array, plainTokens: readonly PlainToken[] = []): BpeRules {
  let ranks: Map<number, number> | null = null;
  // A list of 50,000 merges is gone through when a text is cut first, not while a model is loaded.
  const readRanks = () => {
    const read = new Map<number, number>();
    for (let at = 0; at + 2 < merges.length; at += 3) read.set(pairKey(merges[at]!, merges[at + 1]!), at / 3);
    return read;
  };
  return {
    merges,
    mergeCount: merges.length / 3,
    byteIds,
    plainTokens,
    rankOf: (left, right) => (ranks ??= readRanks()).get(pairKey(left, right)),
  };
}

export function mergeOf({ merges, mergeCount }: BpeRules, rank: number): Merge {
  if (!(rank >= 0 && rank < mergeCount)) throw new RangeError(`No merge ${rank} among ${mergeCount}.`);
  const [left, right, result] = merges.subarray(3 * rank, 3 * rank + 3);
  return { rank, left: tokenId(left!), right: tokenId(right!), result: tokenId(result!) };
}

/** Two ids as one number: ids stay far below 2²⁶, so that nothing is rounded. */
export function pairKey(left: number, right: number): number {
  return left * 0x4000000 + right;
}
