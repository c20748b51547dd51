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

/** Words come again, and a piece that was merged once is merged the same way: each is worked out once. */
export function cutText(text: string, rules: BpeRules): CutPiece[] {
  const known = new Map<string, MergedPiece>();
  return cutPieces(wellFormed(text).text, rules).map((piece) => {
    if (piece.plain !== null) return { ...piece, merged: null, ids: [piece.plain] };
    let merged = known.get(piece.text);
    if (!merged) known.set(piece.text, (merged = mergePiece(encoder.encode(piece.text), rules)));
    return { ...piece, merged, ids: merged.ids };
  });
}

/** The ids of a whole text. */
export function cutIds(text: string, rules: BpeRules): TokenId[] {
  return cutText(text, rules).flatMap(({ ids }) => ids);
}
