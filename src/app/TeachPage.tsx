/** The place where lessons are made; fetched when it is opened first. */
import { useMemo } from 'react';
import { COURSE } from '@/lessons/course.ts';
import { PLANS } from '@/lessons/plans/plans.ts';
import { createDrafts } from '@/store/made/drafts.ts';
import { inLanguage, sayIn } from '@/views/learn/LearnContext.ts';
import { showStep } from '@/views/learn/lessonScene.ts';
import { useStores } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { TeachContext } from '@/views/teach/TeachContext.ts';
import type { TeachProps } from '@/views/teach/teachProps.ts';
import { TeachView } from '@/views/teach/TeachView.tsx';
import { addInsideMessages } from './insideMessages.ts';
import { createKeep } from './keep.ts';
import { LANGUAGES } from './languages.ts';
import { addLearnMessages } from './learnMessages.ts';
import { EXPLORE } from './stages/explore.ts';
import { LESSON_VIEWS } from './stages/lessonViews.ts';
import { addTeachMessages } from './teachMessages.ts';

addTeachMessages();
// Titles of views, and of the course's lessons.
addInsideMessages();
addLearnMessages();

const teaching = { drafts: createDrafts(createKeep()) };
/** The game of the first minute is not for lessons, which ask for themselves. */
const VIEWS: TeachProps['views'] = EXPLORE.views
  .filter(({ id }) => id !== 'guess')
  // The button and what comes next bear one name.
  .map(({ id, title, depth }) => ({ id, depth, title: id === 'verb' ? 'teach:verb' : title }));

/** Whatever the depth and what is hidden: on paper it is there. */
const HANDOUT: TeachProps['handout'] = {
  zones: [{ id: 'handout', shows: 'all' }],
  views: EXPLORE.views
    .filter(({ id }) => id === 'picture')
    .map((view) => ({ ...view, id: 'handout-picture', zone: 'handout', depth: 'basics' })),
};

const loadTrainingViews: TeachProps['loadTrainingViews'] = async () => {
  const [{ LESSON_TRAIN }, { addTrainingMessages }] = await Promise.all([
    import('@/views/training/lessonStage.ts'),
    import('./trainingMessages.ts'),
  ]);
  addTrainingMessages();
  return LESSON_TRAIN.views;
};

export function TeachPage() {
  const { language } = useTranslation('app');
  const stores = useStores();
  const course = useMemo(
    () => COURSE.lessons.map(({ id, number, title }) => ({ id, number, title: inLanguage(title, language) })),
    [language],
  );
  const plans = useMemo(
    () =>
      PLANS.map((plan) => ({
        ...plan,
        title: inLanguage(plan.title, language),
        about: inLanguage(plan.about, language),
        lang: sayIn(plan.about, language).lang,
      })),
    [language],
  );
  const presentCourse = (id: string) => {
    const lesson = COURSE.lessons.find((known) => known.id === id);
    if (!lesson) return;
    stores.presentation.getState().setOn(true);
    void showStep([lesson, 0], LESSON_VIEWS, stores);
  };
  return (
    <TeachContext value={teaching}>
      <TeachView
        views={VIEWS}
        loadTrainingViews={loadTrainingViews}
        languages={LANGUAGES}
        plans={plans}
        course={course}
        presentCourse={presentCourse}
        handout={HANDOUT}
      />
    </TeachContext>
  );
}
