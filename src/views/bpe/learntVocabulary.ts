/** The tokens that were learnt as a vocabulary, so that they are written on chips as a model's are. */
import { createVocabulary, type Vocabulary } from '@/model/vocabulary.ts';
import type { LearntList } from '@/store/bpeTraining.ts';

let last: { readonly list: LearntList; readonly vocabulary: Vocabulary } | null = null;

export function learntVocabulary(list: LearntList): Vocabulary {
  if (last?.list !== list) last = { list, vocabulary: read(list) };
  return last.vocabulary;
}

function read({ training: { tokens } }: LearntList): Vocabulary {
  const offsets = new Uint32Array(tokens.length + 1);
  tokens.forEach((bytes, id) => (offsets[id + 1] = offsets[id]! + bytes.length));
  const bytes = new Uint8Array(offsets[tokens.length]!);
  tokens.forEach((part, id) => bytes.set(part, offsets[id]));
  return createVocabulary(bytes, offsets, []);
}
