/** A lesson: its prose beside the live stage, step by step. The student may touch anything and come back to the step. */
import { useCallback, useEffect, useMemo, useRef, useState, use, type ReactNode } from 'react';
import { CommandContext } from '@/views/shared/commands/CommandContext.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { CourseContext, LessonContext, type OpenLesson } from './LearnContext.ts';
import type { CourseLesson, StageName, StageViews } from './Lesson.ts';
import { hiddenViews, showStep, stageOf, tidyStep } from './lessonScene.ts';
import { LessonProse } from './LessonProse.tsx';
import { LessonWalk } from './LessonWalk.tsx';
import { PresentBar } from './present/PresentBar.tsx';
import { PresentLayer } from './present/PresentLayer.tsx';
import { PROSE } from './prose.tsx';
import { Said } from './Said.tsx';
import { Sources } from './Sources.tsx';
import { useKeptFocus } from './useKeptFocus.ts';
import { useLessonCommands } from './useLessonCommands.ts';
import styles from './LessonView.module.css';

export interface LessonViewProps {
  readonly lesson: CourseLesson;
  /** The live stages. */
  readonly stages: Readonly<Record<StageName, ReactNode>>;
  /** Ids of the views that each has. */
  readonly allViews: StageViews;
}

export function LessonView({ lesson, stages, allViews }: LessonViewProps) {
  const { t } = useTranslation('learn');
  const stores = useStores();
  const { lessons } = use(CourseContext);
  const index = Math.min(
    useValue('course', (state) => state.step),
    lesson.steps.length - 1,
  );
  const isVeiled = useValue('selection', (state) => state.isVeiled);
  const [lit, light] = useState<string | null>(null);
  const step = lesson.steps[index];
  const isLast = index === lesson.steps.length - 1;
  const following = lesson.number === null ? undefined : lessons[lessons.indexOf(lesson) + 1];

  useEffect(() => stores.course.getState().reach(lesson.id, index, isLast), [stores, lesson, index, isLast]);

  // What a step hides and covers is its own: another place, gone to by its link, shows all it has.
  useEffect(() => {
    const { selection } = stores;
    const own = (isVeiled: boolean) => hiddenViews(step, allViews, isVeiled);
    const { page, hidden, isVeiled } = selection.getState();
    // A place that was left comes back with its effects: then the step is as tidy as it was.
    if (page === 'learn' && hidden.length === 0 && !isVeiled) tidyStep(stores, lesson, index, allViews);
    return () => {
      const { page, hidden, isVeiled, setHidden, setVeiled } = selection.getState();
      if (page === 'learn' || hidden.join() !== own(isVeiled).join()) return;
      setHidden([]);
      setVeiled(false);
    };
  }, [stores, lesson, index, step, allViews]);

  const goTo = useCallback(
    (to: CourseLesson, at: number, goesOn = false) => void showStep([to, at], allViews, stores, { goesOn }),
    [allViews, stores],
  );
  const open = useMemo(
    (): OpenLesson | null =>
      step
        ? {
            lesson,
            step,
            show: (fields) =>
              void showStep([lesson, index], allViews, stores, { more: fields, isVeiled: false, goesOn: true }),
            reveal() {
              const { isVeiled, setHidden, setVeiled } = stores.selection.getState();
              if (!isVeiled) return;
              setHidden(hiddenViews(step, allViews, false));
              setVeiled(false);
            },
            light,
          }
        : null,
    [lesson, step, index, allViews, stores],
  );
  const commandPage = useLessonCommands({ lesson, goTo, reveal: open?.reveal });
  const isPresented = useValue('presentation', (state) => state.isOn);
  const title = useRef<HTMLHeadingElement>(null);
  useKeptFocus(title, `${index} ${isVeiled}`);
  const words = (
    <article className={styles.prose}>
      <p className={styles.place}>
        <Place lesson={lesson} />
        <span className={styles.dots} aria-hidden="true">
          {lesson.steps.map(({ id }, at) => (
            <span key={id} data-done={at <= index} />
          ))}
        </span>
        <span>{t('stepOf', { step: index + 1, count: lesson.steps.length })}</span>
      </p>
      <h1 ref={title} className={styles.title} id="lesson" tabIndex={-1}>
        <Said words={lesson.title} />
      </h1>
      {open ? (
        <LessonContext value={open}>
          <div className={styles.text} aria-live="polite">
            <LessonProse lesson={lesson} components={PROSE} />
          </div>
        </LessonContext>
      ) : null}
      {isPresented ? null : (
        <LessonWalk lesson={lesson} index={index} following={following} goTo={goTo} reveal={open?.reveal} />
      )}
      {isLast && lesson.sources.length > 0 && !isPresented ? <Sources sources={lesson.sources} /> : null}
    </article>
  );
  return (
    <CommandContext value={commandPage}>
      <div
        className={styles.lesson}
        data-lit={lit}
        data-alone={step?.views.length === 0}
        data-presented={isPresented || undefined}
      >
        {words}
        <div className={styles.stage} data-enlarged>
          {stages[stageOf(step)]}
        </div>
      </div>
      {isPresented ? (
        <>
          <PresentBar lesson={lesson} index={index} />
          <PresentLayer />
        </>
      ) : null}
    </CommandContext>
  );
}

/** Which lesson it is, and how long it takes. */
function Place({ lesson: { number, minutes } }: { readonly lesson: CourseLesson }) {
  const { t } = useTranslation('learn');
  if (number !== null) return t('lessonOf', { number, minutes });
  return minutes > 0 ? t('made.lessonOf', { minutes }) : t('made.lesson');
}
