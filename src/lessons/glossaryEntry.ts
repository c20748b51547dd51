/** An entry of the glossary in English, written shortly. */
import type { GlossaryEntry } from '@/views/learn/Lesson.ts';

export const entry = (
  id: string,
  term: string,
  definition: string,
  rest: Omit<GlossaryEntry, 'id' | 'term' | 'definition'>,
): GlossaryEntry => ({ id, term: { en: term }, definition: { en: definition }, ...rest });
