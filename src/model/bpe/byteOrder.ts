/**
 * The 256 bytes in the order of GPT-2's spelling, which is the order of their ids. A vocabulary writes each byte as one
 * character that prints: those that print stand for themselves, the others for U+0100 and up, in order.
 * Source: bytes_to_unicode in https://github.com/openai/gpt-2/blob/master/src/encoder.py
 */

/** The character that stands for each byte. */
export const BYTE_SPELLING: readonly string[] = (() => {
  const prints = (byte: number) => (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 255 && byte !== 173);
  let replaced = 0;
  return Array.from({ length: 256 }, (_, byte) => String.fromCodePoint(prints(byte) ? byte : 256 + replaced++));
})();

/** The bytes by their ids. */
export const GPT2_BYTES: readonly number[] = Array.from({ length: 256 }, (_, byte) => byte).sort(
  (left, right) => BYTE_SPELLING[left]!.codePointAt(0)! - BYTE_SPELLING[right]!.codePointAt(0)!,
);

/** The ids by their bytes. */
export const GPT2_BYTE_IDS: Int32Array = (() => {
  const ids = new Int32Array(256);
  GPT2_BYTES.forEach((byte, id) => (ids[byte] = id));
  return ids;
})();

/** A token as merges.txt and tokenizer.json write it. */
export function spellBytes(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => BYTE_SPELLING[byte]!).join('');
}
