/** A lesson: its prose beside the live stage, step by step. The student may touch anything and come back to the step. */
import { useCallback, useEffect, useMemo, useRef, useState, use, type ReactNode } from 'react';
import type { MDXContent } from 'mdx/types';
import { useTranslation } from 'react-i18next';
import { Button } from '@/elements/Button.tsx';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { CourseContext, LessonContext, type OpenLesson } from './LearnContext.ts';
import type { CourseLesson, StageName, StageViews } from './Lesson.ts';
import { continueOutside, hiddenViews, showStep, stageOf, tidyStep } from './lessonScene.ts';
import { PROSE } from './prose.tsx';
import { Said } from './Said.tsx';
import { Sources } from './Sources.tsx';
import { useKeptFocus } from './useKeptFocus.ts';
import { useLessonKeys } from './useLessonKeys.ts';
import styles from './LessonView.module.css';

export interface LessonViewProps {
  readonly lesson: CourseLesson;
  /** The live stages. */
  readonly stages: Readonly<Record<StageName, ReactNode>>;
  /** Ids of the views that each has. */
  readonly allViews: StageViews;
}

export function LessonView({ lesson, stages, allViews }: LessonViewProps) {
  const { t, i18n } = useTranslation('learn');
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
  const following = lessons[lessons.indexOf(lesson) + 1];

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
  const goToNext = () => goTo(lesson, index + 1, lesson.steps[index + 1]?.goesOn);
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
  const canGoOn = !isLast && !isVeiled;
  useLessonKeys({
    onNext: canGoOn ? goToNext : null,
    onBack: index > 0 ? () => goTo(lesson, index - 1) : null,
  });
  const title = useRef<HTMLHeadingElement>(null);
  useKeptFocus(title, `${index} ${isVeiled}`);
  return (
    <div className={styles.lesson} data-lit={lit} data-alone={step?.views.length === 0}>
      <article className={styles.prose}>
        <p className={styles.place}>
          {t('lessonOf', { number: lesson.number, minutes: lesson.minutes })}
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
              <Prose lesson={lesson} language={i18n.language} />
            </div>
          </LessonContext>
        ) : null}
        <div className={styles.walk}>
          <Button disabled={index === 0} onClick={() => goTo(lesson, index - 1)}>
            {t('back')}
          </Button>
          {isLast && following ? (
            <Button variant="primary" onClick={() => goTo(following, 0)}>
              {t('nextLesson')}
            </Button>
          ) : (
            <Button variant="primary" disabled={!canGoOn} onClick={goToNext}>
              {t('next')}
            </Button>
          )}
          {isVeiled ? (
            <Button variant="quiet" onClick={open?.reveal}>
              {t('skip')}
            </Button>
          ) : null}
        </div>
        <div className={styles.walk}>
          <Button variant="quiet" icon="reset" onClick={() => goTo(lesson, index)}>
            {t('again')}
          </Button>
          <Button variant="quiet" onClick={() => continueOutside(step, stores)}>
            {t('tryIt')}
          </Button>
        </div>
        {isLast ? <Sources sources={lesson.sources} /> : null}
      </article>
      <div className={styles.stage}>{stages[stageOf(step)]}</div>
    </div>
  );
}

/** The text comes when the lesson is opened. */
function Prose({ lesson, language }: { readonly lesson: CourseLesson; readonly language: string }) {
  const { t } = useTranslation('learn');
  const [loaded, setLoaded] = useState<{ readonly of: string; readonly Content: MDXContent } | null>(null);
  const [failed, setFailed] = useState<CourseLesson | null>(null);
  useEffect(() => {
    let isGone = false;
    lesson.loadProse(language).then(
      (Content) => isGone || setLoaded({ of: lesson.id, Content }),
      () => isGone || setFailed(lesson),
    );
    return () => void (isGone = true);
  }, [lesson, language]);
  if (failed === lesson) return <p role="alert">{t('failed')}</p>;
  if (loaded?.of !== lesson.id) return <p>{t('loading')}</p>;
  const written = lesson.proseIn(language);
  if (written === language) return <loaded.Content components={PROSE} />;
  return (
    <>
      <p className={styles.untranslated}>{t('untranslated')}</p>
      <div lang={written} className={styles.text}>
        <loaded.Content components={PROSE} />
      </div>
    </>
  );
}
