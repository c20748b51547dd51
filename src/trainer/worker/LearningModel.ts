/** One model with all that belongs to it, as it is made, loaded and saved. Leaves out how it learns (Training.ts). */
import type { Precision } from '@/formats/safetensors.ts';
import type { CheckpointFile, Progress } from '@/trainer/checkpoint/checkpoint.ts';
import { openCorpus } from '@/trainer/data/Corpus.ts';
import type { Corpus } from '@/trainer/data/Corpus.ts';
import { fittingQuestions } from '@/trainer/data/QuestionList.ts';
import type { QuestionList } from '@/trainer/data/QuestionList.ts';
import { Vocabulary } from '@/trainer/data/Vocabulary.ts';
import { Network } from '@/trainer/network/Network.ts';
import { countParameters } from '@/trainer/network/sizes.ts';
import type { Params, PreparedModel, TextSource } from '@/trainer/protocol.ts';

/** The questions that are held out are the same for every model, so that scores can be compared. */
const SPLIT_SEED = 1;

export interface LearningModel {
  readonly network: Network;
  readonly vocabulary: Vocabulary;
  /** Null when it was loaded without its text. */
  readonly corpus: Corpus | null;
  readonly textKind: TextSource['kind'];
  readonly seed: number;
  readonly provenance: PreparedModel['provenance'];
  questions: QuestionList;
}

/** A new model. Throws SizeRefused, OutOfMemory, or what is wrong with the text. */
export async function prepareModel(
  { text, sizes, seed }: Params<'prepare'>,
  module: WebAssembly.Module | null,
): Promise<LearningModel> {
  const corpus = await openCorpus(text, sizes.contextLength);
  const { vocabulary } = corpus;
  const network = new Network({ ...sizes, vocabularySize: vocabulary.size }, module);
  network.initialize(seed);
  const { splitQuestions, writeQuestions } = await import('@/trainer/data/worldQuestions.ts');
  const all = splitQuestions(writeQuestions(), SPLIT_SEED);
  const questions = fittingQuestions(all, vocabulary, sizes.contextLength);
  return { network, vocabulary, corpus, textKind: text.kind, seed, provenance: 'live', questions };
}

/** A model from a file. `text`: the student's own, where it is at hand. Throws FileRefused. */
export async function loadModel(
  file: Uint8Array,
  text: TextSource | null,
  provenance: 'recorded' | 'file',
  module: WebAssembly.Module | null,
): Promise<{ model: LearningModel; checkpoint: CheckpointFile }> {
  const { fillNetwork, readCheckpoint } = await import('@/trainer/checkpoint/checkpoint.ts');
  const checkpoint = readCheckpoint(file);
  const { sizes, seed, pieces } = checkpoint;
  const vocabulary = new Vocabulary(pieces);
  const source = checkpoint.text === 'own' ? text : { kind: checkpoint.text };
  const corpus = source && (await openCorpus(source, sizes.contextLength, vocabulary));
  const network = new Network(sizes, module);
  fillNetwork(network, checkpoint);
  const questions = fittingQuestions(checkpoint, vocabulary, sizes.contextLength);
  const model = { network, vocabulary, corpus, textKind: checkpoint.text, seed, provenance, questions };
  return { model, checkpoint };
}

/** `progress`: says what is needed to go on exactly here; asked at the moment the parameters are read. */
export async function saveModel(
  model: LearningModel,
  progress: () => Progress | null,
  precision?: Precision,
): Promise<Uint8Array<ArrayBuffer>> {
  const { writeCheckpoint } = await import('@/trainer/checkpoint/checkpoint.ts');
  const { network, vocabulary, textKind, seed, questions } = model;
  const { sizes } = network;
  const about = { sizes, seed, pieces: vocabulary.pieces, text: textKind, ...questions };
  return writeCheckpoint(network, about, progress(), precision);
}

export function describeModel(model: LearningModel, modelId: number): PreparedModel {
  const { network, vocabulary, corpus, seed, provenance } = model;
  return {
    modelId,
    sizes: network.sizes,
    seed,
    parameterCount: countParameters(network.sizes),
    memoryBytes: network.memory.bytes,
    kernels: network.memory.kind,
    provenance,
    vocabulary: vocabulary.pieces,
    tags: vocabulary.tags,
    text: corpus?.report ?? null,
    parameters: [...network.plan.places.values()].map(({ name, shape }) => ({ name, shape })),
  };
}
