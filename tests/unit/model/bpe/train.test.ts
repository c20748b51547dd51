/** Learning merges, against Hugging Face's BpeTrainer, and by laws. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spellBytes } from '@/model/bpe/byteOrder.ts';
import { cutText } from '@/model/bpe/cutText.ts';
import { cutPieces } from '@/model/bpe/pieces.ts';
import { BpeTraining } from '@/model/bpe/train.ts';
import { STORY } from '@/trainer/data/story.ts';
import { readJson } from '../../engine/support/golden.ts';

const golden = readJson('tests/golden/bpe/training.json') as Record<
  'story' | 'scripts',
  { text: string | null; merges: string[] }
>;

function learn(text: string, merges: number): BpeTraining {
  const training = new BpeTraining(text);
  while (training.tokens.length < 256 + merges && training.step());
  return training;
}

const written = (training: BpeTraining) =>
  training.merges.map(({ left, right }) => [left, right].map((id) => spellBytes(training.tokens[id]!)).join(' '));

/** Few letters, so that pairs come again. */
const repetitive = fc
  .array(fc.constantFrom('ab', 'ba', 'aa', 'b', ' a', ' ab', 'é', '猫', '\n'), { minLength: 1, maxLength: 60 })
  .map((parts) => parts.join(''));

describe('Learning merges', () => {
  it.each([
    ['a story', STORY, golden.story.merges],
    ['a text in many scripts, with many ties', golden.scripts.text ?? '', golden.scripts.merges],
  ])('learns from %s the list that the reference learns', (_, text, merges) => {
    expect(merges.length).toBeGreaterThan(150);
    expect(written(learn(text, 600))).toEqual(merges);
  });

  it('learns what the reference learns from hundreds of small texts, in which nearly all pairs are equally frequent', () => {
    const small = readJson('tests/golden/bpe/smallTraining.json') as [string, string[]][];
    expect(small.length).toBeGreaterThan(250);
    for (const [text, merges] of small) expect([text, written(learn(text, 60))]).toEqual([text, merges]);
  });

  it('counts as one counts by hand', () => {
    fc.assert(
      fc.property(repetitive, fc.integer({ min: 0, max: 8 }), (text, merges) => {
        const training = new BpeTraining(text);
        for (let i = 0; i < merges; i++) training.step();
        const counts = new Map<string, number>();
        let tokens = 0;
        for (const piece of cutPieces(text, { plainTokens: [] })) {
          const ids = training.idsOf(piece.text) ?? [];
          tokens += ids.length;
          ids.slice(1).forEach((id, i) => {
            const pair = `${ids[i]} ${id}`;
            counts.set(pair, (counts.get(pair) ?? 0) + 1);
          });
        }
        const ranking = training.ranking(10_000);
        expect(new Map(ranking.map(({ left, right, count }) => [`${left} ${right}`, count]))).toEqual(counts);
        expect(training.tokenCount).toBe(tokens);
      }),
    );
  });

  it('takes the most frequent pair, and of equals the one with the smallest ids', () => {
    fc.assert(
      fc.property(repetitive, (text) => {
        const ranking = new BpeTraining(text).ranking(50);
        ranking.slice(1).forEach((pair, i) => {
          const before = ranking[i]!;
          const [byCount, byLeft, byRight] = [
            before.count - pair.count,
            pair.left - before.left,
            pair.right - before.right,
          ];
          const isInOrder = byCount > 0 || (byCount === 0 && (byLeft > 0 || (byLeft === 0 && byRight > 0)));
          expect(isInOrder).toBe(true);
        });
      }),
    );
  });

  it('makes fewer tokens of the text with every merge, and never another text', () => {
    fc.assert(
      fc.property(repetitive, (text) => {
        const training = new BpeTraining(text);
        let before = training.tokenCount;
        for (let merge = training.step(); merge; merge = training.step()) {
          expect(merge.tokensAfter).toBeLessThan(before);
          before = merge.tokensAfter;
        }
        expect(training.ranking(1)[0]?.count ?? 0).toBeLessThan(2);
      }),
    );
  });

  it('cuts its own text by its list as it had it when the list was learnt', () => {
    const check = (training: BpeTraining, text: string) => {
      for (const piece of cutText(text, training.rules())) expect(piece.ids).toEqual(training.idsOf(piece.text));
    };
    check(learn(STORY, 600), STORY);
    fc.assert(
      fc.property(repetitive, (text) => {
        const training = learn(text, 40);
        // Two merges that make the same token: see BpeTraining.rules.
        fc.pre(new Set(training.merges.map(({ result }) => result)).size === training.merges.length);
        check(training, text);
      }),
    );
  });

  it('has nothing to learn from an empty text, or from one in which no pair comes twice', () => {
    expect(new BpeTraining('').step()).toBeNull();
    expect(new BpeTraining('abc').step()).toBeNull();
  });
});
