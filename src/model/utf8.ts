/**
 * UTF-8, read byte by byte, because tokens cut characters apart and we must say where.
 *
 *     bytes  first byte  code points
 *     1      0xxxxxxx    U+0000 … U+007F     a          61
 *     2      110xxxxx    U+0080 … U+07FF     é          C3 A9
 *     3      1110xxxx    U+0800 … U+FFFF     €          E2 82 AC
 *     4      11110xxx    U+10000 … U+10FFFF  😀         F0 9F 98 80
 *
 * Every further byte is 10xxxxxx, so a byte alone tells whether it begins a character: a reader who
 * enters in the middle finds the next beginning at once (UTF-8 is "self-synchronizing").
 * Source: RFC 3629; what counts as one broken part follows the WHATWG Encoding Standard, so that
 * joining parts agrees with the browser's TextDecoder.
 */

/** A character, or a run of bytes that is none. */
export interface Utf8Part {
  /** Bytes [from, to). */
  readonly from: number;
  readonly to: number;
  /** Null when these bytes are no character (or not a whole one). */
  readonly codePoint: number | null;
}

/** Cut bytes into characters and broken parts; the parts cover all bytes in order. */
export function readUtf8(bytes: Uint8Array): Utf8Part[] {
  const parts: Utf8Part[] = [];
  for (let from = 0; from < bytes.length;) {
    const part = readPart(bytes, from);
    parts.push(part);
    from = part.to;
  }
  return parts;
}

/** What a first byte promises: how many bytes follow, and the range the second may lie in. */
function promiseOf(first: number): { following: number; low: number; high: number } | null {
  if (first < 0x80) return { following: 0, low: 0x80, high: 0xbf };
  if (first >= 0xc2 && first <= 0xdf) return { following: 1, low: 0x80, high: 0xbf };
  // The narrower ranges forbid longer spellings of a short character (E0, F0), surrogates (ED)
  // and anything above U+10FFFF (F4).
  if (first >= 0xe0 && first <= 0xef)
    return { following: 2, low: first === 0xe0 ? 0xa0 : 0x80, high: first === 0xed ? 0x9f : 0xbf };
  if (first >= 0xf0 && first <= 0xf4)
    return { following: 3, low: first === 0xf0 ? 0x90 : 0x80, high: first === 0xf4 ? 0x8f : 0xbf };
  return null;
}

function readPart(bytes: Uint8Array, from: number): Utf8Part {
  const first = bytes[from] ?? 0;
  const promise = promiseOf(first);
  if (promise === null) return { from, to: from + 1, codePoint: null };
  const { following } = promise;
  // Of the first byte, the bits after the length mark; six more bits from each following byte.
  let codePoint = following === 0 ? first : first & (0x3f >> following);
  for (let i = 1; i <= following; i++) {
    const byte = bytes[from + i];
    const low = i === 1 ? promise.low : 0x80;
    const high = i === 1 ? promise.high : 0xbf;
    if (byte === undefined || byte < low || byte > high) return { from, to: from + i, codePoint: null };
    codePoint = (codePoint << 6) | (byte & 0x3f);
  }
  return { from, to: from + following + 1, codePoint };
}
