/** The ways out of a step: back and on, without an answer, anew, outside of the lesson, and onto a screen for a room. */
import { Button } from '@/elements/Button.tsx';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import type { CourseLesson } from './Lesson.ts';
import { continueOutside } from './lessonScene.ts';
import styles from './LessonView.module.css';

export interface LessonWalkProps {
  readonly lesson: CourseLesson;
  readonly index: number;
  /** The lesson after this one. */
  readonly following: CourseLesson | undefined;
  readonly goTo: (lesson: CourseLesson, at: number, goesOn?: boolean) => void;
  readonly reveal: (() => void) | undefined;
}

export function LessonWalk({ lesson, index, following, goTo, reveal }: LessonWalkProps) {
  const { t } = useTranslation('learn');
  const stores = useStores();
  const isVeiled = useValue('selection', (state) => state.isVeiled);
  const isLast = index === lesson.steps.length - 1;
  const step = lesson.steps[index];
  const next = lesson.steps[index + 1];
  const present = () => stores.presentation.getState().setOn(true);
  return (
    <>
      <div className={styles.walk}>
        <Button disabled={index === 0} onClick={() => goTo(lesson, index - 1)}>
          {t('back')}
        </Button>
        {isLast && following ? (
          <Button variant="primary" onClick={() => goTo(following, 0)}>
            {t('nextLesson')}
          </Button>
        ) : (
          <Button variant="primary" disabled={isLast || isVeiled} onClick={() => goTo(lesson, index + 1, next?.goesOn)}>
            {t('next')}
          </Button>
        )}
        {isVeiled ? (
          <Button variant="quiet" onClick={reveal}>
            {t('skip')}
          </Button>
        ) : null}
      </div>
      {isLast && lesson.number === null && !isVeiled ? <p className={styles.untranslated}>{t('made.end')}</p> : null}
      <div className={styles.walk}>
        <Button variant="quiet" icon="reset" onClick={() => goTo(lesson, index)}>
          {t('again')}
        </Button>
        <Button variant="quiet" onClick={() => continueOutside(step, stores)}>
          {t('tryIt')}
        </Button>
        <Button variant="quiet" onClick={present}>
          {t('present.begin')}
        </Button>
      </div>
    </>
  );
}
