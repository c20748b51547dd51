/**
 * Two outcomes side by side: the text as the model reads it and under an experiment, or two branches.
 * Whoever has two outcomes hands them in; the view knows nothing of where they come from.
 */
import { createStore } from 'zustand/vanilla';
import type { TokenId } from '@/model/axes.ts';
import { isSameText } from '@/model/tokens.ts';
import type { AttentionTensor } from '@/model/trace.ts';

/** Tokens that follow when the likeliest is taken each time, with the probability each had. */
export interface GreedyText {
  readonly ids: readonly TokenId[];
  /** In 0…1, over the whole vocabulary. */
  readonly probabilities: readonly number[];
}

export interface Side {
  /** What it is called: the text of a branch. Null: the view has a word of its own ("as it is", "with changes"). */
  readonly label: string | null;
  /** T tokens the model read. */
  readonly ids: readonly TokenId[];
  /** Logits after the last token, V. */
  readonly logits: Float32Array;
  /** −log₂ p of each token given those before it; NaN for the first. Left out where nobody asks. */
  readonly surprisal?: Float32Array;
  /** L×H×T×T; null for an opaque model. */
  readonly attention: AttentionTensor | null;
  /** Null while it is not known, or when the model cannot give it. */
  readonly continuation: GreedyText | null;
  /** The run that computed it, for as long as the engine holds it. */
  readonly runId?: number;
}

/** `before` is the reference: the divergence asks how much is lost by believing `after` in its place. */
export interface Pair {
  readonly before: Side;
  readonly after: Side;
  /** Of branches: the prompt from which both go on. */
  readonly promptIds?: readonly TokenId[];
}

export const PAIR_KINDS = ['experiment', 'branches'] as const;
export type PairKind = (typeof PAIR_KINDS)[number];

export interface ComparisonState {
  /** The newest pair of each kind; null where there is none. */
  readonly pairs: Readonly<Record<PairKind, Pair | null>>;
  /** The pair on show, of those that are there. */
  readonly kind: PairKind;
  /** Put a pair in place. It goes on show unless `isQuiet`: then only if no other is. */
  setPair(kind: PairKind, pair: Pair | null, isQuiet?: boolean): void;
  choose(kind: PairKind): void;
}

export type ComparisonStore = ReturnType<typeof createComparison>;

export function createComparison() {
  return createStore<ComparisonState>()((set, get) => ({
    pairs: { experiment: null, branches: null },
    kind: 'experiment',

    setPair(kind, pair, isQuiet = false) {
      const pairs = { ...get().pairs, [kind]: pair };
      const isShown = pair !== null && (!isQuiet || pairs[get().kind] === null);
      set({ pairs, ...(isShown ? { kind } : {}) });
    },

    choose: (kind) => set({ kind }),
  }));
}

/** What an experiment did to this text; null when there is none, or its numbers are of another text. */
export function experimentOn(
  { pairs }: Pick<ComparisonState, 'pairs'>,
  ids: readonly TokenId[] | undefined,
): Pair | null {
  const pair = pairs.experiment;
  return pair && ids && isSameText(pair.before.ids, ids) ? pair : null;
}

/** The pairs that can be shown beside this prompt: branches of another one would be taken for texts that go on from it. */
export function pairsOn(
  { experiment, branches }: ComparisonState['pairs'],
  promptIds: readonly TokenId[],
): ComparisonState['pairs'] {
  const isOfPrompt = branches !== null && isSameText(branches.promptIds ?? [], promptIds);
  return { experiment, branches: isOfPrompt ? branches : null };
}

/** The pair on show and its kind: the chosen one, else the other. Null when there is none. */
export function shownPair({
  pairs,
  kind,
}: Pick<ComparisonState, 'pairs' | 'kind'>): { readonly kind: PairKind; readonly pair: Pair } | null {
  const found = [kind, ...PAIR_KINDS].find((each) => pairs[each] !== null);
  const pair = found && pairs[found];
  return found && pair ? { kind: found, pair } : null;
}
