/** How a token of a vocabulary is written on a chip. */
import type { TokenCaption } from '@/draw/tokenCaption.ts';
import { tokenId } from '@/model/axes.ts';
import { candidateLabel, candidateLabelParts } from '@/model/tokenLabel.ts';
import type { Vocabulary } from '@/model/vocabulary.ts';

export function idCaption(vocabulary: Vocabulary, given: number): TokenCaption {
  const id = tokenId(given);
  return {
    text: candidateLabel(vocabulary, id),
    isFragment: candidateLabelParts(vocabulary, id).some(({ kind }) => kind === 'bytes'),
    isSpecial: vocabulary.special.has(id),
  };
}
