/**
 * From logits to the next token. The model gives one logit per token of the vocabulary; everything
 * after that is ours to set:
 *
 *     logits → repetition penalty → ÷ temperature → top-k → top-p → min-p → softmax → draw
 *
 * Worked case, V = 4, logits (3, 2, 1, 0), T = 1: softmax gives (0.644, 0.237, 0.087, 0.032).
 * Top-k 3 removes the last: 3.2 % of the mass. Top-p 0.9 on the rest, (0.665, 0.245, 0.090): the
 * first two have 0.910, so the third goes too. What stays is renormalised: (0.731, 0.269).
 * A draw u = 0.8 falls in [0.731, 1): the second token.
 *
 * Order and meaning are those of Hugging Face transformers (generation/logits_process.py).
 * Sources: Keskar et al. 2019 (repetition penalty), Fan et al. 2018 (top-k), Holtzman et al. 2020
 * (top-p, "nucleus"), Nguyen et al. 2024 (min-p).
 *
 * A control that is dragged must answer within a frame, so what depends on the logits alone
 * (`rankLogits`) is kept apart from what depends on temperature and filters (`distribute`).
 */
import { tokenId, type TokenId } from './axes.ts';
import { rankDescending } from './rank.ts';
import { DEFAULT_SAMPLING, type SamplingSettings } from './samplingSettings.ts';
import { entropyBits, logSumExp, softmax } from './softmax.ts';

// The controls belong to sampling: whoever imports it finds them here.
export * from './samplingSettings.ts';

/** Logits after the repetition penalty, in order. All arrays have V numbers. */
export interface RankedLogits {
  readonly repetitionPenalty: number;
  /** Raw scores, by id. */
  readonly logits: Float32Array;
  /** After the repetition penalty, by id; the same array as `logits` when it is off. */
  readonly penalized: Float32Array;
  /** Ids by penalized logit, best first; equal ones by lower id. */
  readonly order: Uint32Array;
  /** Softmax of the raw logits, by id: the model's own probabilities, before any control. */
  readonly base: Float64Array;
  readonly baseEntropy: number;
  /** Of the raw logits, natural logarithm: log base[i] = logits[i] − logSumExp. */
  readonly logSumExp: number;
}

/** The filters in the order they are applied. */
export const FILTERS = ['topK', 'topP', 'minP'] as const;
export type FilterName = (typeof FILTERS)[number];

/** What one filter did. */
export interface FilterCut {
  /** How many tokens, from the front of the order, were left after it. */
  readonly kept: number;
  /** How many it removed, and how much of `tempered` they had. */
  readonly removed: number;
  readonly removedMass: number;
}

/** The distribution the next token is drawn from, with every step on the way there. */
export interface NextTokenDistribution extends RankedLogits {
  readonly settings: SamplingSettings;
  /** Temperature 0: no chance, the best token always. */
  readonly greedy: boolean;
  /** penalized ÷ T, by id. At T = 0 the limit of (penalized − best) ÷ T: 0 for the best, −∞ for all others. */
  readonly scaled: Float64Array;
  /** Softmax of `scaled` before filters, by id. At T = 0 the limit: 1 for the best. */
  readonly tempered: Float64Array;
  /** After filters, renormalised, by id: what is drawn from. 0 for removed tokens. */
  readonly final: Float64Array;
  /** Survivors are the first `kept` of `order`; at least one. At T = 0 only the best. */
  readonly kept: number;
  /** Probability in `tempered` of all removed tokens. */
  readonly removedMass: number;
  readonly removedBy: Readonly<Record<FilterName, FilterCut>>;
  /** In bits. */
  readonly entropy: { readonly base: number; readonly tempered: number; readonly final: number };
}

/**
 * The repetition penalty θ and the ranking. A logit of a token that the text (`history`) holds, once
 * or often, is divided by θ when positive and multiplied when negative: smaller either way.
 * Throws RangeError when θ is not above 0, a logit is NaN or +∞, or an id is not in the vocabulary.
 */
