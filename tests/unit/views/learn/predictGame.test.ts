/** The game of predicting: what is drawn, what a guess is worth, and what is read from a class's list. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PREDICT_TEXTS } from '@/lessons/predictTexts.ts';
import { createPredictGame, type PlayedRound } from '@/store/predictGame.ts';
import type { Keep } from '@/store/preferences.ts';
import { drawGame, drawOptions, nextSeed, ROUND_COUNT } from '@/views/learn/predict/drawGame.ts';
import { levelOf } from '@/views/learn/predict/PredictText.ts';
import { asNextWord, readGuesses } from '@/views/learn/predict/readGuesses.ts';
import { scoreRound, totalScore } from '@/views/learn/predict/roundScore.ts';
import { toShares } from '@/views/learn/scores.ts';

const seeds = fc.integer({ min: 1, max: 99_999 });
const weights = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2, maxLength: 6 });
const pairs = weights.chain((model) =>
  fc.record({
    model: fc.constant(model),
    given: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: model.length, maxLength: model.length }),
  }),
);

describe('a game', () => {
  test('has ten different texts, three easy, four middling and three hard, the same for the same seed', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const game = drawGame(PREDICT_TEXTS, seed);
        expect(game).toHaveLength(ROUND_COUNT);
        expect(ROUND_COUNT).toBe(10);
        expect(new Set(game.map(({ text }) => text)).size).toBe(10);
        expect(game.filter((text) => levelOf(text) === 'easy')).toHaveLength(3);
        expect(game.filter((text) => levelOf(text) === 'hard')).toHaveLength(3);
        expect(drawGame(PREDICT_TEXTS, seed)).toEqual(game);
      }),
    );
  });

  test('favours no text: over many seeds each comes about as often as the others of its level', () => {
    const times = new Map<string, number>();
    for (let seed = 1; seed <= 600; seed++)
      for (const { text } of drawGame(PREDICT_TEXTS, seed)) times.set(text, (times.get(text) ?? 0) + 1);
    for (const text of PREDICT_TEXTS) {
      const level = PREDICT_TEXTS.filter((other) => levelOf(other) === levelOf(text)).length;
      const expected = (600 * (levelOf(text) === 'middle' ? 4 : 3)) / level;
      expect(Math.abs((times.get(text.text) ?? 0) / expected - 1), text.text).toBeLessThan(0.35);
    }
  });

  test('the next one has as few texts as can be that were played before', () => {
    const seen = new Set(drawGame(PREDICT_TEXTS, 1).map(({ text }) => text));
    const seed = nextSeed(PREDICT_TEXTS, 1, seen, 99_999);
    expect(seed).not.toBe(1);
    expect(drawGame(PREDICT_TEXTS, seed).filter(({ text }) => seen.has(text)).length).toBeLessThanOrEqual(1);
    expect(nextSeed(PREDICT_TEXTS, 99_999, new Set(), 99_999)).toBe(1);
  });

  test('a round offers the best token and two others of the ten best, in an order that tells nothing', () => {
    const order = Array.from({ length: 50 }, (_, rank) => 100 + rank);
    const places = [0, 0, 0];
    for (let seed = 1; seed <= 300; seed++) {
      const options = drawOptions(order, seed, 3);
      expect(new Set(options).size).toBe(3);
      expect(options.every((id) => id >= 100 && id < 110)).toBe(true);
      places[options.indexOf(100)]! += 1;
    }
    for (const count of places) expect(count).toBeGreaterThan(60);
  });
});

describe('the score of a round', () => {
  test('is never below the model’s own, and as good for the model’s own shares', () => {
    fc.assert(
      fc.property(pairs, (round) => {
        const { own, lost, yours } = scoreRound(round);
        // Shares below one hundredth are raised to it, so a guess may seem a trifle better than the model itself.
        expect(lost).toBeGreaterThan(-1e-9);
        expect(yours).toBeCloseTo(own + lost);
      }),
    );
    expect(scoreRound({ model: [0.7, 0.2, 0.1], given: [70, 20, 10] }).lost).toBeCloseTo(0);
  });

  test('equal shares lose what equal shares lose, and the total is the sum', () => {
    fc.assert(
      fc.property(weights, (model) => {
        const { lost, evenly } = scoreRound({ model, given: model.map(() => 1) });
        expect(lost).toBeCloseTo(evenly);
      }),
    );
    const round = { model: [0.5, 0.5], given: [0.9, 0.1] };
    expect(totalScore([round, round]).lost).toBeCloseTo(2 * scoreRound(round).lost);
    expect(toShares([0, 0], 0)).toEqual([0.5, 0.5]);
  });
});

describe('the guesses of a class', () => {
  test('are read as chats, lists and polls give them', () => {
    const pasted = 'morning\r\nAnna: evening\n2. morning\n- "night"\nmorning, 3\nday x2\n\n·sir\ntea (4)\ncake\t5';
    const { guesses, bad, total } = readGuesses(pasted);
    expect(Object.fromEntries(guesses.map(({ word, count }) => [word, count]))).toEqual({
      morning: 5,
      evening: 1,
      night: 1,
      day: 2,
      sir: 1,
      tea: 4,
      cake: 5,
    });
    expect(bad).toEqual([]);
    expect(total).toBe(19);
  });

  test('bad lines are told by their number and left out', () => {
    const { bad, total } = readGuesses(`good morning\n${'a'.repeat(30)}\nmorning 123456\nfine`);
    expect(bad).toEqual([
      { line: 1, why: 'words' },
      { line: 2, why: 'long' },
      { line: 3, why: 'count' },
    ]);
    expect(total).toBe(1);
  });

  test('of any paste every line is read, told or empty', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 30 })), (lines) => {
        const text = lines.join('\n');
        const { guesses, bad, total } = readGuesses(text);
        const filled = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '').length;
        expect(bad.length + total).toBeGreaterThanOrEqual(filled);
        expect(guesses.every(({ word, count }) => word !== '' && count > 0)).toBe(true);
      }),
    );
  });

  test('a word gets its space, a sign none', () => {
    expect([asNextWord('morning'), asNextWord('7'), asNextWord(','), asNextWord('été')]).toEqual([
      ' morning',
      ' 7',
      ',',
      ' été',
    ]);
  });
});

describe('what is kept', () => {
  const ROUND: PlayedRound = {
    text: 'The sky is',
    way: 'shares',
    labels: ['·blue', 'something else'],
    given: [0.5, 0.5],
    model: [0.98, 0.02],
    best: '·blue',
    inPieces: [],
  };
  const keepOf = (kept: Map<string, string>): Keep => ({
    read: (name) => kept.get(name) ?? null,
    write: (name, value) => void kept.set(name, value),
  });

  test('a game goes on after a reload where it was', () => {
    const kept = new Map<string, string>();
    const before = createPredictGame(keepOf(kept)).getState();
    before.begin(77);
    before.play(ROUND);
    before.goOn();
    const { seed, rounds, at } = createPredictGame(keepOf(kept)).getState();
    expect({ seed, rounds, at }).toEqual({ seed: 77, rounds: [ROUND], at: 1 });
  });

  test('anything else that is found there begins a game anew', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (found) => {
        const { seed, rounds, at } = createPredictGame(keepOf(new Map([['glassbox.game', found]]))).getState();
        expect({ seed, rounds, at }).toEqual({ seed: 1, rounds: [], at: 0 });
      }),
    );
  });
});
