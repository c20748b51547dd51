/** A step's prose, rendered out of sight and read as text for the window with the notes. */
import { useEffect, useMemo, useRef } from 'react';
import { LessonContext, type OpenLesson } from '@/views/learn/LearnContext.ts';
import type { CourseLesson } from '@/views/learn/Lesson.ts';
import { LessonProse } from '@/views/learn/LessonProse.tsx';
import { linesOf, NOTES_PROSE } from './notesProse.tsx';

export interface SpokenStepProps {
  readonly lesson: CourseLesson;
  readonly index: number;
  readonly onRead: (lines: readonly string[]) => void;
}

const nothing = () => {};

export function SpokenStep({ lesson, index, onRead }: SpokenStepProps) {
  const place = useRef<HTMLDivElement>(null);
  const step = lesson.steps[index];
  const open = useMemo(
    (): OpenLesson | null => (step ? { lesson, step, show: nothing, reveal: nothing, light: nothing } : null),
    [lesson, step],
  );
  useEffect(() => {
    const { current } = place;
    if (!current) return;
    const read = () => onRead(linesOf(current));
    read();
    // The prose comes when it is fetched, and its numbers when they are computed.
    const observer = new MutationObserver(read);
    observer.observe(current, { childList: true, subtree: true, characterData: true });
    return () => observer.disconnect();
  }, [open, onRead]);
  if (!open) return null;
  return (
    <div ref={place} hidden>
      <LessonContext value={open}>
        <LessonProse lesson={lesson} components={NOTES_PROSE} />
      </LessonContext>
    </div>
  );
}
