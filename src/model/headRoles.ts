/**
 * What attention heads do IN GENERAL, measured on a built-in probe set: random words, said twice,
 * after the token that begins a document.
 *
 *     probe      <|endoftext|> w0 w1 … w23 w0 w1 … w23        all 24 words different, drawn by seed
 *
 * Nothing in it can be guessed from meaning, so what a head does there it does by position or by
 * recurrence. What a head does on the text on show is headPattern.ts; the two may differ, and do
 * where that text does not begin with <|endoftext|>, on which heads like to rest.
 * Leaves out how attention is computed: that is the engine's work.
 */
import { tokenId, type TokenId } from './axes.ts';
import { scoreHead } from './headScores.ts';
import { uniform } from './philox.ts';
import { slice } from './tensor.ts';
import type { AttentionTensor } from './trace.ts';
import { tokenBytes, vocabularySize, type Vocabulary } from './vocabulary.ts';

/** The roles, in the order in which scores are laid out. Scores are those of headScores.ts. */
export const HEAD_ROLES = [
  /**
   * Previous token: weight on the key just before the query.
   * Source: Elhage et al. 2021, "A Mathematical Framework for Transformer Circuits".
   */
  'previous',
  /**
   * Duplicate token: weight on earlier occurrences of the query's own token, over queries that have one.
   * Source: Wang et al. 2022, "Interpretability in the Wild" (indirect object identification).
   */
  'duplicate',
  /**
   * Induction: weight on the key right after an earlier occurrence of the query's token ("prefix matching").
   * Source: Elhage et al. 2021; Olsson et al. 2022, "In-context Learning and Induction Heads".
   */
  'induction',
  /**
   * First-token sink: weight on position 0, where attention rests when it has nothing to fetch.
   * Source: Xiao et al. 2023, "Efficient Streaming Language Models with Attention Sinks".
   */
  'first',
  /** Current token: weight on the query's own position. By definition; no paper stands for it. */
  'self',
  /**
   * Broad: entropy of a row, as a share of the most it could be.
   * Source: Clark et al. 2019, "What Does BERT Look At?" (heads that attend broadly).
   */
  'broad',
] as const;
export type HeadRole = (typeof HEAD_ROLES)[number];

export const PROBES = 4;
/** Words of a probe before they are said again. */
export const PROBE_WORDS = 24;
/** Any number will do, as long as it stays: the scores of a model are then the same everywhere. */
const PROBE_SEED = 2021;
/** Counters of one probe; more than any vocabulary has tokens to pass over. */
const DRAWS_A_PROBE = 2 ** 20;

/**
 * A head "has" a role when it gives the role's keys at least this share of its attention, and at
 * least ROLE_TIMES what a head that looks everywhere alike would give them. Both are conventions;
 * this is what speaks for them: of the embedded model's 36 heads just one passes for induction
 * (layer 5, head 3: share 0.22, eight times the uniform one), and switching that one off costs the
 * repeated words 1.2 bits each, more than any other head, and the words before only 0.2.
 */
export const ROLE_SHARE = 0.2;
export const ROLE_TIMES = 4;
/** Uniform attention is as broad as can be, so breadth has a line of its own, as in headPattern.ts. */
export const BROAD_SHARE = 0.85;

/**
 * The probe set for a vocabulary. Words are tokens of a space and three or more small letters; where
 * there are too few, any token that is no control token. A vocabulary without <|endoftext|> has
 * probes without it. `contextLength` tokens is the most a probe may have.
 */
export function buildProbes(vocabulary: Vocabulary, contextLength: number): TokenId[][] {
  const ordinary = Array.from({ length: vocabularySize(vocabulary) }, (_, id) => tokenId(id)).filter(
    (id) => !vocabulary.special.has(id),
  );
  const words = ordinary.filter((id) => isWord(tokenBytes(vocabulary, id)));
  const pool = words.length >= PROBE_WORDS ? words : ordinary;
  const count = Math.min(PROBE_WORDS, Math.floor((contextLength - 1) / 2), pool.length);
  const size = vocabularySize(vocabulary);
  // A file may name control tokens that its vocabulary has no place for.
  const control = [...vocabulary.special].filter((id) => id < size);
  const start = control.filter((id) => isDocumentStart(tokenBytes(vocabulary, id))).slice(0, 1);
  return Array.from({ length: PROBES }, (_, probe) => {
    const drawn = drawDifferent(pool, count, probe * DRAWS_A_PROBE);
    return [...start, ...drawn, ...drawn];
  });
}

/** Scores of every head on one probe: L×H×R, roles in the order of HEAD_ROLES. `attention` is L×H×T×T for its T tokens. */
export function scoreRoles(attention: AttentionTensor, ids: ArrayLike<TokenId>): Float32Array {
  const [layerCount, headCount] = attention.shape;
  const scores: number[] = [];
  for (let l = 0; l < layerCount; l++) {
    const ofLayer = slice(attention, l);
    for (let h = 0; h < headCount; h++) {
      const ofHead = scoreHead(slice(ofLayer, h), ids);
      scores.push(...HEAD_ROLES.map((role) => ofHead[role].score));
    }
  }
  return Float32Array.from(scores);
}

/** Scores on several probes as one: their mean, for all probes have the same length and so the same number of queries. */
export function combineScores(probes: readonly Float32Array[]): Float32Array {
  const sum = new Float64Array(probes[0]?.length ?? 0);
  for (const scores of probes) scores.forEach((score, i) => (sum[i]! += score));
  return Float32Array.from(sum, (total) => total / probes.length);
}

/**
 * The roles a head has, by its R scores; the clearest first, which is the one that stands highest
 * above uniform attention. None, when the head does nothing of these in general.
 */
export function rolesOf(scores: ArrayLike<number>): HeadRole[] {
  return HEAD_ROLES.map((role, i) => ({ role, score: scores[i] ?? 0 }))
    .filter(({ role, score }) => hasRole(role, score))
    .sort((a, b) => b.score / uniformScore(b.role) - a.score / uniformScore(a.role))
    .map(({ role }) => role);
}

/** Whether this score is enough for the role. */
export function hasRole(role: HeadRole, score: number): boolean {
  if (role === 'broad') return score >= BROAD_SHARE;
  return score >= ROLE_SHARE && score >= ROLE_TIMES * uniformScore(role);
}

/** What a head that looks everywhere alike scores on a probe: the mean of 1/(t + 1) over the queries of the role; 1 for breadth. */
export function uniformScore(role: HeadRole): number {
  if (role === 'broad') return 1;
  const from = role === 'duplicate' || role === 'induction' ? PROBE_WORDS + 1 : 1;
  const to = 2 * PROBE_WORDS;
  let sum = 0;
  for (let t = from; t <= to; t++) sum += 1 / (t + 1);
  return sum / (to - from + 1);
}

function isWord(bytes: Uint8Array): boolean {
  const isLetter = (byte: number) => byte >= 0x61 && byte <= 0x7a;
  return bytes.length >= 4 && bytes[0] === 0x20 && bytes.subarray(1).every(isLetter);
}

function isDocumentStart(bytes: Uint8Array): boolean {
  return String.fromCharCode(...bytes) === '<|endoftext|>';
}

/** `count` different items, in the order drawn. */
function drawDifferent<Item>(items: readonly Item[], count: number, firstCounter: number): Item[] {
  const drawn = new Set<Item>();
  for (let counter = firstCounter; drawn.size < count; counter++)
    drawn.add(items[Math.floor(uniform(PROBE_SEED, counter) * items.length)]!);
  return [...drawn];
}
