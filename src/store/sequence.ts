/**
 * The text as tokens: what the visitor typed, and what was generated after it, one token at a
 * time. Every step is kept; `cursor` says how many generated tokens are shown, so that one can go
 * back and forward. The tree holds every text tried from this prompt; the text on show is one way
 * through it. Undo restores whole earlier states, so an edit or another choice loses nothing.
 */
import { createStore } from 'zustand/vanilla';
import type { TokenId } from '@/model/axes.ts';
import {
  EMPTY_TREE,
  growTree,
  longestFrom,
  mergeTrees,
  pruneTree,
  type Choice,
  type GeneratedToken,
  type TextTree,
} from '@/model/textTree.ts';

// What a token of the text is; whoever reads the text finds it here.
export type { Choice, GeneratedToken };

interface Snapshot {
  readonly prompt: string;
  readonly promptIds: readonly TokenId[];
  readonly generated: readonly GeneratedToken[];
  readonly cursor: number;
  readonly tree: TextTree;
}

export interface SequenceState extends Snapshot {
  /** What stands in the text box, while the model may still be reading an earlier text. */
  readonly draft: string;
  /** Earlier states, oldest first. */
  readonly past: readonly Snapshot[];
  /** Halves of surrogate pairs in the prompt, which the model reads as U+FFFD. */
  readonly replacedCharacters: number;
  setDraft(draft: string): void;
  /**
   * A new prompt: generated tokens go, and a new tree begins (undo brings both back). A prompt that was
   * here before has its tree again.
   */
  setPrompt(prompt: string, promptIds: readonly TokenId[], replacedCharacters: number): void;
  /**
   * Append after the cursor. Later tokens leave the text, not the tree; when the token is the one that
   * stands there already, they stay.
   */
  append(token: GeneratedToken): void;
  goTo(cursor: number): void;
  /** Show another text of the tree, up to its last token; how it once went on stays after it. */
  goToBranch(path: readonly TokenId[]): void;
  /** Take a text's last token and all that was tried after it out of the tree. */
  removeBranch(path: readonly TokenId[]): void;
  /** What the model made of tokens that came without odds, by their place among the generated ones. */
  learnOdds(odds: ReadonlyMap<number, number>): void;
  /** Put tokens of a shared address behind the prompt. */
  restore(generated: readonly GeneratedToken[]): void;
  /** The same text under another model's tokens: earlier states, in the old tokens, are gone. */
  forgetTokens(): void;
  undo(): boolean;
}

export type SequenceStore = ReturnType<typeof createSequence>;

/** Undo steps kept. A snapshot shares its arrays with its neighbours, so this costs little. */
const UNDO_STEPS = 200;

export function createSequence() {
  return createStore<SequenceState>()((set, get) => ({
    draft: '',
    prompt: '',
    promptIds: [],
    generated: [],
    cursor: 0,
    tree: EMPTY_TREE,
    past: [],
    replacedCharacters: 0,

    setDraft: (draft) => set({ draft }),

    setPrompt(prompt, promptIds, replacedCharacters) {
      const past = remember(get());
      const tree = [...past, get()].findLast((state) => state.prompt === prompt)?.tree ?? EMPTY_TREE;
      set({ past, prompt, promptIds, tree, generated: [], cursor: 0, replacedCharacters });
    },

    append(token) {
      const state = get();
      const { generated, cursor } = state;
      const stands = generated[cursor]?.id === token.id;
      const longer = stands ? generated : [...generated.slice(0, cursor), token];
      set({ past: remember(state), ...visit(state, longer, cursor + 1) });
    },

    goTo(cursor) {
      const state = get();
      set(visit(state, state.generated, Math.max(0, Math.min(cursor, state.generated.length))));
    },

    goToBranch(path) {
      const state = get();
      const tokens = longestFrom(state.tree, path);
      if (!tokens) return;
      // The text on show is no other text for being shown up to another token.
      const isHere = path.every((id, at) => state.generated[at]?.id === id);
      if (isHere) set(visit(state, state.generated, path.length));
      else set({ past: remember(state), ...visit(state, tokens, path.length) });
    },

    removeBranch(path) {
      const state = get();
      const { generated, cursor } = state;
      const isOnIt = path.every((id, at) => generated[at]?.id === id);
      const rest = isOnIt ? generated.slice(0, path.length - 1) : generated;
      const tree = pruneTree(state.tree, path);
      set({ past: remember(state), tree, generated: rest, cursor: Math.min(cursor, rest.length) });
    },

    learnOdds(odds) {
      const state = get();
      const generated = state.generated.map((token, at): GeneratedToken => {
        const model = token.odds ? undefined : odds.get(at);
        return model === undefined ? token : { ...token, odds: { model, drawn: null } };
      });
      set(visit(state, generated, state.cursor));
    },

    restore: (generated) => set(visit(get(), generated, generated.length)),

    forgetTokens: () =>
      set({
        prompt: '',
        promptIds: [],
        generated: [],
        cursor: 0,
        tree: EMPTY_TREE,
        past: [],
        replacedCharacters: 0,
      }),

    undo() {
      const state = get();
      const last = state.past.at(-1);
      if (!last) return false;
      // Undo leads back to a text, and never takes one that was tried out of the tree.
      const known = last.prompt === state.prompt ? mergeTrees(state.tree, last.tree) : last.tree;
      const { tree } = visit({ tree: known }, last.generated, last.cursor);
      set({ ...last, tree, draft: last.prompt, past: state.past.slice(0, -1) });
      return true;
    },
  }));
}

/** The text on show is a way through the tree, visited now. */
function visit({ tree }: Pick<Snapshot, 'tree'>, generated: readonly GeneratedToken[], cursor: number) {
  return { generated, cursor, tree: growTree(tree, generated) };
}

function remember({ past, prompt, promptIds, generated, cursor, tree }: SequenceState): readonly Snapshot[] {
  if (promptIds.length === 0 && prompt === '') return past;
  return [...past.slice(1 - UNDO_STEPS), { prompt, promptIds, generated, cursor, tree }];
}

/**
 * What the model reads of a text: its end, and how many tokens of that together, which is the prompt. What was
 * generated is read as it was when it was generated, one token at a time, so that the numbers of a text follow
 * from prompt and tokens alone, whatever was on show before. A text that has outgrown the window is read anew at
 * each step, as one.
 */
export function readingOf(
  promptIds: readonly TokenId[],
  behind: readonly TokenId[],
  window: number,
): { readonly ids: readonly TokenId[]; readonly whole: number; readonly isCut: boolean } {
  const all = [...promptIds, ...behind];
  const ids = all.slice(-window);
  const isCut = ids.length < all.length;
  return { ids, whole: isCut ? ids.length : promptIds.length, isCut };
}

/** Ids of the generated tokens on show. */
export function shownTokens({ generated, cursor }: Pick<Snapshot, 'generated' | 'cursor'>): readonly TokenId[] {
  return generated.slice(0, cursor).map((token) => token.id);
}
