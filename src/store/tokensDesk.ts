/**
 * What the page *Tokens and meaning* looks at: a text, which part of the page is open, and how far its merges are
 * shown. Until the visitor writes a text of their own there, it is the prompt. Leaves out what is computed from it.
 */
import { createStore } from 'zustand/vanilla';

/** The parts of the page, in the order of their tabs. */
export const DESK_SECTIONS = ['cut', 'compare', 'train', 'meaning'] as const;
export type DeskSection = (typeof DESK_SECTIONS)[number];

/** Longest text that is cut, in UTF-16 units; of a longer one the beginning is. More would not be read by anyone. */
export const LONGEST_DESK_TEXT = 100_000;

export interface TokensDeskState {
  readonly section: DeskSection;
  /** The visitor's own text; null while it is the prompt. */
  readonly own: string | null;
  /** The piece of the text whose merges are shown, counted from 0; null leaves the choice to the page. */
  readonly piece: number | null;
  /** Merges of that piece that are done on show; null: all of them. */
  readonly step: number | null;
  setSection(section: DeskSection): void;
  /** Another text: what pointed into the one before points nowhere. */
  setText(text: string): void;
  /** The prompt again, whatever it becomes. */
  followPrompt(): void;
  choosePiece(piece: number | null): void;
  setStep(step: number | null): void;
}

export type TokensDeskStore = ReturnType<typeof createTokensDesk>;

const NOWHERE = { piece: null, step: null };

export function createTokensDesk() {
  return createStore<TokensDeskState>()((set) => ({
    section: 'cut',
    own: null,
    ...NOWHERE,
    setSection: (section) => set({ section }),
    setText: (own) => set({ own, ...NOWHERE }),
    followPrompt: () => set({ own: null, ...NOWHERE }),
    choosePiece: (piece) => set({ piece, step: null }),
    setStep: (step) => set({ step }),
  }));
}

/** The text that is cut. */
export function deskText(own: string | null, prompt: string): string {
  return (own ?? prompt).slice(0, LONGEST_DESK_TEXT);
}
