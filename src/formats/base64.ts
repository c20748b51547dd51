/** Bytes as letters that an address may hold: base64 with `-` and `_`, without padding (RFC 4648, section 5). */
import { FormatError } from './FormatError.ts';

/** `String.fromCharCode` takes its bytes as arguments, of which there may not be too many. */
const CHUNK = 0x8000;

export function toBase64Url(bytes: Uint8Array): string {
  let letters = '';
  for (let at = 0; at < bytes.length; at += CHUNK) letters += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** Throws FormatError for what is none. */
export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  if (!/^[\w-]*$/.test(text)) throw new FormatError('it has letters that base64 does not have');
  try {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
  } catch (error) {
    throw new FormatError('it is no base64', { cause: error });
  }
}
