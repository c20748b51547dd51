/** A tokenizer ready to cut: its design with its vocabulary. */
import { byteLevelCut } from './byteLevelCut.ts';
import type { CutText } from './Cut.ts';
import type { TokenizerDesign } from './designs.ts';
import type { PackedVocabulary } from './packedVocabulary.ts';
import { sentencePieceCut } from './sentencePieceCut.ts';

/** `vocabulary` null: for a design that needs none. Throws RangeError when it is missing. */
export function makeCut({ id, rule }: TokenizerDesign, vocabulary: PackedVocabulary | null): CutText {
  if (rule.kind === 'bytes') return bytesCut(rule.firstId);
  if (vocabulary === null) throw new RangeError(`The tokenizer ${id} needs its vocabulary.`);
  return rule.kind === 'byteLevel' ? byteLevelCut(vocabulary, rule) : sentencePieceCut(vocabulary);
}

/** No vocabulary to learn: a token is a byte (ByT5, Xue et al. 2022). */
function bytesCut(firstId: number): CutText {
  const encoder = new TextEncoder();
  return (text) => {
    const bytes = encoder.encode(text);
    return { ids: Int32Array.from(bytes, (byte) => byte + firstId), ends: Int32Array.from(bytes, (_, at) => at + 1) };
  };
}
