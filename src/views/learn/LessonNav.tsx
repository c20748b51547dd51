/** All lessons as links, with what is done; and the other rooms of the course. */
import { use, type MouseEvent } from 'react';
import { Icon } from '@/elements/Icon.tsx';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { CourseContext } from './LearnContext.ts';
import type { StageViews } from './Lesson.ts';
import { addressOfStep, showStep } from './lessonScene.ts';
import { Said } from './Said.tsx';
import styles from './LessonNav.module.css';

export function LessonNav({ allViews }: { readonly allViews: StageViews }) {
  const { t } = useTranslation('learn');
  const stores = useStores();
  const { lessons } = use(CourseContext);
  const room = useValue('course', (state) => state.room);
  const done = useValue('course', (state) => state.done);
  const reached = useValue('course', (state) => state.reached);
  return (
    <nav className={styles.nav} aria-label={t('lessons')}>
      <ol className={styles.list}>
        {lessons.map((lesson) => {
          const isDone = done.includes(lesson.id);
          const begun = reached[lesson.id];
          // Who comes back finds the step they had reached; who has done it begins anew.
          const at = isDone || begun === undefined ? 0 : Math.min(begun, lesson.steps.length - 1);
          const follow = (event: MouseEvent) => {
            if (event.ctrlKey || event.metaKey || event.shiftKey) return;
            event.preventDefault();
            void showStep([lesson, at], allViews, stores);
          };
          return (
            <li key={lesson.id}>
              <a
                className={styles.link}
                href={`#${addressOfStep(lesson, at, allViews)}`}
                aria-current={room === lesson.id ? 'page' : undefined}
                onClick={follow}
              >
                <span className={styles.number}>{lesson.number}</span>
                <span className={styles.title}>
                  <Said words={lesson.title} />
                </span>
                <span className={styles.state}>
                  {isDone ? <Icon name="check" size={1} /> : null}
                  {isDone ? (
                    <span className="visually-hidden">{t('done')}</span>
                  ) : begun === undefined ? (
                    t('minutes', { count: lesson.minutes })
                  ) : (
                    t('stepOf', { step: at + 1, count: lesson.steps.length })
                  )}
                </span>
              </a>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
