/** The course as its views reach it, and the lesson in which a piece of prose stands. */
import { createContext, use } from 'react';
import type { Course, CourseLesson, LessonStep, Translated } from './Lesson.ts';

export const CourseContext = createContext<Course>({ lessons: [], glossary: [] });

export interface OpenLesson {
  readonly lesson: CourseLesson;
  readonly step: LessonStep;
  /** Show a step's scene with some of its fields changed. */
  show(fields: Readonly<Record<string, string>>): void;
  /** Uncover the answer. */
  reveal(): void;
  /** Light the zone of the stage that a term names; null: none. */
  light(zone: string | null): void;
}

export const LessonContext = createContext<OpenLesson | null>(null);

export function useOpenLesson(): OpenLesson {
  const open = use(LessonContext);
  if (!open) throw new Error('A part of a lesson was rendered outside a lesson.');
  return open;
}

/** Words in the language of the page. `lang`: the one they are in, where it is another. */
export function sayIn(words: Translated, language: string): { readonly text: string; readonly lang?: string } {
  const known = [language, language.split('-')[0] ?? '', 'en'].find((code) => words[code] !== undefined);
  const text = words[known ?? ''] ?? '';
  return known === undefined || known === language ? { text } : { text, lang: known };
}

export const inLanguage = (words: Translated, language: string): string => sayIn(words, language).text;
