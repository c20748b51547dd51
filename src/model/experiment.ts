/**
 * What a visitor changes inside the network, as they say it, and the form it has in an address. When a
 * change cannot be made is experimentRules.ts; what the engine is handed instead is intervention.ts.
 *
 * Five kinds, from the coarse to the fine:
 *
 *     head    one head carries nothing from token to token, or at every token the same: its mean over the text
 *     cut     in one head (or a layer's) one query may not look at one key
 *     mlp     layer 3's MLP writes nothing
 *     swap    at (level, position) flows what flows there in another text
 *     steer   at a level, the difference of two texts is added to every token
 */
import type { Intervention } from './intervention.ts';

export type Change =
  /** Without `to` nothing takes the place of what the head carries; see `meanHeadOutput` (headMean.ts) for the mean. */
  | { readonly kind: 'head'; readonly layer: number; readonly head: number; readonly to?: 'mean' }
  /** `head` null: every head of the layer. */
  | {
      readonly kind: 'cut';
      readonly layer: number;
      readonly head: number | null;
      readonly query: number;
      readonly key: number;
    }
  | { readonly kind: 'mlp'; readonly layer: number }
  /** A level is a place on the residual stream: 0 the embedding, l + 1 after layer index l. */
  | { readonly kind: 'swap'; readonly level: number; readonly position: number }
  /** `strength` times the difference of two texts; below 0 the other way. */
  | { readonly kind: 'steer'; readonly level: number; readonly strength: number };
export type ChangeKind = Change['kind'];

/** The changes and the texts that some of them need. Texts may stand ready while nothing uses them. */
export interface Experiment {
  readonly changes: readonly Change[];
  /** The text whose stream is swapped in. */
  readonly other: string;
  /** Steering goes toward this text … */
  readonly toward: string;
  /** … and away from this one. */
  readonly away: string;
}

export const NO_EXPERIMENT: Experiment = { changes: [], other: '', toward: '', away: '' };

/** Every head of GPT-2 medium; a list of more is not an experiment one can follow. */
export const MOST_CHANGES = 384;
/** Strength of steering: at most this, either way, in steps of 1 ÷ STRENGTH_PARTS. */
export const MOST_STRENGTH = 10;
const STRENGTH_PARTS = 10;
/** Longest text beside the one on show, in characters of an address. */
export const MOST_EXTRA_TEXT = 2000;

/** What a change is about. Two changes of one key cannot stand side by side: steering twice at a level is once, stronger. */
export function changeKey(change: Change): string {
  switch (change.kind) {
    case 'head':
      return `h${change.layer}.${change.head}`;
    case 'cut':
      return `c${change.layer}.${change.head ?? 'a'}.${change.query}.${change.key}`;
    case 'mlp':
      return `m${change.layer}`;
    case 'swap':
      return `r${change.level}.${change.position}`;
    case 'steer':
      return `s${change.level}`;
  }
}

export function hasChange(changes: readonly Change[], wanted: Change): boolean {
  return changes.some((change) => changeKey(change) === changeKey(wanted));
}

/** The list with these in it; one of the same key is replaced where it stands. */
export function withChanges(changes: readonly Change[], added: readonly Change[]): readonly Change[] {
  const byKey = new Map(changes.map((change) => [changeKey(change), change]));
  for (const change of added) byKey.set(changeKey(change), change);
  return [...byKey.values()];
}

export function withoutChanges(changes: readonly Change[], removed: readonly Change[]): readonly Change[] {
  return changes.filter((change) => !hasChange(removed, change));
}

/** Every head of a layer of H. */
export function layerHeads(layer: number, headCount: number): Change[] {
  return Array.from({ length: headCount }, (_, head) => ({ kind: 'head', layer, head }));
}

/** A strength as it can be set and written: within bounds, in tenths. */
export function roundStrength(strength: number): number {
  const bounded = Math.min(Math.max(strength, -MOST_STRENGTH), MOST_STRENGTH);
  return Math.round(bounded * STRENGTH_PARTS) / STRENGTH_PARTS;
}

/**
 * Changes as a word for an address, `h4.2_h4.3.a_c5.a.13.1_m2_r2.1_s4.25`; the empty text for none. Steering in
 * tenths; an `a` behind a head: at its average.
 */
export function writeChanges(changes: readonly Change[]): string {
  return changes.map(writeChange).join('_');
}

function writeChange(change: Change): string {
  const key = changeKey(change);
  if (change.kind === 'steer') return `${key}.${Math.round(change.strength * STRENGTH_PARTS)}`;
  return change.kind === 'head' && change.to === 'mean' ? `${key}.a` : key;
}

/**
 * Read what `writeChanges` wrote. It comes from strangers: a word that is no change is left out, one of
 * the same key counts once (the last), and no more than MOST_CHANGES are read. Whether a model has such
 * a layer, or the text such a token, is not known here.
 */
export function readChanges(written: string): readonly Change[] {
  const found = written.split('_', MOST_CHANGES).flatMap((word) => readChange(word) ?? []);
  return withChanges([], found);
}

