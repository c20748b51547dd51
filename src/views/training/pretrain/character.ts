/** A character as a token of its own is written: as everywhere, `·` for a space and `⏎` for a new line; tags stay words. */
export function captionOf(piece: string): string {
  if (piece === ' ') return '·';
  return piece === '\n' ? '⏎' : piece;
}

/** A sample as it is read: on one line, with its new lines visible. */
export function lineOf(text: string): string {
  return text.replaceAll('\n', '⏎');
}
