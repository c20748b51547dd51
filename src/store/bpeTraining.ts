/**
 * A list of merges being learnt from a text, step by step. The text is chosen and the length of the list kept in
 * `tokensDesk`, so that a link leads to the same list: learning has no chance in it. It is done in slices shorter than
 * a frame, so that the page answers and a stop is heard.
 */
import { createStore } from 'zustand/vanilla';
import { BpeTraining, type LearntMerge, type PairCount } from '@/model/bpe/train.ts';
import { unixLineEnds, wellFormed } from '@/model/tokens.ts';
import { deskText, MOST_LEARNT, type BpeText, type TokensDeskStore } from './tokensDesk.ts';
import type { SequenceStore } from './sequence.ts';
import type { Wait } from './wait.ts';

/** Pairs listed; the first is taken next. */
export const LISTED_PAIRS = 8;
/** Pairs offered for a guess. */
export const OFFERED_PAIRS = 5;
/** Work between two breaths of the page, in milliseconds. */
const SLICE = 12;
/** Between two merges while it plays. */
const TICK = 700;

/** The list as far as it is learnt; a new object after each change. */
export interface LearntList {
  readonly training: BpeTraining;
  readonly corpus: BpeText;
  /** The text it is learnt from. */
  readonly text: string;
  readonly merges: readonly LearntMerge[];
  /** The most frequent pairs now, in the order in which they would be taken; none that comes once. */
  readonly ranking: readonly PairCount[];
}

export interface BpeTrainingState {
  readonly list: LearntList | null;
  /** Null at rest; `run` as fast as can be, `play` one by one to be watched. */
  readonly pace: 'run' | 'play' | null;
  /** Whether the next merge is covered until it was guessed. */
  readonly isGuessing: boolean;
  /** The pair that was guessed, by its place in `offered`; null while none was. */
  readonly guess: number | null;
  readonly isRevealed: boolean;
  /** The text could not be fetched. */
  readonly hasFailed: boolean;
  /** Read the text and learn as much of it as the desk says. */
  open(): Promise<void>;
  /** Learn until the list has this many merges, or none is left to learn. */
  learnTo(count: number): Promise<void>;
  step(): void;
  play(): Promise<void>;
  stop(): void;
  startOver(): Promise<void>;
  setGuessing(on: boolean): void;
  setGuess(at: number): void;
  reveal(): void;
}

interface Around {
  readonly tokensDesk: TokensDeskStore;
  readonly sequence: SequenceStore;
  readonly wait: Wait;
  readonly now: () => number;
  /** A text that comes with the page. */
  readonly readText: (text: Exclude<BpeText, 'own'>) => Promise<string>;
}

export type BpeTrainingStore = ReturnType<typeof createBpeTraining>;

const UNGUESSED = { guess: null, isRevealed: false };

export function createBpeTraining({ tokensDesk, sequence, wait, now, readText }: Around) {
  /** Grows with everything that is asked for: what was under way then stops. */
  let turn = 0;

  return createStore<BpeTrainingState>()((set, get) => {
    function show({ training, corpus, text }: Pick<LearntList, 'training' | 'corpus' | 'text'>) {
      const ranking = training.ranking(LISTED_PAIRS).filter(({ count }) => count > 1);
      const merges = training.merges.slice();
      set({ list: { training, corpus, text, merges, ranking }, ...UNGUESSED });
      tokensDesk.getState().setLearnt(merges.length);
    }

    async function read(corpus: BpeText): Promise<string> {
      const { own } = tokensDesk.getState();
      const text = corpus === 'own' ? deskText(own, sequence.getState().draft) : await readText(corpus);
      return wellFormed(unixLineEnds(text)).text;
    }

    async function begin(learnt: number): Promise<void> {
      const mine = ++turn;
      set({ list: null, pace: 'run', hasFailed: false, ...UNGUESSED });
      try {
        const { corpus } = tokensDesk.getState();
        const text = await read(corpus);
        if (mine !== turn) return;
        show({ training: new BpeTraining(text), corpus, text });
        await learn(mine, learnt);
      } catch {
        if (mine === turn) set({ hasFailed: true });
      }
      if (mine === turn) set({ pace: null });
    }

    /** In slices; what is shown is brought up to date after each. */
    async function learn(mine: number, count: number): Promise<void> {
      const { list } = get();
      if (!list) return;
      const { training } = list;
      const most = Math.min(count, MOST_LEARNT);
      let isMore = training.merges.length < most;
      while (isMore && mine === turn) {
        const begun = now();
        do isMore = training.step() !== null && training.merges.length < most;
        while (isMore && now() - begun < SLICE);
        show(list);
        await wait(0);
      }
    }

    return {
      list: null,
      pace: null,
      isGuessing: false,
      ...UNGUESSED,
      hasFailed: false,

      async open() {
        const { learnt, corpus } = tokensDesk.getState();
        const { list, pace, hasFailed } = get();
        if (pace || hasFailed || (list?.corpus === corpus && list.merges.length === learnt)) return;
        await begin(learnt);
      },

      async learnTo(count) {
        const { list } = get();
        if (!list || list.merges.length > count) return begin(count);
        const mine = ++turn;
        set({ pace: 'run' });
        await learn(mine, count);
        if (mine === turn) set({ pace: null });
      },

      step() {
        const { list } = get();
        if (!list || list.merges.length >= MOST_LEARNT) return;
        turn++;
        set({ pace: null });
        if (list.training.step()) show(list);
      },

      async play() {
        const mine = ++turn;
        set({ pace: 'play' });
        for (;;) {
          const { list } = get();
          if (mine !== turn || !list || list.merges.length >= MOST_LEARNT || !list.training.step()) break;
          show(list);
          await wait(TICK);
        }
        if (mine === turn) set({ pace: null });
      },

      stop() {
        turn++;
        set({ pace: null });
      },

      startOver: () => begin(0),
      setGuessing: (isGuessing) => set({ isGuessing, ...UNGUESSED }),
      setGuess(guess) {
        if (!get().isRevealed) set({ guess });
      },
      reveal() {
        if (get().guess !== null) set({ isRevealed: true });
      },
    };
  });
}

/** Pairs to guess from: the most frequent ones, in an order that does not tell which comes first. */
export function offeredPairs({ ranking }: Pick<LearntList, 'ranking'>): PairCount[] {
  return ranking.slice(0, OFFERED_PAIRS).toSorted((one, other) => one.left - other.left || one.right - other.right);
}
