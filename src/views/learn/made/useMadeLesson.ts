/** The lesson that a link or a file brought, read when it is wanted. */
import { useEffect, useMemo, useState } from 'react';
import { readLesson, type LessonFault, type ReadLesson } from '@/store/made/packLesson.ts';
import type { MadeLesson } from '@/store/made/MadeLesson.ts';
import { useValue } from '@/views/shared/StoresContext.tsx';
import type { CourseLesson } from '@/views/learn/Lesson.ts';
import { lessonOfMade } from './lessonOfMade.ts';

export interface ReadMade {
  readonly lesson: CourseLesson | null;
  readonly made: MadeLesson | null;
  /** `missing`: the link brought none. Null while it is read, and when all is well. */
  readonly fault: LessonFault | 'missing' | null;
}

const READING: ReadMade = { lesson: null, made: null, fault: null };

export function useMadeLesson(isWanted: boolean): ReadMade {
  const source = useValue('madeLesson', (state) => state.source);
  const [read, setRead] = useState<{ readonly source: string; readonly result: ReadLesson } | null>(null);
  useEffect(() => {
    if (!isWanted || source === null) return;
    let isGone = false;
    void readLesson(source).then((result) => isGone || setRead({ source, result }));
    return () => void (isGone = true);
  }, [isWanted, source]);
  return useMemo(() => {
    if (source === null) return { ...READING, fault: 'missing' };
    if (read?.source !== source) return READING;
    const { result } = read;
    if (!result.lesson) return { ...READING, fault: result.fault };
    return { lesson: lessonOfMade(result.lesson, result.id), made: result.lesson, fault: null };
  }, [source, read]);
}
