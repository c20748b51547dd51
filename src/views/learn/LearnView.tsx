/** Learn: the course's entrance, a lesson beside the live stage, or one of its other rooms. */
import { use, useCallback, useEffect, useRef, type ReactNode } from 'react';
import { useFormat } from '@/elements/useFormat.ts';
import { Button } from '@/elements/Button.tsx';
import { isMadeRoom } from '@/store/madeLesson.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { GlossaryView } from './GlossaryView.tsx';
import { CourseContext } from './LearnContext.ts';
import type { StageName, StageViews } from './Lesson.ts';
import { LessonNav } from './LessonNav.tsx';
import { LessonView } from './LessonView.tsx';
import { showStep } from './lessonScene.ts';
import { OpenLessonFile } from './made/OpenLessonFile.tsx';
import { MadeRoom } from './made/MadeRoom.tsx';
import { useMadeLesson } from './made/useMadeLesson.ts';
import { RoomLinks, type Room } from './RoomLinks.tsx';
import { useTopInView } from './useTopInView.ts';
import styles from './LearnView.module.css';

export interface LearnViewProps {
  readonly stages: Readonly<Record<StageName, ReactNode>>;
  readonly allViews: StageViews;
  /** Rooms beside the glossary, made by the app. */
  readonly rooms: Readonly<Partial<Record<Room, ReactNode>>>;
}

export function LearnView({ stages, allViews, rooms }: LearnViewProps) {
  const { lessons } = use(CourseContext);
  const room = useValue('course', (state) => state.room);
  const isMade = isMadeRoom(room);
  const brought = useMadeLesson(isMade);
  const lesson = lessons.find(({ id }) => id === room) ?? (brought.lesson?.id === room ? brought.lesson : undefined);
  const isPresented = useValue('presentation', (state) => state.isOn) && lesson !== undefined;
  const made: Readonly<Partial<Record<Room, ReactNode>>> = { ...rooms, glossary: <GlossaryView /> };
  const other = Object.entries(made).find(([id]) => id === room)?.[1];
  const links = Object.keys(made) as Room[];
  const top = useRef<HTMLDivElement>(null);
  useTopInView(
    top,
    useValue('course', (state) => `${state.room} ${state.step}`),
  );
  return (
    <main className={styles.learn} id="learn" tabIndex={-1} data-presented={isPresented || undefined}>
      {isPresented ? null : (
        <div className={styles.side} data-open={lesson === undefined}>
          <LessonNav allViews={allViews} />
          <RoomLinks rooms={links} />
          <div>
            <OpenLessonFile />
          </div>
          <Progress />
        </div>
      )}
      <div ref={top} className={styles.room}>
        {lesson ? (
          <LessonView key={lesson.id} lesson={lesson} stages={stages} allViews={allViews} />
        ) : isMade ? (
          <MadeRoom read={brought} allViews={allViews} />
        ) : (
          (other ?? (room === 'begin' ? <Begin allViews={allViews} /> : <Entrance allViews={allViews} />))
        )}
      </div>
    </main>
  );
}

/** The first lesson that is not done, at the step that was reached. */
function useNextLesson(allViews: StageViews) {
  const stores = useStores();
  const { lessons } = use(CourseContext);
  const done = useValue('course', (state) => state.done);
  const next = lessons.find(({ id }) => !done.includes(id)) ?? lessons[0];
  const go = useCallback(() => {
    if (!next) return;
    const reached = stores.course.getState().reached[next.id] ?? 0;
    void showStep([next, Math.min(reached, next.steps.length - 1)], allViews, stores);
  }, [next, stores, allViews]);
  return { next, go };
}

/** A link that says "begin" knows no lesson by name, because the course comes when it is opened: it is the next one. */
function Begin({ allViews }: { readonly allViews: StageViews }) {
  const { go } = useNextLesson(allViews);
  useEffect(go, [go]);
  return null;
}

function Entrance({ allViews }: { readonly allViews: StageViews }) {
  const { t } = useTranslation('learn');
  const { next, go } = useNextLesson(allViews);
  const isBegun = useValue('course', (state) => Object.keys(state.reached).length > 0);
  return (
    <section className={styles.entrance}>
      <h1>{t('entrance.title')}</h1>
      <p>{t('entrance.what')}</p>
      <p>{t('entrance.how')}</p>
      {next ? (
        <Button variant="primary" onClick={go}>
          {isBegun ? t('entrance.goOn', { number: next.number ?? 1 }) : t('entrance.begin')}
        </Button>
      ) : null}
    </section>
  );
}

function Progress() {
  const { t } = useTranslation('learn');
  const format = useFormat();
  const { course } = useStores();
  const { lessons } = use(CourseContext);
  const allDone = useValue('course', (state) => state.done);
  const answers = useValue('course', (state) => state.answers);
  // Lessons that came by a link count for themselves.
  const done = allDone.filter((id) => lessons.some((lesson) => lesson.id === id));
  if (done.length === 0 && Object.keys(answers).length === 0) return null;
  const lost = Object.values(answers).flatMap(({ score }) => (score === null ? [] : [score]));
  const sum = lost.reduce((total, score) => total + score, 0);
  return (
    <div className={styles.progress}>
      <p>{t('progress.done', { count: done.length, total: lessons.length })}</p>
      {lost.length > 0 ? <p>{t('progress.answered', { count: lost.length, lost: format.number(sum) })}</p> : null}
      <Button variant="quiet" onClick={course.getState().forget}>
        {t('progress.forget')}
      </Button>
    </div>
  );
}
