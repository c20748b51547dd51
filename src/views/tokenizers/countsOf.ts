/** What the table says of one cut, and its file of numbers: the same rows for both. */
import type { Reading } from '@/store/tokenizers/createTokenizers.ts';
import { wellFormed } from '@/model/tokens.ts';

export interface TextCounts {
  readonly tokens: number;
  /** Null for a text without tokens. */
  readonly bytesPerToken: number | null;
  readonly charactersPerToken: number | null;
}

/** Null while the reading is of another text, or not there. */
export function countsOf(text: string, reading: Reading | undefined): TextCounts | null {
  const whole = wellFormed(text).text;
  if (reading?.text !== whole) return null;
  const tokens = reading.ids.length;
  const per = (count: number) => (tokens === 0 ? null : count / tokens);
  return {
    tokens,
    bytesPerToken: per(new TextEncoder().encode(whole).length),
    charactersPerToken: per([...whole].length),
  };
}
