/** What the benches of the laboratory are put together from. */
import type { LessonClaim } from '@/model/lessonClaim.ts';

export const en = (text: string) => ({ en: text });
export const after = (text: string, word: string, probability: number): LessonClaim => ({ text, word, probability });
export const tokens = (text: string, count: number): LessonClaim => ({ kind: 'tokens', text, count });
