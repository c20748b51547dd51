/** The loaded model's cut as places in the text, from its ids and its vocabulary. */
import { tokenId } from '@/model/axes.ts';
import { joinText } from '@/model/tokens.ts';
import { tokenBytes, vocabularySize, type Vocabulary } from '@/model/vocabulary.ts';

export interface ModelCut {
  readonly ids: Int32Array;
  /** Null where the tokens do not make the text again. */
  readonly ends: Int32Array | null;
}

export function cutOfModel(text: string, found: readonly number[], vocabulary: Vocabulary): ModelCut {
  const ids = Int32Array.from(found);
  if (found.some((id) => id >= vocabularySize(vocabulary))) return { ids, ends: null };
  const pieces = found.map((id) => ({ bytes: tokenBytes(vocabulary, tokenId(id)) }));
  if (joinText(pieces) !== text) return { ids, ends: null };
  let end = 0;
  return { ids, ends: Int32Array.from(pieces, ({ bytes }) => (end += bytes.length)) };
}