export function rankLogits(logits: Float32Array, history: Iterable<number>, repetitionPenalty = 1): RankedLogits {
  const penalized = penalize(logits, history, repetitionPenalty);
  const base = softmax(logits);
  return {
    repetitionPenalty,
    logits,
    penalized,
    order: rankDescending(penalized),
    base,
    baseEntropy: entropyBits(base),
    logSumExp: logSumExp(logits),
  };
}

function penalize(logits: Float32Array, history: Iterable<number>, penalty: number): Float32Array {
  if (!(penalty > 0 && penalty < Infinity)) throw new RangeError(`Repetition penalty ${penalty} is not above 0.`);
  if (penalty === 1) return logits;
  const penalized = logits.slice();
  for (const id of history) {
    const logit = logits[id];
    if (logit === undefined) throw new RangeError(`No token ${id} among ${logits.length} logits.`);
    penalized[id] = logit < 0 ? logit * penalty : logit / penalty;
  }
  return penalized;
}

/**
 * Temperature, filters and softmax. Owns nothing it is given; the arrays it makes are new.
 * Throws RangeError for settings that mean nothing, or a penalty other than the ranking's.
 */
export function distribute(ranked: RankedLogits, settings: SamplingSettings): NextTokenDistribution {
  checkSettings(settings, ranked.repetitionPenalty);
  const greedy = settings.temperature === 0;
  const scaled = greedy ? greedyLimit(ranked.order) : new Float64Array(ranked.penalized);
  if (!greedy) for (let i = 0; i < scaled.length; i++) scaled[i] = scaled[i]! / settings.temperature;
  const tempered = greedy ? softmax(scaled) : softmax(ranked.penalized, settings.temperature);
  // At temperature 0 all mass is on the best token: there is nothing left to filter.
  const removedBy = greedy ? cutsWithout(1) : applyFilters(ranked, tempered, settings);
  const { kept } = removedBy.minP;
  const final = renormalize(ranked.order, tempered, kept);
  return {
    ...ranked,
    settings,
    greedy,
    scaled,
    tempered,
    final,
    kept,
    removedMass: FILTERS.reduce((mass, filter) => mass + removedBy[filter].removedMass, 0),
    removedBy,
    entropy: { base: ranked.baseEntropy, tempered: entropyBits(tempered), final: entropyBits(final) },
  };
}

/** Both steps at once, for a caller that drags nothing. */
export function distributionOf(
  logits: Float32Array,
  history: Iterable<number> = [],
  settings: SamplingSettings = DEFAULT_SAMPLING,
): NextTokenDistribution {
  return distribute(rankLogits(logits, history, settings.repetitionPenalty), settings);
}

function checkSettings(settings: SamplingSettings, rankedPenalty: number): void {
  const { temperature, topK, topP, minP, repetitionPenalty } = settings;
  const isSound =
    temperature >= 0 &&
    temperature < Infinity &&
    Number.isInteger(topK) &&
    topK >= 0 &&
    topP >= 0 &&
    topP <= 1 &&
    minP >= 0 &&
    minP <= 1;
  if (!isSound) throw new RangeError(`Sampling cannot use ${JSON.stringify(settings)}.`);
  if (repetitionPenalty !== rankedPenalty)
    throw new RangeError(`Ranked with repetition penalty ${rankedPenalty}, asked for ${repetitionPenalty}.`);
}

function greedyLimit(order: Uint32Array): Float64Array {
  const scaled = new Float64Array(order.length).fill(-Infinity);
  scaled[order[0]!] = 0;
  return scaled;
}

function cutsWithout(kept: number): Record<FilterName, FilterCut> {
  const cut = { kept, removed: 0, removedMass: 0 };
  return { topK: cut, topP: cut, minP: cut };
}

/**
 * Each filter shortens the front of the order that is left, so survivors always are its first n:
 * filters ask only how good a token is, and the order says that.
 */
