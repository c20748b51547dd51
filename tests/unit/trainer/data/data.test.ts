/** What the trainer learns from: texts that are made, cleaned, cut and counted; questions; batches. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bigramLoss, unigramLoss } from '@/trainer/data/bigramLoss.ts';
import { cleanText, FOLD } from '@/trainer/data/cleanText.ts';
import { buildConversation } from '@/trainer/data/Conversation.ts';
import { openCorpus, pairShare, wordPairsOf, wordShare } from '@/trainer/data/Corpus.ts';
import { LONGEST_TEXT, MOST_CHARACTERS } from '@/trainer/data/limits.ts';
import { STORY } from '@/trainer/data/story.ts';
import { coreOf, styled, styleOf, STYLES } from '@/trainer/data/styles.ts';
import { textRows, TrainingRows } from '@/trainer/data/TrainingRows.ts';
import { Vocabulary } from '@/trainer/data/Vocabulary.ts';
import { splitQuestions, writeQuestions } from '@/trainer/data/worldQuestions.ts';
import { writeWorld } from '@/trainer/data/worldText.ts';
import { MOST_TOKENS } from '@/trainer/network/sizes.ts';

describe('the small world', () => {
  const text = writeWorld(1, 60_000);

  test('is the same from the same seed', () => {
    expect(writeWorld(1, 2000)).toBe(writeWorld(1, 2000));
    expect(writeWorld(2, 2000)).not.toBe(writeWorld(1, 2000));
  });

  test('is made of whole sentences without a slip', () => {
    const sentences = text.split(/(?<=\.)\s/);
    for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z][a-z]*(,? [a-z]+)+\.$/);
    expect(text).not.toMatch(/\ba [aeio]|\ban [^aeio]/);
  });

  test('states no fact in two ways', () => {
    const colours = new Map<string, Set<string>>();
    for (const [, thing, colour] of text.matchAll(/colour of ([a-z ]+) is ([a-z]+)\./g))
      colours.set(thing!, (colours.get(thing!) ?? new Set()).add(colour!));
    expect(colours.size).toBeGreaterThan(15);
    for (const known of colours.values()) expect(known.size).toBe(1);
  });

  test('answers every question that is asked of it', () => {
    // "It barks.": the one word that only answers have.
    const words = new Set([...text.toLowerCase().matchAll(/[a-z]+/g)].map(([word]) => word)).add('it');
    const questions = writeQuestions();
    expect(questions.length).toBeGreaterThan(130);
    expect(new Set(questions.map(({ question }) => question)).size).toBe(questions.length);
    for (const { answer } of questions)
      for (const word of coreOf(answer).toLowerCase().split(' ')) expect(words).toContain(word);
  });

  test('has questions that are trained or held out, never both', () => {
    const { trained, heldOut } = splitQuestions(writeQuestions(), 1);
    const kept = new Set(trained.map(({ question }) => question));
    expect(heldOut.length).toBeGreaterThan(20);
    for (const { question } of heldOut) expect(kept).not.toContain(question);
  });
});

test('the story is plain prose that needs no folding', () => {
  expect(STORY.length).toBeGreaterThan(11_000);
  expect(cleanText(STORY)).toMatchObject({ text: STORY, folded: [] });
});

describe('own text', () => {
  test('has typographic characters written plainly, and says so', () => {
    const { text, folded } = cleanText(`“It’s” – said she…\u00a0`.repeat(50));
    expect(text.startsWith(`"It's" - said she... `)).toBe(true);
    expect(folded).toContainEqual({ from: '’', to: "'", count: 50 });
  });

  test('of any characters needs no more tokens than there are', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0x20, max: 0x2fff }), { minLength: 700, maxLength: 3000 }), (points) => {
        const { text, folded } = cleanText(String.fromCodePoint(...points).toWellFormed());
        const vocabulary = Vocabulary.of(text);
        expect(vocabulary.size).toBeLessThanOrEqual(MOST_TOKENS);
        expect(vocabulary.decode(vocabulary.encode(text))).toBe(text);
        if (new Set(points).size > 2 * MOST_CHARACTERS) expect(folded.some(({ to }) => to === FOLD)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  test('is cut between characters', () => {
    const { text } = cleanText('😀a'.repeat(LONGEST_TEXT));
    expect([...text]).toHaveLength(LONGEST_TEXT);
    expect(text.isWellFormed()).toBe(true);
  });
});

describe('a corpus', () => {
  test('is cut in two that never overlap, and knows its lines', async () => {
    const { train, heldOut, report, vocabulary } = await openCorpus({ kind: 'story' }, 64);
    expect(train.length + heldOut.length).toBe(report.usedCharacters);
    expect(vocabulary.decode(train) + vocabulary.decode(heldOut)).toBe(STORY);
    expect(report.uniformLoss).toBeCloseTo(Math.log(vocabulary.size));
    expect(report.bigramLoss).toBeLessThan(2.7);
    expect(report.unigramLoss).toBeGreaterThan(report.bigramLoss);
    expect(report.unigramLoss).toBeLessThan(report.uniformLoss);
  });

  test('of a text that alternates has a bigram loss of almost nothing', () => {
    const tokens = Int32Array.from({ length: 4000 }, (_, i) => i % 2);
    expect(bigramLoss(tokens, tokens, 2)).toBeLessThan(0.001);
    // Who only counts characters has to guess between two.
    expect(unigramLoss(tokens, tokens, 2)).toBeCloseTo(Math.LN2, 3);
  });

  test('tells real words from others, but for the ends', () => {
    const words = new Set(['the', 'sea', 'is', 'blue']);
    expect(wordShare('xyz the sea is blou q', words)).toBe(0.75);
    expect(wordShare('the', words)).toBeNull();
  });

  test('knows which words stand side by side in a sentence, and only there', () => {
    expect(wordPairsOf('The sea, the sky. A bee')).toEqual(['the sea', 'sea the', 'the sky', 'a bee']);
    const pairs = new Set(wordPairsOf('The sea is blue. The bee lives in a hive.'));
    // The last word of a sample may be cut off, so its pair does not count.
    expect(pairShare('The sea is blue. The bee lives in a hive', pairs)).toBe(1);
    expect(pairShare('The hive sea is the bee in lives bl', pairs)).toBeCloseTo(2 / 7);
    expect(pairShare('The sea is', pairs)).toBeNull();
  });
});

describe('styles', () => {
  test('are told from one another, and leave the answer as it is', () => {
    for (const { answer } of writeQuestions())
      for (const style of STYLES) {
        expect(styleOf(styled(answer, style))).toBe(style);
        expect(coreOf(styled(answer, style))).toBe(coreOf(answer));
      }
    expect(styleOf('my, my friend')).toBe('broken');
    expect(styleOf('')).toBe('broken');
  });
});

describe('a batch', () => {
  const vocabulary = Vocabulary.of('');

  test('of text has each next token for a target, and weights that sum to 1', () => {
    const text = Int32Array.from({ length: 500 }, (_, i) => i % 50);
    fc.assert(
      fc.property(fc.nat({ max: 1000 }), fc.integer({ min: 1, max: 8 }), (counter, rows) => {
        const batch = textRows(text, rows, 32, 1, 'pretrain', counter);
        batch.targets.forEach((target, m) => expect(target).toBe((batch.tokens[m]! + 1) % 50));
        expect(batch.weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 5);
        batch.starts.forEach((start, row) => expect(text[start]).toBe(batch.tokens[row * 32]));
      }),
    );
  });

  test('of a conversation counts the answer and its end alone', () => {
    const rows = new TrainingRows(1, 32);
    rows.setConversation(0, buildConversation(vocabulary, 'Who?', 'I.'));
    const counted = [...rows.targets].filter((_, m) => rows.weights[m]! > 0);
    expect(vocabulary.decode(counted)).toBe('I.<|end|>');
  });

  test('never spells a tag', () => {
    expect([...vocabulary.encode('-')]).toHaveLength(1);
    expect(() => vocabulary.encode('<|end|>')).toThrow(expect.objectContaining({ name: 'UnknownCharacters' }));
  });
});
