/** How a token of a vocabulary is written on a chip. */
import type { TokenCaption } from '@/draw/tokenCaption.ts';
import { tokenId } from '@/model/axes.ts';
import { candidateLabelParts, joinLabelParts } from '@/model/tokenLabel.ts';
import type { Vocabulary } from '@/model/vocabulary.ts';

/** A text of thousands of tokens, or a map of all of them, asks for the same ones again and again. */
const known = new WeakMap<Vocabulary, Map<number, TokenCaption>>();

export function idCaption(vocabulary: Vocabulary, given: number): TokenCaption {
  let captions = known.get(vocabulary);
  if (!captions) known.set(vocabulary, (captions = new Map<number, TokenCaption>()));
  let caption = captions.get(given);
  if (!caption) captions.set(given, (caption = write(vocabulary, given)));
  return caption;
}

function write(vocabulary: Vocabulary, given: number): TokenCaption {
  const id = tokenId(given);
  const parts = candidateLabelParts(vocabulary, id);
  return {
    text: joinLabelParts(parts),
    isFragment: parts.some(({ kind }) => kind === 'bytes'),
    isSpecial: vocabulary.special.has(id),
  };
}
