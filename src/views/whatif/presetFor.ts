/**
 * Experiments that were found on the embedded model by trying, each with what it measurably does there
 * (tests/unit/claims and tests/browser/whatif.spec.ts run them all). Their texts stay in English, the language the
 * model learned; the question, what is changed and what came of it are in the catalog under `presets.<key>`.
 *
 * Layers and heads are those of that model. On another one, a preset that names a head takes the heads
 * that have its role there, and a level moves with the number of layers.
 */
import type { Claim } from '@/model/claim.ts';
import { NO_EXPERIMENT, writeChanges, type Change, type Experiment } from '@/model/experiment.ts';
import type { HeadRole } from '@/model/headRoles.ts';

/** `head`: another in its place; `parts`: each of the changes alone; `level`, `layer`, `strength`: another one. */
export type NowTry = 'head' | 'parts' | 'level' | 'layer' | 'strength';

export interface Preset {
  readonly key: 'induction' | 'edge' | 'swap' | 'late' | 'fact' | 'steering';
  readonly text: string;
  readonly experiment: Experiment;
  /** What it measurably does on the embedded model: to the probability of this word. */
  readonly result: { readonly word: string; readonly before: number; readonly after: number };
  /** The token whose probability is drawn: the word, or its first piece. */
  readonly piece: string;
  /** What the visitor guesses: whether that token gains or loses, or which token leads then. */
  readonly guess: 'amount' | 'word';
  /** The one thing to turn after it ran. */
  readonly nowTry: NowTry;
  /** The head that the attention panel shows then. */
  readonly head: { readonly layer: number; readonly head: number };
  /** Another model's heads of this role can stand in for the one named. */
  readonly role?: HeadRole;
  /** Nothing in it depends on where the embedded model does something, but for the depth. */
  readonly isGeneral?: boolean;
}

const KEY = '"Where is the key?" asked Tom. "The key is in the castle," said Anna. So Tom went to the';
const NAMES = 'When Mary and Tom went to the shop, Tom gave a book to';
const OTHER_NAMES = 'When Rose and Tom went to the shop, Tom gave a book to';
/** Layers of the model on which these were found: a level is a share of the way. */
const FOUND_ON_LAYERS = 6;

export const PRESETS: readonly Preset[] = [
  {
    key: 'induction',
    text: 'stone window music stone window music stone window',
    experiment: { ...NO_EXPERIMENT, changes: [{ kind: 'head', layer: 4, head: 2 }] },
    result: { word: ' music', before: 0.8273, after: 0.0054 },
    piece: ' music',
    guess: 'amount',
    nowTry: 'head',
    head: { layer: 4, head: 2 },
    role: 'induction',
  },
  {
    key: 'edge',
    text: KEY,
    experiment: {
      ...NO_EXPERIMENT,
      changes: [4, 5].map((layer) => ({ kind: 'cut', layer, head: null, query: 27, key: 16 }) as const),
    },
    result: { word: ' castle', before: 0.9842, after: 0.0621 },
    piece: ' cast',
    guess: 'amount',
    nowTry: 'parts',
    head: { layer: 4, head: 2 },
  },
  {
    key: 'swap',
    text: NAMES,
    experiment: { ...NO_EXPERIMENT, changes: [{ kind: 'swap', level: 2, position: 1 }], other: OTHER_NAMES },
    result: { word: ' Rose', before: 0.0006, after: 0.9896 },
    piece: ' Rose',
    guess: 'word',
    nowTry: 'level',
    head: { layer: 5, head: 3 },
  },
  {
    key: 'late',
    text: NAMES,
    experiment: { ...NO_EXPERIMENT, changes: [{ kind: 'swap', level: 5, position: 13 }], other: OTHER_NAMES },
    result: { word: ' Rose', before: 0.0006, after: 0.151 },
    piece: ' Rose',
    guess: 'word',
    nowTry: 'level',
    head: { layer: 5, head: 3 },
  },
  {
    key: 'fact',
    text: 'The capital of Germany is',
    experiment: { ...NO_EXPERIMENT, changes: [{ kind: 'mlp', layer: 5 }] },
    result: { word: ' Berlin', before: 0.9813, after: 0.0302 },
    piece: ' Ber',
    guess: 'amount',
    nowTry: 'layer',
    head: { layer: 5, head: 5 },
  },
  {
    key: 'steering',
    text: 'The little child said that',
    experiment: {
      ...NO_EXPERIMENT,
      changes: [{ kind: 'steer', level: 4, strength: 1 }],
      toward: 'She was a woman',
      away: 'He was a man',
    },
    result: { word: ' she', before: 0.1529, after: 0.2584 },
    piece: ' she',
    guess: 'amount',
    nowTry: 'strength',
    head: { layer: 4, head: 2 },
    isGeneral: true,
  },
];

/** What the words of a preset print: the word's probability as the model is, and with the change. */
export function claimsOf({ text, experiment, result }: Preset): Readonly<Record<'before' | 'after', Claim>> {
  const { changes, ...texts } = experiment;
  const { word, before, after } = result;
  return {
    before: { text, word, probability: before },
    after: { text, ...texts, changes: writeChanges(changes), word, probability: after },
  };
}

/** Heads of a role in the loaded model; null while they are not measured. */
export type HeadsWith = (role: HeadRole) => readonly { readonly layer: number; readonly head: number }[] | null;

/**
 * A preset for the loaded model: as it is on the embedded one, else carried over. Null when it cannot be:
 * it was found at one place of one model.
 */
export function presetFor(
  preset: Preset,
  model: { readonly isEmbedded: boolean; readonly layerCount: number },
  headsWith: HeadsWith,
): Experiment | null {
  const { experiment, role, isGeneral = false } = preset;
  if (model.isEmbedded) return experiment;
  if (role) {
    const heads = headsWith(role) ?? [];
    const changes = heads.map((place): Change => ({ kind: 'head', layer: place.layer, head: place.head }));
    return changes.length > 0 ? { ...experiment, changes } : null;
  }
  if (!isGeneral) return null;
  const changes = experiment.changes.map((change): Change =>
    change.kind === 'steer'
      ? { ...change, level: Math.round((change.level / FOUND_ON_LAYERS) * model.layerCount) }
      : change,
  );
  return { ...experiment, changes };
}