const WORD = /^(?<kind>[hcmrs])(?<places>(?:-?\d{1,5}|a)(?:\.(?:-?\d{1,5}|a)){0,3})$/;

function readChange(word: string): Change | null {
  const { kind, places } = WORD.exec(word)?.groups ?? {};
  const parts = places?.split('.') ?? [];
  const [first = NaN, second = NaN, third = NaN, fourth = NaN] = parts.map(Number);
  const areIndexes = (...given: number[]) => parts.length === given.length && given.every((at) => at >= 0);
  switch (kind) {
    case 'h': {
      if (parts.length === 3 && parts[2] === 'a' && first >= 0 && second >= 0)
        return { kind: 'head', layer: first, head: second, to: 'mean' };
      return areIndexes(first, second) ? { kind: 'head', layer: first, head: second } : null;
    }
    case 'c': {
      const head = parts[1] === 'a' ? null : second;
      return areIndexes(first, head ?? 0, third, fourth)
        ? { kind: 'cut', layer: first, head, query: third, key: fourth }
        : null;
    }
    case 'm':
      return areIndexes(first) ? { kind: 'mlp', layer: first } : null;
    case 'r':
      return areIndexes(first, second) ? { kind: 'swap', level: first, position: second } : null;
    case 's': {
      const strength = roundStrength(second / STRENGTH_PARTS);
      const isSteering = parts.length === 2 && first >= 0 && strength !== 0 && !Number.isNaN(strength);
      return isSteering ? { kind: 'steer', level: first, strength } : null;
    }
    default:
      return null;
  }
}

/**
 * The direction from one text to another at one level: r⁺ − r⁻, where r is the residual stream at the
 * LAST token of each. At the last token, because there all of a text has been read: "She was a woman"
 * and "He was a man" say at their ends what they are about, and need not be equally long. Turner et al.
 * instead subtract token by token and pad the shorter text.
 *
 * Its mean is taken away: layer norm subtracts the mean of a stream before anything reads it, so that
 * part would do nothing but count in the vector's length. d numbers.
 * Source: Turner et al. 2023, "Activation Addition: Steering Language Models Without Optimization".
 */
export function steeringVector(toward: Float32Array, away: Float32Array): Float32Array {
  if (toward.length !== away.length) throw new RangeError(`Rows of ${toward.length} and ${away.length} numbers.`);
  const difference = toward.map((x, i) => x - away[i]!);
  const mean = difference.reduce((sum, x) => sum + x, 0) / difference.length;
  return difference.map((x) => x - mean);
}

/**
 * Steering starts at the second token. On the first, attention comes to rest (Xiao et al. 2023): the
 * model keeps something quite different there, and with the vector on it most of what it says falls apart.
 */
export function steeringStart(length: number): number {
  return Math.min(1, length - 1);
}

/** Sizes of the model and of the text that changes are made to. */
export interface Place {
  readonly layerCount: number;
  readonly headCount: number;
  /** T: tokens of the text on show. */
  readonly length: number;
}

/** What changes put in: rows of other texts, d numbers each, and the means of heads. */
export interface OtherRows {
  swapRow(level: number, position: number): Float32Array;
  /** Of strength 1. */
  steeringRow(level: number): Float32Array;
  /** What a head mixes from the values, as its mean over the text: dh numbers. */
  headMean(layer: number, head: number): Float32Array;
}

/** The changes as numbers for the engine. All of them must be possible: see experimentRules.ts. */
export function toIntervention(changes: readonly Change[], place: Place, rows: OtherRows): Intervention {
  const of = <Kind extends ChangeKind>(kind: Kind) =>
    changes.filter((change): change is Extract<Change, { kind: Kind }> => change.kind === kind);
  const [heads, cuts, mlps, swaps, steers] = [of('head'), of('cut'), of('mlp'), of('swap'), of('steer')];
  const headScale = new Float32Array(place.layerCount * place.headCount).fill(1);
  for (const { layer, head } of heads) headScale[layer * place.headCount + head] = 0;
  const means = heads.filter(({ to }) => to === 'mean');
  const mlpScale = new Float32Array(place.layerCount).fill(1);
  for (const { layer } of mlps) mlpScale[layer] = 0;
  return {
    ...(heads.length > 0 ? { headScale } : {}),
    ...(means.length > 0
      ? { headAdditions: means.map(({ layer, head }) => ({ layer, head, row: rows.headMean(layer, head) })) }
      : {}),
    ...(mlps.length > 0 ? { mlpScale } : {}),
    ...(cuts.length > 0 ? { cuts: cuts.map(({ layer, head, query, key }) => ({ layer, head, query, key })) } : {}),
    ...(swaps.length > 0
      ? {
          replacements: swaps.map(({ level, position }) => ({ level, position, row: rows.swapRow(level, position) })),
        }
      : {}),
    ...(steers.length > 0
      ? {
          additions: steers.map(({ level, strength }) => ({
            level,
            from: steeringStart(place.length),
            row: rows.steeringRow(level).map((x) => x * strength),
          })),
        }
      : {}),
  };
}
