/** What a model can do, measured: loss on held-out text, answers to questions. Never disturbs the training. */
import { openConversation } from '@/trainer/data/Conversation.ts';
import type { Corpus } from '@/trainer/data/Corpus.ts';
import { coreOf, styleOf } from '@/trainer/data/styles.ts';
import type { Vocabulary } from '@/trainer/data/Vocabulary.ts';
import { generate } from '@/trainer/network/generate.ts';
import type { Network } from '@/trainer/network/Network.ts';
import type { Answer, QuestionPair, Score } from '@/trainer/reports.ts';

/** Longest answer that is waited for, in tokens. */
export const LONGEST_ANSWER = 30;
/** Rows of held-out text that are read: the same each time, spread over all of it. */
const HELD_OUT_ROWS = 32;

/** Mean −ln p over held-out text, in nats. */
export function heldOutLoss(network: Network, { heldOut }: Corpus): number {
  const T = network.sizes.contextLength;
  const rows = network.probe.mostRows;
  const places = Math.min(HELD_OUT_ROWS, Math.max(1, heldOut.length - T));
  let sum = 0;
  let count = 0;
  for (let first = 0; first < places; first += rows) {
    const n = Math.min(rows, places - first);
    const tokens = new Int32Array(n * T);
    const targets = new Int32Array(n * T);
    for (let row = 0; row < n; row++) {
      const start = Math.floor(((first + row) / places) * (heldOut.length - T));
      tokens.set(heldOut.subarray(start, start + T), row * T);
      targets.set(heldOut.subarray(start + 1, start + T + 1), row * T);
    }
    for (const loss of network.probe.forward(tokens, targets, n)) sum += loss;
    count += n * T;
  }
  return sum / count;
}

interface AnswerOptions {
  readonly temperature: number;
  readonly seed: number;
}

export interface SampledAnswer extends Answer {
  readonly tokens: readonly number[];
  readonly logProbability: number;
}

/** Answers to questions, in their order. `pairs` says what would be right. Throws UnknownCharacters. */
export function answerAll(
  network: Network,
  vocabulary: Vocabulary,
  questions: readonly string[],
  pairs: readonly QuestionPair[],
  { temperature, seed }: AnswerOptions,
): SampledAnswer[] {
  const right = new Map(pairs.map(({ question, answer }) => [question, coreOf(answer)]));
  const prompts = questions.map((question) => openConversation(vocabulary, question));
  const options = { length: LONGEST_ANSWER, temperature, seed, stop: vocabulary.tags.end };
  return generate(network, prompts, options).map(({ tokens, isEnded, logProbability }, i) => {
    const question = questions[i]!;
    const answer = vocabulary.decode(tokens);
    const expected = right.get(question);
    const isRight = expected === undefined ? null : coreOf(answer) === expected;
    const style = isEnded ? styleOf(answer) : 'broken';
    return { question, answer, isEnded, style, isRight, tokens, logProbability };
  });
}

/** How many of these questions get the right answer when the likeliest token is always taken. */
export function scoreQuestions(network: Network, vocabulary: Vocabulary, pairs: readonly QuestionPair[]): Score {
  const questions = pairs.map(({ question }) => question);
  const answers = answerAll(network, vocabulary, questions, pairs, { temperature: 0, seed: 0 });
  return { right: answers.filter(({ isRight }) => isRight).length / Math.max(1, pairs.length), count: pairs.length };
}
