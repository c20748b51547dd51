/** Tells the window with the notes what is shown, and does what is pressed there. */
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import type { Command } from '@/views/shared/commands/Command.ts';
import { useCommandPage } from '@/views/shared/commands/CommandContext.ts';
import { commandsOf } from '@/views/shared/commands/commands.ts';
import { openPresentChannel, type PresentChannel, type Slide } from '@/views/shared/present/presentChannel.ts';
import { useValue } from '@/views/shared/StoresContext.tsx';
import type { CourseLesson } from '@/views/learn/Lesson.ts';

/** Tells this page from another one that presents. */
const ME = Math.round(performance.timeOrigin * 1000);
const COMMANDS: readonly Command[] = commandsOf(['learn', 'everywhere']);

export interface Told {
  readonly lesson: CourseLesson;
  readonly title: string;
  readonly index: number;
  readonly notes: readonly string[];
  readonly next: readonly string[] | null;
  readonly minutes: number;
}

export function useSpeaker({ lesson, title, index, notes, next, minutes }: Told): { readonly beganAt: number } {
  const page = useCommandPage();
  const isCovered = useValue('selection', (state) => state.isVeiled);
  const isBlack = useValue('presentation', (state) => state.isBlack);
  const hasSpot = useValue('presentation', (state) => state.hasSpot);
  const [beganAt] = useState(() => Date.now());
  const stepBeganAt = useRef(beganAt);
  useEffect(() => {
    stepBeganAt.current = Date.now();
  }, [lesson, index]);
  const slide = useMemo(
    (): Omit<Slide, 'stepBeganAt'> => ({
      title,
      step: index + 1,
      count: lesson.steps.length,
      notes,
      next,
      minutes,
      isCovered,
      isBlack,
      hasSpot,
      beganAt,
    }),
    [title, index, lesson, notes, next, minutes, isCovered, isBlack, hasSpot, beganAt],
  );
  const channel = useRef<PresentChannel | null>(null);
  const tell = useEffectEvent(() =>
    channel.current?.post({ kind: 'slide', from: ME, slide: { ...slide, stepBeganAt: stepBeganAt.current } }),
  );
  const obey = useEffectEvent((id: string, by: number) => {
    const command = COMMANDS.find((row) => row.id === id);
    if (command && command.can?.(page, by) !== false) command.run(page, by);
  });
  useEffect(() => {
    const opened = openPresentChannel((message) => {
      if (message.kind === 'hello') tell();
      if (message.kind === 'do' && message.to === ME) obey(message.id, message.by);
    });
    channel.current = opened;
    return () => {
      opened.post({ kind: 'ended', from: ME });
      opened.close();
      channel.current = null;
    };
  }, []);
  useEffect(() => tell(), [slide]);
  return { beganAt };
}
