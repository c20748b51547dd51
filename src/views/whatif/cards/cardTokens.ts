/** The tokens that a card speaks of: the one whose probability it draws, and those that can be guessed. */
import type { TokenId } from '@/model/axes.ts';
import { tokenId } from '@/model/axes.ts';
import { findToken } from '@/model/findToken.ts';
import { largestIndices } from '@/model/largestIndices.ts';
import type { Vocabulary } from '@/model/vocabulary.ts';

/** The likeliest tokens that are offered beside the card's own. */
const OFFERED = 3;

/** The token of the card's word; on a vocabulary without it, the likeliest as the model is. */
export function tokenOf(piece: string, vocabulary: Vocabulary, logits: Float32Array | null): TokenId | null {
  const found = findToken(vocabulary, piece);
  if (found !== null || !logits) return found;
  const [likeliest] = largestIndices(logits, 1);
  return likeliest === undefined ? null : tokenId(likeliest);
}

export function offeredTokens(token: TokenId | null, logits: Float32Array): readonly TokenId[] {
  const likeliest = largestIndices(logits, OFFERED).map(tokenId);
  return token === null || likeliest.includes(token) ? likeliest : [...likeliest, token];
}
