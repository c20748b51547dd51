/** Looking at a model and asking it things, without disturbing its training. */
import { answerAll } from '@/trainer/phases/evaluate.ts';
import { withParameters } from '@/trainer/phases/Reference.ts';
import { generate } from '@/trainer/network/generate.ts';
import type { BatchReport, PartData, Params, Reading, Result } from '@/trainer/protocol.ts';
import { TrainerError } from '@/trainer/TrainerError.ts';
import type { Training } from './Training.ts';

/** Longest text that is generated at once, in characters. */
const MOST_CHARACTERS = 5000;
const MOST_QUESTIONS = 400;

/** Does something with a checkpoint's parameters in place; null leaves the model as it is. */
export function withCheckpoint<Value>(training: Training, checkpoint: number | null, work: () => Value): Value {
  if (checkpoint === null) return work();
  return withParameters(training.model.network, training.checkpoints.find(checkpoint), work);
}

/** The batch of the last step. Throws NoBatch. */
export function reportBatch({ lastStep, run, model }: Training): BatchReport {
  if (!lastStep || !run) throw new TrainerError('NoBatch', 'No step has been taken yet.');
  const { batch } = model.network;
  const { rows } = lastStep;
  return {
    step: run.step,
    rows: rows.rows,
    contextLength: rows.contextLength,
    tokens: rows.tokens.slice(),
    targets: rows.targets.slice(),
    weights: rows.weights.slice(),
    losses: batch.losses.slice(),
    starts: rows.starts.slice(),
  };
}

/** A parameter or its gradient, copied. */
export function readParameter({ model: { network } }: Training, { name, of }: Params<'parameter'>): PartData {
  const place = network.plan.places.get(name);
  if (!place) throw new RangeError(`There is no parameter ${name}.`);
  const data = of === 'value' ? network.parameter(name) : network.gradientOf(name);
  return { shape: place.shape, data: data.slice() };
}

/** Reads a text of at most T tokens; of a longer one the beginning. Throws UnknownCharacters or TextEmpty. */
export function readText(training: Training, { text, checkpoint }: Params<'read'>): Reading {
  const { network, vocabulary } = training.model;
  const { contextLength: T, headCount: H, layerCount: L, vocabularySize: V } = network.sizes;
  const tokens = vocabulary.encode(text).slice(0, T);
  const n = tokens.length;
  if (n === 0) throw new TrainerError('TextEmpty', 'There is no text to read.');
  const padded = new Int32Array(T);
  padded.set(tokens);
  const targets = new Int32Array(T);
  targets.set(tokens.subarray(1));
  return withCheckpoint(training, checkpoint, () => {
    const { probe, memory } = network;
    const losses = probe.forward(padded, targets, 1);
    const attention = new Float32Array(L * H * n * n);
    probe.activations.layers.forEach(({ attention: at }, layer) => {
      const whole = memory.floats(at, H * T * T);
      for (let row = 0; row < H * n; row++) {
        const from = (Math.floor(row / n) * T + (row % n)) * T;
        attention.set(whole.subarray(from, from + n), (layer * H * n + row) * n);
      }
    });
    const probabilities = new Float32Array(n * V);
    for (let t = 0; t < n; t++)
      probabilities.set(memory.floats(probe.activations.probabilities + 4 * t * probe.padded, V), t * V);
    return {
      tokens,
      losses: Float32Array.from(tokens, (_, t) => (t === 0 ? NaN : losses[t - 1]!)),
      attention: { shape: [L, H, n, n], data: attention },
      probabilities: { shape: [n, V], data: probabilities },
    };
  });
}

export function continueText(training: Training, params: Params<'continueText'>): Result<'continueText'> {
  const { network, vocabulary } = training.model;
  const prompt = [...vocabulary.encode(params.prompt)];
  if (prompt.length === 0) throw new TrainerError('TextEmpty', 'There is no text to go on from.');
  const { temperature, seed } = params;
  const options = { length: Math.min(params.length, MOST_CHARACTERS), temperature, seed, stop: null };
  return withCheckpoint(training, params.checkpoint, () => {
    const [generated] = generate(network, [prompt], options);
    return { text: vocabulary.decode(generated!.tokens), step: training.run?.step ?? 0 };
  });
}

export function continueAll(training: Training, params: Params<'continueAll'>): Result<'continueAll'> {
  const samples = training.checkpoints.list.map(({ id }) => ({
    checkpoint: id,
    text: continueText(training, { ...params, checkpoint: id }).text,
  }));
  return { samples };
}

export function answerQuestions(training: Training, params: Params<'answer'>): Result<'answer'> {
  const { network, vocabulary, questions } = training.model;
  const asked = params.questions.slice(0, MOST_QUESTIONS);
  const known = [...questions.trained, ...questions.heldOut];
  const answers = withCheckpoint(training, params.checkpoint, () =>
    answerAll(network, vocabulary, asked, known, params).map(({ question, answer, isEnded, style, isRight }) => ({
      question,
      answer,
      isEnded,
      style,
      isRight,
    })),
  );
  return { answers, step: training.run?.step ?? 0 };
}
