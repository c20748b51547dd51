/** The text with what was generated, as the model that generated it reads it. */
import { countBroken, joinText, readTokens } from '@/model/tokens.ts';
import type { Model } from './network.ts';
import { shownTokens, type GeneratedToken, type SequenceState } from './sequence.ts';

/** `reader`: the model whose token ids the sequence holds. `broken`: parts of characters that are lost in it. */
export function fullText(
  sequence: SequenceState,
  reader: Model | null,
): { readonly text: string; readonly broken: number } {
  const { draft, prompt, cursor } = sequence;
  // A draft that is not read yet is the newest thing the visitor wrote.
  if (!reader || draft !== prompt || cursor === 0) return { text: draft, broken: 0 };
  const tokens = readTokens(shownTokens(sequence), reader.vocabulary);
  return { text: prompt + joinText(tokens), broken: countBroken(tokens) };
}

/** A text as it goes to a model that was loaded, with the tokens known to follow it. */
export interface CarriedText {
  readonly text: string;
  readonly broken: number;
  readonly generated: readonly GeneratedToken[];
}

/** `isAnother`: token ids mean something else to it, so it reads the text, generated part and all, anew. */
export function carriedText(sequence: SequenceState, reader: Model | null, isAnother: boolean): CarriedText {
  if (isAnother) return { ...fullText(sequence, reader), generated: [] };
  const { draft, prompt, generated } = sequence;
  // Behind what was typed since the last run stands nothing yet.
  return { text: draft, broken: 0, generated: draft === prompt ? generated : [] };
}
