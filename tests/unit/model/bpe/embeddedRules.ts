/** The rules of the tokenizer that ships, read as the engine reads them, and the library's own cut beside them. */
import { readFileSync } from 'node:fs';
import { Tokenizer } from '@huggingface/tokenizers';
import { mendTokenizer } from '@/engine/worker/load/mendTokenizer.ts';
import { readCutting } from '@/engine/worker/load/readCutting.ts';
import { readVocabulary } from '@/engine/worker/load/readVocabulary.ts';
import { createBpeRules, type BpeRules } from '@/model/bpe/rules.ts';
import { createVocabulary, type Vocabulary } from '@/model/vocabulary.ts';
import { MODELS } from '../../engine/support/models.ts';

export interface ReadTokenizer {
  readonly rules: BpeRules;
  readonly vocabulary: Vocabulary;
  encode(text: string): readonly number[];
}

/** By the working directory: where there is a page, the tests' own address is none of a file. */
const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

export function readRules(model: keyof typeof MODELS, size: number): ReadTokenizer {
  const file = readJson(`${MODELS[model]}tokenizer.json`) as object;
  const tokenizer = new Tokenizer(file, readJson(`${MODELS[model]}tokenizer_config.json`) as object);
  mendTokenizer(tokenizer, size);
  const read = readVocabulary(tokenizer.get_vocab(), tokenizer.get_added_tokens_decoder(), size);
  const cutting = readCutting(file, tokenizer.get_vocab(), size);
  if (!cutting) throw new Error(`${model} is another kind of tokenizer.`);
  const vocabulary = createVocabulary(read.bytes, read.offsets, read.specialTokens);
  return {
    vocabulary,
    rules: createBpeRules(vocabulary, cutting.merges, cutting.plain),
    encode: (text) => tokenizer.encode(text, { add_special_tokens: false }).ids,
  };
}
