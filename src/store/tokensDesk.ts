/**
 * What the page *Tokens and meaning* looks at: a text, which part of the page is open, and how far its merges are
 * shown. Until the visitor writes a text of their own there, it is the prompt. Leaves out what is computed from it.
 */
import { createStore } from 'zustand/vanilla';
import type { ColumnId } from './tokenizerChoices.ts';

/** The parts of the page, in the order of their tabs. */
export const DESK_SECTIONS = ['cut', 'compare', 'train', 'meaning'] as const;
export type DeskSection = (typeof DESK_SECTIONS)[number];

/** Longest text that is cut, in UTF-16 units; of a longer one the beginning is. More would not be read by anyone. */
export const LONGEST_DESK_TEXT = 100_000;

/** Texts from which a list of merges is learnt: those of the training page, or the text to cut. */
export const BPE_TEXTS = ['story', 'world', 'own'] as const;
export type BpeText = (typeof BPE_TEXTS)[number];
/** Merges that are learnt at most: what comes after is rare in texts of this length. */
export const MOST_LEARNT = 2000;
export const DEFAULT_GOAL = 200;

/** A piece of the comparison: whose it is, and the how manieth there. */
export interface ComparedPiece {
  readonly column: ColumnId;
  readonly at: number;
}

export interface TokensDeskState {
  readonly section: DeskSection;
  /** The visitor's own text; null while it is the prompt. */
  readonly own: string | null;
  /** The piece of the text whose merges are shown, counted from 0; null leaves the choice to the page. */
  readonly piece: number | null;
  /** Merges of that piece that are done on show; null: all of them. */
  readonly step: number | null;
  /** The token of that piece whose family is shown, counted from 0; null leaves the choice to the page. */
  readonly part: number | null;
  /** The piece chosen where several tokenizers stand under one another. */
  readonly compared: ComparedPiece | null;
  /** The text that a list of merges is learnt from, how long it shall become, and how long it is. */
  readonly corpus: BpeText;
  readonly goal: number;
  readonly learnt: number;
  setSection(section: DeskSection): void;
  /** Another text: what pointed into the one before points nowhere. */
  setText(text: string): void;
  /** The prompt again, whatever it becomes. */
  followPrompt(): void;
  choosePiece(piece: number | null): void;
  setStep(step: number | null): void;
  choosePart(part: number | null): void;
  compare(piece: ComparedPiece | null): void;
  /** Another text to learn from: nothing is learnt of it yet. */
  setCorpus(corpus: BpeText): void;
  setGoal(goal: number): void;
  setLearnt(learnt: number): void;
}

export type TokensDeskStore = ReturnType<typeof createTokensDesk>;

const NOWHERE = { piece: null, step: null, part: null, compared: null };

export function createTokensDesk() {
  return createStore<TokensDeskState>()((set) => ({
    section: 'cut',
    own: null,
    ...NOWHERE,
    corpus: 'story',
    goal: DEFAULT_GOAL,
    learnt: 0,
    setSection: (section) => set({ section }),
    setText: (own) => set({ own, ...NOWHERE }),
    followPrompt: () => set({ own: null, ...NOWHERE }),
    choosePiece: (piece) => set({ piece, step: null, part: null }),
    setStep: (step) => set({ step }),
    choosePart: (part) => set({ part }),
    compare: (compared) => set({ compared }),
    setCorpus: (corpus) => set({ corpus, learnt: 0 }),
    setGoal: (goal) => set({ goal }),
    setLearnt: (learnt) => set({ learnt }),
  }));
}

/** The text that is cut. */
export function deskText(own: string | null, prompt: string): string {
  return (own ?? prompt).slice(0, LONGEST_DESK_TEXT);
}
