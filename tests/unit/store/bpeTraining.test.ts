/** Learning a list of merges in slices: what a link leads to, what stops it, and what is guessed. */
import { beforeEach, describe, expect, it } from 'vitest';
import { createBpeTraining, offeredPairs } from '@/store/bpeTraining.ts';
import { createSequence } from '@/store/sequence.ts';
import { createTokensDesk } from '@/store/tokensDesk.ts';
import { STORY } from '@/trainer/data/story.ts';

let time = 0;

function open(readText: () => Promise<string> = () => Promise.resolve(STORY)) {
  const tokensDesk = createTokensDesk();
  const sequence = createSequence();
  const waits: number[] = [];
  const bpe = createBpeTraining({
    tokensDesk,
    sequence,
    wait: (milliseconds) => {
      waits.push(milliseconds);
      return Promise.resolve();
    },
    // Each look at the clock is 5 ms after the last: a slice is a few merges.
    now: () => (time += 5),
    readText,
  });
  return { tokensDesk, sequence, bpe, waits };
}

beforeEach(() => {
  time = 0;
});

describe('A list of merges being learnt', () => {
  it('is as long as was asked for, is learnt in slices, and says so to the link', async () => {
    const { bpe, tokensDesk, waits } = open();
    await bpe.getState().learnTo(50);
    expect(bpe.getState().list?.merges).toHaveLength(50);
    expect(bpe.getState().pace).toBeNull();
    expect(tokensDesk.getState().learnt).toBe(50);
    expect(waits.length).toBeGreaterThan(10);
  });

  it('is the same list when it is learnt at once, one by one, in two parts, or after a reload', async () => {
    const whole = open();
    await whole.bpe.getState().learnTo(30);
    const merges = whole.bpe.getState().list!.merges;

    const steps = open();
    await steps.bpe.getState().open();
    for (let i = 0; i < 30; i++) steps.bpe.getState().step();
    expect(steps.bpe.getState().list?.merges).toEqual(merges);

    const parts = open();
    await parts.bpe.getState().learnTo(11);
    await parts.bpe.getState().learnTo(30);
    expect(parts.bpe.getState().list?.merges).toEqual(merges);

    const reloaded = open();
    reloaded.tokensDesk.getState().setLearnt(30);
    await reloaded.bpe.getState().open();
    expect(reloaded.bpe.getState().list?.merges).toEqual(merges);
  });

  it('stops where it is, and goes on from there', async () => {
    const { bpe } = open();
    await bpe.getState().open();
    const run = bpe.getState().learnTo(500);
    bpe.getState().stop();
    await run;
    const { length } = bpe.getState().list!.merges;
    expect(length).toBeLessThan(500);
    expect(bpe.getState().pace).toBeNull();
    bpe.getState().step();
    expect(bpe.getState().list?.merges).toHaveLength(length + 1);
  });

  it('ends where no pair comes twice', async () => {
    const { bpe, tokensDesk } = open();
    tokensDesk.getState().setText('abab');
    tokensDesk.getState().setCorpus('own');
    await bpe.getState().learnTo(500);
    expect(bpe.getState().list?.merges).toHaveLength(1);
    expect(bpe.getState().list?.ranking).toEqual([]);
  });

  it("learns from the prompt where the visitor's text is the prompt", async () => {
    const { bpe, tokensDesk, sequence } = open();
    sequence.getState().setDraft('the the the');
    tokensDesk.getState().setCorpus('own');
    await bpe.getState().open();
    expect(bpe.getState().list?.text).toBe('the the the');
  });

  it('says that a text could not be fetched, and can be asked again', async () => {
    let isThere = false;
    const { bpe } = open(() => (isThere ? Promise.resolve(STORY) : Promise.reject(new Error('offline'))));
    await bpe.getState().open();
    expect(bpe.getState()).toMatchObject({ hasFailed: true, list: null, pace: null });
    isThere = true;
    await bpe.getState().startOver();
    expect(bpe.getState()).toMatchObject({ hasFailed: false, pace: null });
    expect(bpe.getState().list?.merges).toEqual([]);
  });

  it('offers pairs to guess from in an order that tells nothing, the next one among them', async () => {
    const { bpe } = open();
    await bpe.getState().open();
    const list = bpe.getState().list!;
    const offered = offeredPairs(list);
    expect(offered).toContainEqual(list.ranking[0]);
    expect(offered).toEqual(offered.toSorted((a, b) => a.left - b.left || a.right - b.right));
    bpe.getState().reveal();
    expect(bpe.getState().isRevealed).toBe(false);
    bpe.getState().setGuess(1);
    bpe.getState().reveal();
    bpe.getState().setGuess(0);
    expect(bpe.getState()).toMatchObject({ guess: 1, isRevealed: true });
    bpe.getState().step();
    expect(bpe.getState()).toMatchObject({ guess: null, isRevealed: false });
  });
});
