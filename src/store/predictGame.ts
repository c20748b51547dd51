/** The game of predicting: which one is played, by its seed, and what was guessed in each round so far. */
import { createStore } from 'zustand/vanilla';

/** How a round was guessed: shares for some tokens, one word with its share, or the guesses of a class. */
export const GUESS_WAYS = ['shares', 'word', 'class'] as const;
export type GuessWay = (typeof GUESS_WAYS)[number];

/** One round that was uncovered. The last of `labels` is everything else. */
export interface PlayedRound {
  readonly text: string;
  readonly way: GuessWay;
  readonly labels: readonly string[];
  /** The guess, as weights of any sum. */
  readonly given: readonly number[];
  /** The model's probabilities of the same. */
  readonly model: readonly number[];
  /** The model's most probable token. */
  readonly best: string;
  /** Words that are several tokens each, of which the first one was compared. */
  readonly inPieces: readonly string[];
}

export interface PredictGameState {
  readonly seed: number;
  readonly rounds: readonly PlayedRound[];
  /** The round on show, from 0; after the last one the results. */
  readonly at: number;
  /** The game of this seed from its beginning. */
  begin(seed: number): void;
  play(round: PlayedRound): void;
  goOn(): void;
}

export type PredictGameStore = ReturnType<typeof createPredictGame>;

export const FIRST_GAME = 1;
/** Seeds that a link may name. */
export const MOST_GAMES = 99_999;

export function createPredictGame() {
  return createStore<PredictGameState>()((set, get) => ({
    seed: FIRST_GAME,
    rounds: [],
    at: 0,
    begin: (seed) => set({ seed, rounds: [], at: 0 }),
    play: (round) => set({ rounds: [...get().rounds.slice(0, get().at), round] }),
    goOn: () => set({ at: Math.min(get().rounds.length, get().at + 1) }),
  }));
}
