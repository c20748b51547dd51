/** The lesson plans that are ready to teach. Each is a made lesson in a file of its own, fetched when it is opened. */
import type { Translated } from '@/views/learn/Lesson.ts';

export interface LessonPlan {
  readonly minutes: number;
  readonly title: Translated;
  readonly about: Translated;
  /** The lesson's file, as text. */
  readonly load: () => Promise<string>;
}

const files = import.meta.glob<string>('./*.lesson.json', { query: '?raw', import: 'default' });

const plan = (minutes: number, title: string, about: string): LessonPlan => ({
  minutes,
  title: { en: title },
  about: { en: about },
  load: () => files[`./${minutes}-minutes.lesson.json`]!(),
});

/** The shortest first. */
export const PLANS: readonly LessonPlan[] = [
  plan(
    20,
    'What comes next?',
    'No knowledge needed. The class predicts the next word, draws a story, and meets an answer that is sure and wrong.',
  ),
  plan(
    45,
    'Is a right answer enough?',
    'The class tests a right answer by changing what should matter, and carries the idea over to other programs.',
  ),
  plan(
    90,
    'Inside a language model',
    'From tokens to the draw, then one head is looked at and switched off; how the numbers were learned, and where they fail.',
  ),
];
