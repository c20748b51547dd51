/** A text ready to be learnt from: its tokens in two parts, one trained on and one held out, and what can be said of it beforehand. */
import type { TextSource } from '@/trainer/protocol.ts';
import type { TextReport } from '@/trainer/reports.ts';
import { bigramLoss, unigramLoss } from './bigramLoss.ts';
import { cleanText } from './cleanText.ts';
import type { CleanText } from './cleanText.ts';
import { HELD_OUT_SHARE, LONGEST_TEXT, WORLD_CHARACTERS } from './limits.ts';
import { Vocabulary } from './Vocabulary.ts';

/** The small world's own seed: every model reads the same world. */
const WORLD_SEED = 1;
const BEGINNING_CHARACTERS = 2000;

export interface Corpus {
  readonly source: TextSource;
  readonly vocabulary: Vocabulary;
  readonly train: Int32Array;
  readonly heldOut: Int32Array;
  /** All words of the text, in lower case. */
  readonly words: ReadonlySet<string>;
  /** Every two words that stand side by side in a sentence of the text, in lower case: "the sea". */
  readonly pairs: ReadonlySet<string>;
  readonly report: TextReport;
}

/** Texts that come with the page are loaded when they are wanted. */
async function readSource(source: TextSource): Promise<string> {
  if (source.kind === 'own') return source.text;
  if (source.kind === 'story') return (await import('./story.ts')).STORY;
  return (await import('./worldText.ts')).writeWorld(WORLD_SEED, WORLD_CHARACTERS);
}

/** `vocabulary`: a loaded model's own. Throws TextEmpty, TextTooShort or TextTooPlain. */
export async function openCorpus(
  source: TextSource,
  contextLength: number,
  vocabulary: Vocabulary | null = null,
): Promise<Corpus> {
  return buildCorpus(source, cleanText(await readSource(source)), contextLength, vocabulary);
}

function buildCorpus(
  source: TextSource,
  { text, givenCharacters, folded }: CleanText,
  contextLength: number,
  given: Vocabulary | null,
): Corpus {
  const vocabulary = given ?? Vocabulary.of(text);
  const tokens = vocabulary.encodeLeniently(text);
  // One row needs a token more than it reads, to have a target at its end.
  const heldOutLength = Math.max(contextLength + 1, Math.floor(tokens.length * HELD_OUT_SHARE));
  const train = tokens.subarray(0, tokens.length - heldOutLength);
  const heldOut = tokens.subarray(tokens.length - heldOutLength);
  const words = new Set(wordsOf(text));
  const report: TextReport = {
    kind: source.kind,
    givenCharacters,
    usedCharacters: Math.min(givenCharacters, LONGEST_TEXT),
    trainCharacters: train.length,
    heldOutCharacters: heldOut.length,
    distinctWords: words.size,
    folded,
    uniformLoss: Math.log(vocabulary.size),
    unigramLoss: unigramLoss(train, heldOut, vocabulary.size),
    bigramLoss: bigramLoss(train, heldOut, vocabulary.size),
    beginning: text.slice(0, BEGINNING_CHARACTERS),
  };
  return { source, vocabulary, train, heldOut, words, pairs: new Set(wordPairsOf(text)), report };
}

/** Words in lower case: runs of letters and marks. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}']+/gu) ?? [];
}

/** Of the whole words of a sample, the share that the text has; null when there is none. The first and last may be cut off. */
export function wordShare(sample: string, words: ReadonlySet<string>): number | null {
  const whole = wordsOf(sample).slice(1, -1);
  return whole.length === 0 ? null : whole.filter((word) => words.has(word)).length / whole.length;
}

/** Two words of one sentence, side by side, in lower case: nothing but a blank or a comma is between them. */
export function wordPairsOf(text: string): string[] {
  const lower = text.toLowerCase();
  const words = [...lower.matchAll(/[\p{L}\p{M}']+/gu)];
  return words.flatMap(({ 0: word, index }, at) => {
    const next = words[at + 1];
    const between = next && lower.slice(index + word.length, next.index);
    return between !== undefined && /^[ ,]+$/.test(between) ? [`${word} ${next![0]}`] : [];
  });
}

/** Fewer pairs say nothing. */
const LEAST_PAIRS = 5;

/** Of the pairs of words of a sample, the share that the text has, too; null when there are too few. The last word may be cut off. */
export function pairShare(sample: string, pairs: ReadonlySet<string>): number | null {
  const whole = wordPairsOf(sample).slice(0, -1);
  return whole.length < LEAST_PAIRS ? null : whole.filter((pair) => pairs.has(pair)).length / whole.length;
}
