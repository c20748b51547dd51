/** Both cuts of a whole text: into pieces, and of each piece into tokens. The ids are those of the model's tokenizer. */
import type { TokenId } from '@/model/axes.ts';
import { wellFormed } from '@/model/tokens.ts';
import { mergePiece, type MergedPiece } from './mergePiece.ts';
import { cutPieces, type Piece } from './pieces.ts';
import type { BpeRules } from './rules.ts';

export interface CutPiece extends Piece {
  /** Null for a token that is written plainly: nothing is merged there. */
  readonly merged: MergedPiece | null;
  readonly ids: readonly TokenId[];
}

const encoder = new TextEncoder();

/**
 * Words come again, in a text and from one letter typed to the next, and a piece that was merged once is merged the
 * same way: each is worked out once for a list of merges. Forgotten when there are too many of them to keep.
 */
const known = new WeakMap<BpeRules, Map<string, MergedPiece>>();
const MOST_KNOWN = 20_000;
/** Longer ones are no words: they hardly come again, and are much to keep. */
const LONGEST_KNOWN = 100;

export function cutText(text: string, rules: BpeRules): CutPiece[] {
  return cutPieces(wellFormed(text).text, rules).map((piece) => {
    if (piece.plain !== null) return { ...piece, merged: null, ids: [piece.plain] };
    const merged = mergeOnce(piece.text, rules);
    return { ...piece, merged, ids: merged.ids };
  });
}

function mergeOnce(text: string, rules: BpeRules): MergedPiece {
  let words = known.get(rules);
  if (!words || words.size > MOST_KNOWN) known.set(rules, (words = new Map<string, MergedPiece>()));
  let merged = words.get(text);
  if (!merged) {
    merged = mergePiece(encoder.encode(text), rules);
    if (text.length <= LONGEST_KNOWN) words.set(text, merged);
  }
  return merged;
}

/** The ids of a whole text. */
export function cutIds(text: string, rules: BpeRules): TokenId[] {
  return cutText(text, rules).flatMap(({ ids }) => ids);
}
