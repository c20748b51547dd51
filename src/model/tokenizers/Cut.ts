/**
 * A text cut into tokens, as places in its bytes: token i is bytes [ends[i − 1], ends[i]) of the text in UTF-8. So cuts
 * of several tokenizers can be laid beside one another, whatever they begin with.
 *
 * A token may hold no byte of the text: the blank that SentencePiece puts before the first word, where that is a token
 * of its own.
 */
export interface Cut {
  readonly ids: Int32Array;
  /** As many as ids; never falling, the last is the length of the text in bytes. */
  readonly ends: Int32Array;
}

/** Cuts one text. Lone surrogates must be replaced before, as UTF-8 has no bytes for them. */
export type CutText = (text: string) => Cut;
