/** An item of the check: a question about language models with options, one of them right, the others known mistakes. */
import type { LessonClaim } from '@/model/lessonClaim.ts';

type Words = Readonly<Record<string, string>>;

export interface CheckOption {
  readonly text: Words;
  /** Why it is right, or what is wrong with it; said after the second time. */
  readonly why: Words;
}

export interface CheckItem {
  /** Names it in what is kept: `1` … */
  readonly id: string;
  readonly asks: Words;
  /** The right one first; they are shuffled when they are shown. */
  readonly options: readonly CheckOption[];
  /** Ids of the misconceptions that its other options come from. */
  readonly misconceptions: readonly string[];
  readonly source: string;
  /** What the question says of the model. */
  readonly claims?: Readonly<Record<string, LessonClaim>>;
}

export interface Misconception {
  readonly id: string;
  readonly title: Words;
}

export interface CheckData {
  /** Asked first, in one's own words, so that the options of the others suggest nothing. */
  readonly open: { readonly asks: Words; readonly source: string };
  readonly items: readonly CheckItem[];
  /** Some of the items with another surface, for two weeks later; each has the id of the one that it is parallel to. */
  readonly parallel: readonly CheckItem[];
  readonly misconceptions: readonly Misconception[];
}