function applyFilters(
  { order, penalized }: RankedLogits,
  tempered: Float64Array,
  { topK, topP, minP }: SamplingSettings,
): Record<FilterName, FilterCut> {
  const afterTopK = topK === 0 ? order.length : countTopK(order, penalized, topK);
  const afterTopP = topP === 1 ? afterTopK : countTopP(order, tempered, afterTopK, topP);
  const afterMinP = minP === 0 ? afterTopP : countMinP(order, tempered, afterTopP, minP);
  const cut = (before: number, kept: number): FilterCut => ({
    kept,
    removed: before - kept,
    removedMass: massBetween(order, tempered, kept, before),
  });
  return { topK: cut(order.length, afterTopK), topP: cut(afterTopK, afterTopP), minP: cut(afterTopP, afterMinP) };
}

/** The k best; those equal to the k-th stay too, as in transformers, for there is no better or worse among them. */
function countTopK(order: Uint32Array, penalized: Float32Array, k: number): number {
  let kept = Math.min(k, order.length);
  const worst = penalized[order[kept - 1]!];
  while (kept < order.length && penalized[order[kept]!] === worst) kept++;
  return kept;
}

/** The smallest front whose share of the `count` survivors' mass reaches p: the token that crosses p stays. */
function countTopP(order: Uint32Array, tempered: Float64Array, count: number, p: number): number {
  const enough = p * massBetween(order, tempered, 0, count);
  let kept = 0;
  let mass = 0;
  while (kept < count && (kept === 0 || mass < enough)) mass += tempered[order[kept++]!]!;
  return kept;
}

/** Those at least minP times as probable as the best. */
function countMinP(order: Uint32Array, tempered: Float64Array, count: number, minP: number): number {
  const least = minP * tempered[order[0]!]!;
  let kept = 1;
  while (kept < count && tempered[order[kept]!]! >= least) kept++;
  return kept;
}

function massBetween(order: Uint32Array, probabilities: Float64Array, from: number, to: number): number {
  let mass = 0;
  for (let rank = from; rank < to; rank++) mass += probabilities[order[rank]!]!;
  return mass;
}

function renormalize(order: Uint32Array, tempered: Float64Array, kept: number): Float64Array {
  const mass = massBetween(order, tempered, 0, kept);
  const final = new Float64Array(tempered.length);
  for (let rank = 0; rank < kept; rank++) {
    const id = order[rank]!;
    final[id] = tempered[id]! / mass;
  }
  return final;
}

/** A token that was drawn, and where on the cumulative bar. */
export interface Draw {
  readonly id: TokenId;
  /** Its place in the order, from 0. */
  readonly rank: number;
  /** The needle, in [0, 1). */
  readonly u: number;
  /** The token's stretch [from, to) of the bar, in which u lies; to − from is its final probability. */
  readonly from: number;
  readonly to: number;
}

/**
 * Draw by inverse cumulative distribution: lay the survivors' probabilities end to end, best first,
 * as a bar of length 1; the token on which u falls is drawn. With u uniform, each token is hit as
 * often as its probability says. Throws RangeError when u is not in [0, 1).
 */
export function draw({ order, final, kept }: NextTokenDistribution, u: number): Draw {
  if (!(u >= 0 && u < 1)) throw new RangeError(`u is ${u}; it must lie in [0, 1).`);
  // Survivors too improbable for a double have no stretch; the last that has one ends the bar.
  let last = kept - 1;
  while (last > 0 && final[order[last]!] === 0) last--;
  let rank = 0;
  let from = 0;
  let to = final[order[0]!]!;
  while (u >= to && rank < last) {
    rank++;
    from = to;
    to += final[order[rank]!]!;
  }
  // The sum of rounded parts may end a hair beside 1; the bar ends at 1.
  if (rank === last) to = 1;
  return { id: tokenId(order[rank]!), rank, u, from, to };
}
