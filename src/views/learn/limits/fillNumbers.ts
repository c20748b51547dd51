/** A sentence with the numbers of its claims in their places. */
import type { Format } from '@/draw/formats.ts';
import type { LessonClaim } from '@/model/lessonClaim.ts';
import { claimWords } from '@/views/learn/claimWords.ts';

export function fillNumbers(sentence: string, claims: Readonly<Record<string, LessonClaim>>, format: Format): string {
  return sentence.replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => {
    const claim = claims[name];
    return claim ? claimWords(claim, format) : whole;
  });
}
