/** What a student's tab keeps: the random name that tells it from others, and the last answer to this question. */
import * as z from 'zod/mini';
import type { Keep } from '@/store/preferences.ts';

const STUDENT = 'glassbox.student';

const kept = z.object({
  student: z.string().check(z.regex(/^[0-9a-z]{4,32}$/)),
  question: z.string(),
  answer: z.string(),
});
export type Student = z.infer<typeof kept>;

/** `draw` makes a new name where none is kept yet. The answer is empty where another question was answered. */
export function readStudent(keep: Keep, question: string, draw: () => string): Student {
  try {
    const parsed = kept.safeParse(JSON.parse(keep.read(STUDENT) ?? 'null'));
    if (parsed.success)
      return parsed.data.question === question ? parsed.data : { ...parsed.data, question, answer: '' };
  } catch {
    // Edited by hand: a new name is as good.
  }
  const student = { student: draw(), question, answer: '' };
  writeStudent(keep, student);
  return student;
}

export const writeStudent = (keep: Keep, student: Student): void => keep.write(STUDENT, JSON.stringify(student));
