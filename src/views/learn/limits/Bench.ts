/** A test bench of the laboratory of limits: a prompt on which a limit shows, what was measured, why, and what helps. */
import type { LessonClaim } from '@/model/lessonClaim.ts';

type Words = Readonly<Record<string, string>>;

/** What helps in practice, from outside the model to inside it. */
export const HELPS = ['prompt', 'sampling', 'tool', 'retrieval', 'data', 'training', 'size', 'nothing'] as const;
export type Help = (typeof HELPS)[number];

export interface Bench {
  /** Names it in links and in what is kept. */
  readonly id: string;
  readonly title: Words;
  readonly prompt: string;
  /** A question about the prompt before it is run. */
  readonly asks: Words;
  readonly options: readonly Words[];
  /** The option that holds for the model that ships. */
  readonly right: number;
  /** What was measured, with `{{name}}` for each claim. */
  readonly result: Words;
  readonly claims: Readonly<Record<string, LessonClaim>>;
  /** One sentence. */
  readonly why: Words;
  readonly helps: readonly Help[];
  readonly helpWords: Words;
  /** Further prompts worth running. */
  readonly others: readonly string[];
  /** Texts side by side: how many tokens each is, and how probable these words are after it. */
  readonly table?: { readonly texts: readonly string[]; readonly words: readonly string[] };
}
