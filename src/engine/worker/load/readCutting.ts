/**
 * How a tokenizer.json cuts, where it cuts as GPT-2 does: bytes, GPT-2's pieces, merges. Whatever else such a file may
 * ask for (another pattern, a normalizer, whole words first, padding of added tokens) makes it another kind, of which
 * nothing is said here: a page that replayed it would show something the model did not get.
 */
import type { Cutting } from '@/engine/protocol.ts';

interface TokenizerFile {
  readonly normalizer?: unknown;
  readonly pre_tokenizer?: Readonly<Record<string, unknown>> | null;
  readonly model?: Readonly<Record<string, unknown>> & { readonly merges?: unknown };
  readonly added_tokens?: readonly Readonly<Record<string, unknown>>[];
}

/** `file`: the parsed tokenizer.json; `tokens`: ids by written form; `size`: V of the network. Null: another kind. */
export function readCutting(file: unknown, tokens: ReadonlyMap<string, number>, size: number): Cutting | null {
  const { normalizer, pre_tokenizer: pieces, model, added_tokens: added = [] } = (file ?? {}) as TokenizerFile;
  if (normalizer || !model || !isGpt2Pieces(pieces) || !isPlainBpe(model)) return null;
  if (added.some((token) => token['lstrip'] || token['rstrip'] || token['single_word'])) return null;
  const merges = readMerges(model.merges, tokens, size);
  if (!merges) return null;
  const ids = added.map(({ id }) => Number(id)).filter((id) => id >= 0 && id < size);
  return { merges, plain: ids };
}

function isGpt2Pieces(pieces: TokenizerFile['pre_tokenizer']): boolean {
  return pieces?.['type'] === 'ByteLevel' && !pieces['add_prefix_space'] && pieces['use_regex'] !== false;
}

/** What must be absent: each of these makes other tokens of the same merges. */
const UNLIKE_GPT2 = [
  'dropout',
  'continuing_subword_prefix',
  'continuing_subword_suffix',
  'end_of_word_suffix',
  'byte_fallback',
  'ignore_merges',
];

function isPlainBpe(model: Readonly<Record<string, unknown>>): boolean {
  // Older files do not name the type.
  return (model['type'] ?? 'BPE') === 'BPE' && UNLIKE_GPT2.every((name) => !model[name]);
}

/** Three ids a merge; null when one of them is no token of the network. */
function readMerges(given: unknown, tokens: ReadonlyMap<string, number>, size: number): Int32Array | null {
  if (!Array.isArray(given)) return null;
  const ids = new Int32Array(3 * given.length);
  for (const [rank, merge] of (given as unknown[]).entries()) {
    const [left, right] = (typeof merge === 'string' ? merge.split(' ') : merge) as [string?, string?];
    const found = [left, right, `${left}${right}`].map((written) => tokens.get(written ?? '') ?? size);
    if (found.some((id) => id >= size)) return null;
    ids.set(found, 3 * rank);
  }
  return ids;
}
