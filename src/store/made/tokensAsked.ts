/** The tokens that a question to the model names, as they would stand behind its text: a word brings its space along. */
import type { MadeQuestion } from './MadeLesson.ts';

export function tokensAsked({ answers }: MadeQuestion, text: string): readonly string[] {
  const hasSpace = text === '' || /\s$/.test(text);
  const words = answers.map(({ text: word }) => (hasSpace || !/^[\p{L}\p{N}]/u.test(word) ? word : ` ${word}`));
  return [...new Set(words.filter((word) => word !== ''))];
}
