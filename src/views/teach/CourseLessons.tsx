/** The lessons of the course, to be presented as they are. */
import { useState } from 'react';
import { Button } from '@/elements/Button.tsx';
import { Select } from '@/elements/Select.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import type { TeachProps } from './teachProps.ts';
import styles from './TeachView.module.css';

export interface CourseLessonsProps extends Pick<TeachProps, 'course'> {
  readonly present: TeachProps['presentCourse'];
}

export function CourseLessons({ course, present }: CourseLessonsProps) {
  const { t } = useTranslation('teach');
  const [chosen, choose] = useState(course[0]?.id ?? '');
  return (
    <section className={styles.section} aria-label={t('course')}>
      <h3>{t('course')}</h3>
      <p className={styles.quiet}>{t('courseHint')}</p>
      <div className={styles.line}>
        <Select
          label={t('course')}
          isLabelHidden
          options={course.map(({ id, number, title }) => ({
            value: id,
            label: number === null ? title : t('courseLesson', { number, title }),
          }))}
          value={chosen}
          onChange={choose}
        />
        <Button onClick={() => present(chosen)}>{t('presentCourse')}</Button>
      </div>
    </section>
  );
}
