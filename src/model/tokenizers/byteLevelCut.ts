/**
 * GPT-2's way of cutting and that of most models since (Radford et al. 2019): a pattern cuts the text into words, each
 * with the blank before it, and within each word bytes are merged. Merges never cross from one word into the next.
 *
 *     " lower case"  →  " lower", " case"  →  bytes of each  →  merges
 */
import { mergeByRank } from './mergeByRank.ts';
import type { PackedVocabulary } from './packedVocabulary.ts';
import type { Cut, CutText } from './Cut.ts';

interface ByteLevelRule {
  readonly pattern: RegExp;
  /** Letters and their marks are put together first (Unicode's NFC), as Qwen does. */
  readonly isComposed: boolean;
}

/** Words seen lately keep their cut: texts repeat words. So many; then all are forgotten. */
const MOST_KEPT_WORDS = 20_000;

interface WordCut {
  readonly ids: readonly number[];
  readonly ends: readonly number[];
}

export function byteLevelCut(vocabulary: PackedVocabulary, { pattern, isComposed }: ByteLevelRule): CutText {
  const rankOfToken = readRanks(vocabulary);
  const kept = new Map<string, WordCut>();
  const encoder = new TextEncoder();

  const cutWord = (word: string): WordCut => {
    const known = kept.get(word);
    if (known) return known;
    const bytes = latin1(encoder.encode(word));
    const whole = rankOfToken.get(bytes);
    const ends =
      whole === undefined
        ? mergeByRank(
            Int32Array.from(bytes, (_, at) => at),
            bytes.length,
            (from, to) => rankOfToken.get(bytes.slice(from, to)),
          )
        : [bytes.length];
    const ids = ends.map((end, at) => rankOfToken.get(bytes.slice(ends[at - 1] ?? 0, end))!);
    if (kept.size >= MOST_KEPT_WORDS) kept.clear();
    const cut = { ids, ends };
    kept.set(word, cut);
    return cut;
  };

  return (text) => {
    const ids: number[] = [];
    const ends: number[] = [];
    let from = 0;
    const read = isComposed ? text.normalize('NFC') : text;
    for (const [word] of read.matchAll(pattern)) {
      const cut = cutWord(word);
      for (let at = 0; at < cut.ids.length; at++) {
        ids.push(cut.ids[at]!);
        ends.push(from + cut.ends[at]!);
      }
      from = ends.at(-1)!;
    }
    const composed = { ids: Int32Array.from(ids), ends: Int32Array.from(ends) };
    return read === text ? composed : placeInText(composed, text);
  };
}

/** One rank for each token's bytes, which are written as characters U+0000 … U+00FF: strings make fast keys. */
function readRanks({ bytes, offsets }: PackedVocabulary): ReadonlyMap<string, number> {
  const all = latin1(bytes);
  const ranks = new Map<string, number>();
  for (let id = 0; id + 1 < offsets.length; id++) ranks.set(all.slice(offsets[id], offsets[id + 1]), id);
  return ranks;
}

const CHUNK = 8192;

function latin1(bytes: Uint8Array): string {
  let written = '';
  for (let at = 0; at < bytes.length; at += CHUNK) written += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return written;
}

/**
 * Places in a composed text, as places in the text that was given. Where composing changed a character, a token that
 * ends within it ends, in the given text, where that character does: its bytes are no longer the same.
 */
function placeInText({ ids, ends }: Cut, text: string): Cut {
  const encoder = new TextEncoder();
  const bytesOf = (part: string) => encoder.encode(part).length;
  const placed = Int32Array.from(ends);
  let at = 0;
  let readFrom = 0;
  let givenFrom = 0;
  // Composing works within a letter and the marks on it; between two of these nothing changes.
  for (const part of clusters(text)) {
    const read = part.normalize('NFC');
    const readTo = readFrom + bytesOf(read);
    const givenTo = givenFrom + bytesOf(part);
    for (; at < ends.length && ends[at]! <= readTo; at++)
      placed[at] = read === part ? givenFrom + ends[at]! - readFrom : givenTo;
    readFrom = readTo;
    givenFrom = givenTo;
  }
  return { ids, ends: placed };
}

/** Runs that composing never joins with what stands around them: each begins where NFC begins anew. */
function clusters(text: string): string[] {
  // A mark belongs to what stands before it, and so do the few letters that compose: Korean's written in parts, Kirat Rai's.
  return text.match(/.[\p{M}\u1160-\u11FF\u{16D63}\u{16D67}]*/gsu) ?? [];
}
