/**
 * A token as it is written in a picture: its label (made in model/tokenLabel.ts) and the two things
 * that change its looks. Here it is only kept short enough to fit.
 */
export interface TokenCaption {
  /** Visible text: `·Mary`, `⏎`, or the bytes in hexadecimal where they are only part of a character. */
  readonly text: string;
  /** True when the bytes are part of a character and text alone would lie. Drawn with hatching. */
  readonly isFragment?: boolean;
  /** True for control tokens such as <|endoftext|>. */
  readonly isSpecial?: boolean;
}

/** The label cut to at most `length` characters, the last of them an ellipsis where something was cut. */
export function shortenCaption(text: string, length: number): string {
  const characters = [...text];
  return characters.length <= length ? text : characters.slice(0, Math.max(1, length - 1)).join('') + '…';
}
