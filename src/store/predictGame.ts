/** The game of predicting: which one is played, by its seed, and what was guessed in each round so far. Kept in the browser, so that a reload loses none of it. */
import { createStore } from 'zustand/vanilla';
import type { Keep } from './preferences.ts';

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

const GAME = 'glassbox.game';

type Played = Pick<PredictGameState, 'seed' | 'rounds' | 'at'>;

export function createPredictGame(keep: Keep) {
  return createStore<PredictGameState>()((set, get) => {
    const write = (change: Partial<Played>) => {
      set(change);
      const { seed, rounds, at } = get();
      keep.write(GAME, JSON.stringify({ seed, rounds, at }));
    };
    return {
      ...readGame(keep.read(GAME)),
      begin: (seed) => write({ seed, rounds: [], at: 0 }),
      play: (round) => write({ rounds: [...get().rounds.slice(0, get().at), round] }),
      goOn: () => write({ at: Math.min(get().rounds.length, get().at + 1) }),
    };
  });
}

/** What was kept may be of another version of the page, or be edited by hand: a game that is not whole begins anew. */
function readGame(kept: string | null): Played {
  const first: Played = { seed: FIRST_GAME, rounds: [], at: 0 };
  try {
    const { seed, rounds, at } = JSON.parse(kept ?? '{}') as Partial<Played>;
    const isSeed = Number.isInteger(seed) && seed! >= 1 && seed! <= MOST_GAMES;
    if (!isSeed || !Array.isArray(rounds) || !rounds.every(isRound)) return first;
    const isAt = Number.isInteger(at) && at! >= 0 && at! <= rounds.length;
    return { seed: seed!, rounds, at: isAt ? at! : rounds.length };
  } catch {
    return first;
  }
}

function isRound(value: unknown): value is PlayedRound {
  const { text, way, labels, given, model, best, inPieces } = (value ?? {}) as Partial<PlayedRound>;
  const isWords = (list: unknown) => Array.isArray(list) && list.every((word) => typeof word === 'string');
  const isShares = (list: unknown) =>
    Array.isArray(list) && list.length === labels?.length && list.every(Number.isFinite);
  return (
    typeof text === 'string' &&
    typeof best === 'string' &&
    GUESS_WAYS.some((known) => known === way) &&
    isWords(labels) &&
    isWords(inPieces) &&
    isShares(given) &&
    isShares(model)
  );
}
