/** Where a lesson link leads: the lesson opens at its first step; what is none gets a sentence and what to do next. */
import { useEffect } from 'react';
import { Button } from '@/elements/Button.tsx';
import { Notice } from '@/elements/Notice.tsx';
import { useStores } from '@/views/shared/StoresContext.tsx';
import type { StageViews } from '@/views/learn/Lesson.ts';
import { showStep } from '@/views/learn/lessonScene.ts';
import styles from '@/views/learn/Room.module.css';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import type { ReadMade } from './useMadeLesson.ts';

export function MadeRoom({ read, allViews }: { readonly read: ReadMade; readonly allViews: StageViews }) {
  const { t, language } = useTranslation('learn');
  const stores = useStores();
  const { lesson, made, fault } = read;
  useEffect(() => {
    if (!lesson || !made) return;
    const { preferences } = stores;
    // Who has chosen a language keeps it.
    if (preferences.getState().language === null && made.language !== language)
      preferences.getState().setLanguage(made.language);
    void showStep([lesson, 0], allViews, stores);
  }, [lesson, made, allViews, stores, language]);
  if (!fault) return <p role="status">{t('loading')}</p>;
  return (
    <div className={styles.room}>
      <h1>{t('made.failed')}</h1>
      <Notice kind="warning">{t(`made.fault.${fault}`)}</Notice>
      <div className={styles.actions}>
        <Button variant="primary" onClick={() => stores.course.getState().open(null, 0)}>
          {t('made.toCourse')}
        </Button>
      </div>
    </div>
  );
}
