/** Sums to try: two that are quoted everywhere, and others of the same form. What comes out is the model's to say. */
import { findToken } from '@/model/findToken.ts';
import type { Vocabulary } from '@/model/vocabulary.ts';
import type { Terms } from './combine.ts';

export interface SumExample {
  readonly plus: string;
  readonly minus: string;
  readonly also: string;
  /** What one hopes for. */
  readonly hoped: string;
}

export const SUM_EXAMPLES: readonly SumExample[] = [
  { plus: ' king', minus: ' man', also: ' woman', hoped: ' queen' },
  { plus: ' father', minus: ' man', also: ' woman', hoped: ' mother' },
  { plus: ' London', minus: ' England', also: ' France', hoped: ' Paris' },
  { plus: ' went', minus: ' go', also: ' come', hoped: ' came' },
  { plus: ' better', minus: ' good', also: ' bad', hoped: ' worse' },
  { plus: ' cars', minus: ' car', also: ' dog', hoped: ' dogs' },
];

/** The tokens of an example; null where this vocabulary lacks one, for then it would not be that example. */
export function termsOf({ plus, minus, also }: SumExample, vocabulary: Vocabulary): Terms | null {
  const terms = {
    plus: findToken(vocabulary, plus),
    minus: findToken(vocabulary, minus),
    also: findToken(vocabulary, also),
  };
  return Object.values(terms).includes(null) ? null : terms;
}

/** Until the visitor chooses: the first example that can be had. */
export function firstTerms(vocabulary: Vocabulary): Terms | null {
  for (const example of SUM_EXAMPLES) {
    const terms = termsOf(example, vocabulary);
    if (terms) return terms;
  }
  return null;
}
