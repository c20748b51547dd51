/** Tokenizers with the vocabularies that are shipped, read from their packages as the build reads them. */
import { resolve } from 'node:path';
import type { CutText } from '@/model/tokenizers/Cut.ts';
import { designOf, type TokenizerId } from '@/model/tokenizers/designs.ts';
import { makeCut } from '@/model/tokenizers/makeCut.ts';
import { unpackVocabulary } from '@/model/tokenizers/packedVocabulary.ts';
import { readVocabularyFile, type PackagedTokenizer } from '../../../../scripts/vite/tokenizerPackages.ts';

/** By the working directory: where there is a page, the tests' own address is none of a file. */
const MODULES = resolve('node_modules');

const made = new Map<TokenizerId, CutText>();

export function realCut(id: TokenizerId): CutText {
  const known = made.get(id);
  if (known) return known;
  const vocabulary = id === 'bytes' ? null : readVocabulary(id);
  const cut = makeCut(designOf(id), vocabulary);
  made.set(id, cut);
  return cut;
}

export const readVocabulary = (id: PackagedTokenizer) => unpackVocabulary(readVocabularyFile(MODULES, id));
