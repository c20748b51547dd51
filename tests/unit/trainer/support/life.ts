/** A whole life by steps: the default world, the default sizes, the default settings. */
import { openCorpus } from '@/trainer/data/Corpus.ts';
import { checkQuestions } from '@/trainer/data/QuestionList.ts';
import { splitQuestions, writeQuestions } from '@/trainer/data/worldQuestions.ts';
import { Network } from '@/trainer/network/Network.ts';
import { DEFAULT_SIZES } from '@/trainer/network/sizes.ts';
import { MODULES } from './networks.ts';

export async function bear(seed: number) {
  const { contextLength } = DEFAULT_SIZES;
  const corpus = await openCorpus({ kind: 'world' }, contextLength);
  const { vocabulary } = corpus;
  const questions = checkQuestions(splitQuestions(writeQuestions(), seed), vocabulary, contextLength);
  const network = new Network({ ...DEFAULT_SIZES, vocabularySize: vocabulary.size }, MODULES.simd);
  network.initialize(seed);
  return { network, corpus, vocabulary, questions };
}
