/** The keys of a lesson: steps back and on, and what a presenter's remote sends. Its lesson is what commands act on. */
import { useEffect, useMemo } from 'react';
import { bindKeys } from '@/views/shared/commands/bindKeys.ts';
import type { CommandPage, LessonActions } from '@/views/shared/commands/Command.ts';
import { useCommandPage } from '@/views/shared/commands/CommandContext.ts';
import { commandsOf } from '@/views/shared/commands/commands.ts';
import { useStores } from '@/views/shared/StoresContext.tsx';
import type { CourseLesson } from './Lesson.ts';

const LESSON_COMMANDS = commandsOf(['learn']);

export interface LessonCommandsProps {
  readonly lesson: CourseLesson;
  readonly goTo: (lesson: CourseLesson, at: number, goesOn?: boolean) => void;
  readonly reveal: (() => void) | undefined;
}

export function useLessonCommands({ lesson, goTo, reveal }: LessonCommandsProps): CommandPage {
  const outer = useCommandPage();
  const { course, presentation, selection } = useStores();
  const page = useMemo((): CommandPage => {
    const isCovered = () => selection.getState().isVeiled;
    const isPresented = () => presentation.getState().isOn;
    const stepBeyond = (by: number) => lesson.steps[course.getState().step + by];
    const actions: LessonActions = {
      canGo(by) {
        if (by > 0 && isCovered()) return isPresented();
        return stepBeyond(by) !== undefined;
      },
      go(by) {
        presentation.getState().setBlack(false);
        if (by > 0 && isCovered()) reveal?.();
        else goTo(lesson, course.getState().step + by, by > 0 ? stepBeyond(by)?.goesOn : false);
      },
      canReveal: isCovered,
      reveal: () => reveal?.(),
    };
    return { ...outer, lesson: actions };
  }, [outer, lesson, goTo, reveal, course, presentation, selection]);
  useEffect(() => bindKeys(page, LESSON_COMMANDS), [page]);
  return page;
}
