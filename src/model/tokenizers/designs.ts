/**
 * The tokenizers that can stand beside the loaded model's: what each is and by which rules it cuts. Their vocabularies
 * are files (scripts/vite/tokenizerFiles.ts); a byte tokenizer needs none. Leaves out the control tokens of all of them:
 * a visitor's text holds none, and what looks like one is cut like any other text.
 *
 * Patterns are those of the reference implementations (tiktoken 0.14, `tiktoken_ext/openai_public.py`; Qwen's
 * tokenizer.json), rewritten where JavaScript reads a sign differently: `\s` is Unicode's White_Space there, while
 * JavaScript's leaves out U+0085 and takes U+FEFF in; and `(?i:s)` takes in ſ.
 */

export const TOKENIZER_IDS = ['gpt2', 'cl100k', 'o200k', 'qwen', 'mistral', 'bytes'] as const;
export type TokenizerId = (typeof TOKENIZER_IDS)[number];

/** `byteLevel`: merges of bytes within words. `sentencePiece`: merges of characters, bytes for what is unknown. `bytes`: no merges. */
export type CutRule =
  | { readonly kind: 'byteLevel'; readonly pattern: RegExp; readonly isComposed: boolean }
  | { readonly kind: 'sentencePiece' }
  | { readonly kind: 'bytes'; readonly firstId: number };

export interface TokenizerDesign {
  readonly id: TokenizerId;
  readonly rule: CutRule;
  /** Tokens that can come out of a text: control tokens are not counted. */
  readonly vocabularySize: number;
  /**
   * Where the blank between two words goes. `before`: into the next word's token (·cat). `prefix`: the same, and one
   * is put before the first word too. `apart`: it is a token like any other character.
   */
  readonly space: 'before' | 'prefix' | 'apart';
  /** The year in which it was published. */
  readonly year: number;
}

const S = '\\p{White_Space}';
const NOT_S = '\\P{White_Space}';
/** 's, 't, 're and the like, in either case. */
const CONTRACTION = "'(?:[sSſdDmMtT]|[lL][lL]|[vV][eE]|[rR][eE])";
const UPPER = '[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]';
const LOWER = '[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]';
const LEAD = '[^\\r\\n\\p{L}\\p{N}]?';

const pattern = (...alternatives: readonly string[]) => new RegExp(alternatives.join('|'), 'gu');

const GPT2 = pattern(
  "'(?:[sdmt]|ll|ve|re)",
  ' ?\\p{L}+',
  ' ?\\p{N}+',
  ` ?[^${S}\\p{L}\\p{N}]+`,
  `${S}+$`,
  `${S}+(?!${NOT_S})`,
  S,
);
const CL100K = pattern(
  CONTRACTION,
  `${LEAD}\\p{L}+`,
  '\\p{N}{1,3}',
  ` ?[^${S}\\p{L}\\p{N}]+[\\r\\n]*`,
  `${S}+$`,
  `${S}*[\\r\\n]`,
  `${S}+(?!${NOT_S})`,
  S,
);
const O200K = pattern(
  `${LEAD}${UPPER}*${LOWER}+(?:${CONTRACTION})?`,
  `${LEAD}${UPPER}+${LOWER}*(?:${CONTRACTION})?`,
  '\\p{N}{1,3}',
  ` ?[^${S}\\p{L}\\p{N}]+[\\r\\n/]*`,
  `${S}*[\\r\\n]+`,
  `${S}+(?!${NOT_S})`,
  `${S}+`,
);
const QWEN = pattern(
  CONTRACTION,
  `${LEAD}\\p{L}+`,
  '\\p{N}',
  ` ?[^${S}\\p{L}\\p{N}]+[\\r\\n]*`,
  `${S}*[\\r\\n]+`,
  `${S}+(?!${NOT_S})`,
  `${S}+`,
);

/** ByT5 (Xue et al. 2022) keeps its first three ids for padding, end and unknown. */
const BYT5_FIRST_ID = 3;

const byteLevel = (pattern: RegExp, isComposed = false): CutRule => ({ kind: 'byteLevel', pattern, isComposed });

export const DESIGNS: readonly TokenizerDesign[] = [
  { id: 'gpt2', rule: byteLevel(GPT2), vocabularySize: 50_256, space: 'before', year: 2019 },
  { id: 'cl100k', rule: byteLevel(CL100K), vocabularySize: 100_256, space: 'before', year: 2022 },
  { id: 'o200k', rule: byteLevel(O200K), vocabularySize: 199_998, space: 'before', year: 2024 },
  { id: 'qwen', rule: byteLevel(QWEN, true), vocabularySize: 151_643, space: 'before', year: 2024 },
  { id: 'mistral', rule: { kind: 'sentencePiece' }, vocabularySize: 31_997, space: 'prefix', year: 2023 },
  { id: 'bytes', rule: { kind: 'bytes', firstId: BYT5_FIRST_ID }, vocabularySize: 256, space: 'apart', year: 2021 },
];

export function designOf(id: TokenizerId): TokenizerDesign {
  return DESIGNS.find((design) => design.id === id)!;
}
