/** The questions of fine-tuning: those trained, those held out, checked before they are taken. */
import { TrainerError } from '@/trainer/TrainerError.ts';
import type { QuestionPair } from '@/trainer/reports.ts';
import { buildConversation } from './Conversation.ts';
import { styled, STYLES } from './styles.ts';
import type { Vocabulary } from './Vocabulary.ts';

export const MOST_PAIRS = 400;

export interface QuestionList {
  readonly trained: readonly QuestionPair[];
  readonly heldOut: readonly QuestionPair[];
}

/** Throws PairsRefused naming the first pair that cannot be used, and why. */
export function checkQuestions(list: QuestionList, vocabulary: Vocabulary, contextLength: number): QuestionList {
  if (list.trained.length === 0) throw new TrainerError('PairsRefused', 'There is no question to train on.');
  const all = [...list.trained, ...list.heldOut];
  if (all.length > MOST_PAIRS)
    throw new TrainerError('PairsRefused', `${all.length} pairs are more than ${MOST_PAIRS}.`);
  for (const pair of all) {
    const reason = refusalOf(pair, vocabulary, contextLength);
    if (reason !== null)
      throw new TrainerError(
        'PairsRefused',
        `"${pair.question.slice(0, 60)}" | "${pair.answer.slice(0, 60)}": ${reason}`,
      );
  }
  const copy = (pairs: readonly QuestionPair[]) => pairs.map(({ question, answer }) => ({ question, answer }));
  return { trained: copy(list.trained), heldOut: copy(list.heldOut) };
}

/** Those of the list that this model can be taught: a short context has no room for the longest. */
export function fittingQuestions(list: QuestionList, vocabulary: Vocabulary, contextLength: number): QuestionList {
  const fits = (pair: QuestionPair) => refusalOf(pair, vocabulary, contextLength) === null;
  return { trained: list.trained.filter(fits), heldOut: list.heldOut.filter(fits) };
}

/** Why a pair cannot be used; null when it can, in every style. */
function refusalOf({ question, answer }: QuestionPair, vocabulary: Vocabulary, contextLength: number): string | null {
  if (question.trim() === '') return 'the question is empty.';
  if (answer.replace(/[.,\s]/g, '') === '') return 'the answer is empty.';
  try {
    const lengths = STYLES.map((style) => buildConversation(vocabulary, question, styled(answer, style)).tokens.length);
    const longest = Math.max(...lengths);
    // The last token is a target only, so a row holds one more than the context.
    return longest > contextLength + 1 ? `it takes ${longest} tokens, and ${contextLength + 1} fit.` : null;
  } catch (error) {
    if (error instanceof TrainerError) return error.detail;
    throw error;
  }
}
