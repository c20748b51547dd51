/** The words of a lesson, which come when it is opened; where they are not in the page's language, in their own. */
import { useEffect, useState } from 'react';
import type { MDXComponents, MDXContent } from 'mdx/types';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import type { CourseLesson } from './Lesson.ts';
import styles from './LessonView.module.css';

export interface LessonProseProps {
  readonly lesson: CourseLesson;
  /** The names that prose uses without importing them. */
  readonly components: MDXComponents;
}

export function LessonProse({ lesson, components }: LessonProseProps) {
  const { t, language } = useTranslation('learn');
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
  if (written === language) return <loaded.Content components={components} />;
  return (
    <>
      {lesson.number === null ? null : <p className={styles.untranslated}>{t('untranslated')}</p>}
      <div lang={written} className={styles.text}>
        <loaded.Content components={components} />
      </div>
    </>
  );
}
