/** The place where an instructor puts a lesson together from states of the page, hands it out and presents it. */
import { useState, type DragEvent } from 'react';
import { lessonAtHand } from '@/store/made/drafts.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { AddState } from './AddState.tsx';
import { CollectSection } from './CollectSection.tsx';
import { CourseLessons } from './CourseLessons.tsx';
import { EmbedCode } from './EmbedCode.tsx';
import { HandoutSection } from './handout/HandoutSection.tsx';
import { HandOut } from './HandOut.tsx';
import { LessonFields } from './LessonFields.tsx';
import { LessonPlans } from './LessonPlans.tsx';
import { OpenLesson } from './OpenLesson.tsx';
import { StepEditor } from './StepEditor.tsx';
import { StepList } from './StepList.tsx';
import { useDrafts } from './TeachContext.ts';
import type { TeachProps } from './teachProps.ts';
import styles from './TeachView.module.css';
import { useTakenStates } from './useTakenStates.ts';

export function TeachView(props: TeachProps) {
  const { t } = useTranslation('teach');
  useTakenStates();
  const lesson = useDrafts('drafts', lessonAtHand);
  const at = useDrafts('drafts', (state) => state.at);
  const [dropped, setDropped] = useState<File | null>(null);
  const step = lesson?.steps[at];
  const onDrop = (event: DragEvent) => {
    const [file] = [...event.dataTransfer.files];
    // A recording is opened by the page.
    if (!file || file.name.endsWith('.glassbox')) return;
    event.preventDefault();
    setDropped(file);
  };
  return (
    <main className={styles.teach} id="teach" tabIndex={-1} aria-label={t('title')} onDrop={onDrop}>
      <div className={styles.make}>
        <h2 className={styles.title}>{t('title')}</h2>
        <p className={styles.intro}>{t('intro')}</p>
        <LessonPlans plans={props.plans} />
        <LessonFields languages={props.languages} />
        <AddState />
        {lesson ? <StepList lesson={lesson} at={at} /> : null}
        {step ? (
          <StepEditor
            key={at}
            lesson={lesson}
            at={at}
            views={props.views}
            loadTrainingViews={props.loadTrainingViews}
          />
        ) : null}
      </div>
      <div className={styles.out}>
        <HandOut lesson={lesson} />
        <CollectSection />
        <EmbedCode views={props.views} />
        <HandoutSection stage={props.handout} />
        <OpenLesson dropped={dropped} />
        <CourseLessons course={props.course} present={props.presentCourse} />
      </div>
    </main>
  );
}
