/**
 * How a list of merges is learnt (Sennrich et al. 2016, algorithm 1, on bytes as GPT-2 does): cut the text into pieces,
 * write each as bytes, and then again and again count all pairs of neighbours, take the most frequent, and make it one
 * token. No pair reaches across two pieces.
 *
 *     low ×5, lower ×2, newest ×6      e·s 6, s·t 6, w·e 8 …    →  w·e first
 *
 * Of pairs that are equally frequent the one whose ids are the smallest comes first, the left one before the right, as
 * in Hugging Face's `BpeTrainer`; ids are the bytes in the order of GPT-2's spelling, and then the merges' results in
 * the order in which they were learnt. So the same text always gives the same list.
 */
import { cutPieces } from './pieces.ts';
import { pairKey, rulesOf, type BpeRules } from './rules.ts';
import { GPT2_BYTE_IDS, GPT2_BYTES } from './byteOrder.ts';

/** A pair of neighbours, and how often it stands in the text. */
export interface PairCount {
  readonly left: number;
  readonly right: number;
  readonly count: number;
}

export interface LearntMerge extends PairCount {
  /** What the two became: a new id, or one that other merges had made of the same bytes. */
  readonly result: number;
  /** Tokens of the text afterwards. */
  readonly tokensAfter: number;
  /** Different tokens that there are afterwards, used or not. */
  readonly vocabularyAfter: number;
}

/** One word of the text, as its tokens stand now, and how often it occurs. */
interface Word {
  ids: number[];
  readonly count: number;
}

const encoder = new TextEncoder();

export class BpeTraining {
  /** Bytes of the text. */
  readonly byteCount: number;
  /** Pieces of the text, and how many of them are different. */
  readonly pieceCount: number;
  readonly wordCount: number;
  readonly #words: Word[] = [];
  readonly #wordIndex = new Map<string, number>();
  readonly #counts = new Map<number, number>();
  /** Words in which a pair stands, or stood. */
  readonly #where = new Map<number, Set<number>>();
  readonly #tokens: Uint8Array[] = GPT2_BYTES.map((byte) => Uint8Array.of(byte));
  readonly #idOfBytes = new Map<string, number>(this.#tokens.map((bytes, id) => [bytes.join(), id]));
  readonly #merges: LearntMerge[] = [];
  #tokenCount = 0;

  constructor(text: string) {
    const counts = new Map<string, number>();
    let pieces = 0;
    for (const piece of cutPieces(text, { plainTokens: [] })) {
      pieces++;
      counts.set(piece.text, (counts.get(piece.text) ?? 0) + 1);
    }
    for (const [word, count] of counts) {
      const ids = Array.from(encoder.encode(word), (byte) => GPT2_BYTE_IDS[byte]!);
      this.#wordIndex.set(word, this.#words.length);
      this.#words.push({ ids, count });
      this.#tokenCount += ids.length * count;
    }
    this.byteCount = this.#tokenCount;
    this.pieceCount = pieces;
    this.wordCount = this.#words.length;
    this.#words.forEach((_, at) => this.#count(at, 1));
  }

  get merges(): readonly LearntMerge[] {
    return this.#merges;
  }

  /** Tokens of the text, as it is cut now. */
  get tokenCount(): number {
    return this.#tokenCount;
  }

  /** The bytes of every token, by id. */
  get tokens(): readonly Uint8Array[] {
    return this.#tokens;
  }

  /** The tokens of a word of the text as they stand now; undefined for a word that is not in it. */
  idsOf(word: string): readonly number[] | undefined {
    const at = this.#wordIndex.get(word);
    return at === undefined ? undefined : this.#words[at]?.ids;
  }

  /** The most frequent pairs, in the order in which they would be taken. */
  ranking(most: number): PairCount[] {
    const best: PairCount[] = [];
    for (const [key, count] of this.#counts) {
      if (count <= 0 || (best.length === most && !comesBefore(key, count, best.at(-1)!))) continue;
      const pair = pairOf(key, count);
      let at = best.length;
      while (at > 0 && comesBefore(key, count, best[at - 1]!)) at--;
      best.splice(at, 0, pair);
      if (best.length > most) best.pop();
    }
    return best;
  }

  /** Learn one merge. Null when no pair stands `least` times or more. */
  step(least = 2): LearntMerge | null {
    const [best] = this.ranking(1);
    if (!best || best.count < least) return null;
    const bytes = join(this.#tokens[best.left]!, this.#tokens[best.right]!);
    const name = bytes.join();
    let result = this.#idOfBytes.get(name);
    if (result === undefined) {
      result = this.#tokens.push(bytes) - 1;
      this.#idOfBytes.set(name, result);
    }
    for (const at of this.#where.get(pairKey(best.left, best.right)) ?? []) this.#merge(at, best, result);
    const { length: vocabularyAfter } = this.#tokens;
    const merge = { ...best, result, tokensAfter: this.#tokenCount, vocabularyAfter };
    this.#merges.push(merge);
    return merge;
  }

  /**
   * The list so far, as rules with which any text can be cut. They cut the text itself as it stands here, unless two
   * merges made the same token: (ab, c) and (a, bc). Then a pair with it, learnt between the two, is merged also where
   * the second of them made it, which learning had passed by; every implementation of BPE has this in it.
   */
  rules(count = this.#merges.length): BpeRules {
    const merges = this.#merges.slice(0, count).flatMap(({ left, right, result }) => [left, right, result]);
    return rulesOf(Int32Array.from(merges), GPT2_BYTE_IDS);
  }

  /** Make one of every such pair in a word, from left to right. */
  #merge(at: number, { left, right }: PairCount, result: number): void {
    const word = this.#words[at]!;
    const { ids } = word;
    const merged: number[] = [];
    for (let i = 0; i < ids.length; i++) {
      if (ids[i] === left && ids[i + 1] === right) {
        merged.push(result);
        i++;
      } else merged.push(ids[i]!);
    }
    if (merged.length === ids.length) return;
    this.#count(at, -1);
    word.ids = merged;
    this.#tokenCount -= (ids.length - merged.length) * word.count;
    this.#count(at, 1);
  }

  /** Add the pairs of a word to all counts, or take them away. */
  #count(at: number, sign: 1 | -1): void {
    const { ids, count } = this.#words[at]!;
    for (let i = 0; i + 1 < ids.length; i++) {
      const key = pairKey(ids[i]!, ids[i + 1]!);
      const now = (this.#counts.get(key) ?? 0) + sign * count;
      if (now === 0) this.#counts.delete(key);
      else this.#counts.set(key, now);
      if (sign < 0) continue;
      const words = this.#where.get(key);
      if (words) words.add(at);
      else this.#where.set(key, new Set([at]));
    }
  }
}

/** More frequent, or as frequent with smaller ids. Keys are in the order of their ids. */
function comesBefore(key: number, count: number, other: PairCount): boolean {
  return count > other.count || (count === other.count && key < pairKey(other.left, other.right));
}

function pairOf(key: number, count: number): PairCount {
  const right = key % 0x4000000;
  return { left: (key - right) / 0x4000000, right, count };
}

function join(left: Uint8Array, right: Uint8Array): Uint8Array {
  const joined = new Uint8Array(left.length + right.length);
  joined.set(left);
  joined.set(right, left.length);
  return joined;
}
