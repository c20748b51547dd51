/**
 * The bytes of a file as text. UTF-8, and UTF-16 that says so, are read as they are; what is not valid UTF-8 is taken for
 * Windows-1252, which Latin-1 is a part of, and this is told; what is no text at all is refused. Leaves out other
 * encodings: bytes do not say which one they are in.
 */
export type DecodedText =
  | { readonly kind: 'text'; readonly text: string; readonly isGuessed: boolean }
  /** `binary`: an image, an archive or the like. */
  | { readonly kind: 'refused'; readonly reason: 'binary' | 'tooLarge' };

/** Far more than is used of a text (LONGEST_TEXT), and little enough to be read at once. */
export const MOST_FILE_BYTES = 20_000_000;

/** Bytes that no text has, in any of these encodings: control characters other than tab, line ends, form feed and escape. */
const NO_TEXT = new Set(
  [...Array(32).keys(), 0x7f].filter((byte) => ![0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1b].includes(byte)),
);

export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes.length > MOST_FILE_BYTES) return { kind: 'refused', reason: 'tooLarge' };
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  if (utf16) return decode(bytes, utf16) ?? { kind: 'refused', reason: 'binary' };
  if (bytes.some((byte) => NO_TEXT.has(byte))) return { kind: 'refused', reason: 'binary' };
  return decode(bytes, 'utf-8') ?? decode(bytes, 'windows-1252', true) ?? { kind: 'refused', reason: 'binary' };
}

/** Null when the bytes are not of this encoding. */
function decode(bytes: Uint8Array, encoding: string, isGuessed = false): DecodedText | null {
  try {
    return { kind: 'text', text: new TextDecoder(encoding, { fatal: true }).decode(bytes), isGuessed };
  } catch {
    return null;
  }
}
