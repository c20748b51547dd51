/**
 * The course: every folder here is a lesson, in the order of the numbers with which the folders begin. A lesson's prose
 * is a file of its own for each language, fetched when the lesson is opened.
 */
import type { MDXContent } from 'mdx/types';
import type { Course, CourseLesson, Lesson } from '@/views/learn/Lesson.ts';
import { GLOSSARY } from './glossary.ts';

const lessons = import.meta.glob<Lesson>('./*/lesson.ts', { eager: true, import: 'lesson' });
const prose = import.meta.glob<MDXContent>('./*/*.mdx', { import: 'default' });

export const COURSE: Course = {
  lessons: Object.entries(lessons)
    .sort(([left], [right]) => left.localeCompare(right))
    .map(([path, lesson], at): CourseLesson => {
      const folder = path.slice(0, path.lastIndexOf('/'));
      // What is not translated is read in English.
      const proseIn = (language: string) => (prose[`${folder}/${language}.mdx`] ? language : 'en');
      return {
        ...lesson,
        number: at + 1,
        proseIn,
        loadProse: (language) => prose[`${folder}/${proseIn(language)}.mdx`]!(),
      };
    }),
  glossary: GLOSSARY,
};
