/** A file that is not what it should be. The message says what is wrong with it, in English, with names and numbers. */
export class FormatError extends Error {
  override readonly name = 'FormatError';
}
