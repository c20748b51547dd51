/** The course as its views reach it, and the lesson in which a piece of prose stands. */
import { createContext, use } from 'react';
import type { Course, CourseLesson, LessonStep } from './Lesson.ts';

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

export const inLanguage = (words: Readonly<Record<string, string>>, language: string): string =>
  words[language] ?? words[language.split('-')[0] ?? ''] ?? words['en'] ?? '';
