/**
 * A question with its answer as one row of tokens: <|question|>Where does the bee live?<|answer|>In a hive.<|end|>
 * The mask says which tokens the loss counts: the answer and its end. The question is given, not learnt.
 * Source: Ouyang et al., "Training language models to follow instructions with human feedback", 2022, section 3.
 */
import type { Vocabulary } from './Vocabulary.ts';

export interface Conversation {
  readonly tokens: Int32Array;
  /** 1 where the token counts as a target. */
  readonly mask: Uint8Array;
}

/** `isEnded` false: the end counts not and is not there, as when only the beginning of an answer is rehearsed. */
export function buildConversation(
  vocabulary: Vocabulary,
  question: string,
  answer: string,
  isEnded = true,
): Conversation {
  return joinConversation(vocabulary, question, vocabulary.encode(answer), isEnded);
}

/** The same with an answer's tokens as they were sampled, which may be tags. */
export function joinConversation(
  vocabulary: Vocabulary,
  question: string,
  answer: ArrayLike<number>,
  isEnded: boolean,
): Conversation {
  const beginning = openConversation(vocabulary, question);
  const end = isEnded ? [vocabulary.tags.end] : [];
  const tokens = Int32Array.from([...beginning, ...Array.from(answer), ...end]);
  return { tokens, mask: Uint8Array.from(tokens, (_, t) => (t < beginning.length ? 0 : 1)) };
}

/** All up to where the answer begins. */
export function openConversation(vocabulary: Vocabulary, question: string): number[] {
  const { tags } = vocabulary;
  return [tags.question, ...vocabulary.encode(question), tags.answer];
}
