/**
 * The text as tokens: what the visitor typed, and what was generated after it, one token at a
 * time. Every step is kept; `cursor` says how many generated tokens are shown, so that one can go
 * back and forward. Undo restores whole earlier states, so an edit or another choice loses nothing.
 */
import { createStore } from 'zustand/vanilla';
import type { TokenId } from '@/model/axes.ts';

/** How a token came to be appended. `link`: it was part of a shared address. */
export type Choice = 'greedy' | 'drawn' | 'forced' | 'link';

export interface GeneratedToken {
  readonly id: TokenId;
  readonly choice: Choice;
  /** The number in [0, 1) that decided a draw; null for other choices. */
  readonly u: number | null;
}

interface Snapshot {
  readonly prompt: string;
  readonly promptIds: readonly TokenId[];
  readonly generated: readonly GeneratedToken[];
  readonly cursor: number;
}

export interface SequenceState extends Snapshot {
  /** What stands in the text box, while the model may still be reading an earlier text. */
  readonly draft: string;
  /** Earlier states, oldest first. */
  readonly past: readonly Snapshot[];
  /** Halves of surrogate pairs in the prompt, which the model reads as U+FFFD. */
  readonly replacedCharacters: number;
  setDraft(draft: string): void;
  /** A new prompt: generated tokens go (undo brings them back). */
  setPrompt(prompt: string, promptIds: readonly TokenId[], replacedCharacters: number): void;
  /** Append after the cursor; later tokens go (undo brings them back). */
  append(token: GeneratedToken): void;
  goTo(cursor: number): void;
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
    past: [],
    replacedCharacters: 0,

    setDraft: (draft) => set({ draft }),

    setPrompt(prompt, promptIds, replacedCharacters) {
      set({ past: remember(get()), prompt, promptIds, generated: [], cursor: 0, replacedCharacters });
    },

    append(token) {
      const { generated, cursor } = get();
      set({ past: remember(get()), generated: [...generated.slice(0, cursor), token], cursor: cursor + 1 });
    },

    goTo(cursor) {
      set({ cursor: Math.max(0, Math.min(cursor, get().generated.length)) });
    },

    restore: (generated) => set({ generated, cursor: generated.length }),

    forgetTokens: () => set({ prompt: '', promptIds: [], generated: [], cursor: 0, past: [], replacedCharacters: 0 }),

    undo() {
      const { past } = get();
      const last = past.at(-1);
      if (!last) return false;
      set({ ...last, draft: last.prompt, past: past.slice(0, -1) });
      return true;
    },
  }));
}

function remember({ past, prompt, promptIds, generated, cursor }: SequenceState): readonly Snapshot[] {
  if (promptIds.length === 0 && prompt === '') return past;
  return [...past.slice(1 - UNDO_STEPS), { prompt, promptIds, generated, cursor }];
}

/** All ids up to the cursor, whether or not they fit the window. */
export function shownIds(state: Snapshot): readonly TokenId[] {
  return [...state.promptIds, ...state.generated.slice(0, state.cursor).map((token) => token.id)];
}
