/** The course with its lessons, its words and the live stage; fetched when it is opened first. */
import { Suspense, type ReactNode } from 'react';
import { lazyAgain } from '@/elements/lazyAgain.tsx';
import { COURSE } from '@/lessons/course.ts';
import { CourseContext } from '@/views/learn/LearnContext.ts';
import { LearnView } from '@/views/learn/LearnView.tsx';
import { Stage } from '@/views/shared/stage/Stage.tsx';
import type { StageSpec } from '@/views/shared/stage/ViewSpec.ts';
import { useValue } from '@/views/shared/StoresContext.tsx';
import styles from './LearnPage.module.css';
import { addLearnMessages } from './learnMessages.ts';
import { EXPLORE } from './stages/explore.ts';
import { LESSON_VIEWS } from './stages/lessonViews.ts';
import { useExploreChoices } from './useExploreChoices.ts';

addLearnMessages();

/** Ids in the document belong to the workbench, which stays mounted. */
const LESSON: StageSpec = { ...EXPLORE, zones: EXPLORE.zones.map(({ anchor: _, ...zone }) => zone) };
/** Each is fetched when it is opened. */
const PredictRoom = lazyAgain(async () => ({ default: (await import('./rooms/PredictRoom.tsx')).PredictRoom }));
const LimitsRoom = lazyAgain(async () => ({ default: (await import('./rooms/LimitsRoom.tsx')).LimitsRoom }));
const CheckRoom = lazyAgain(async () => ({ default: (await import('./rooms/CheckRoom.tsx')).CheckRoom }));
const ROOMS = { predict: arriving(<PredictRoom />), limits: arriving(<LimitsRoom />), check: arriving(<CheckRoom />) };

const TrainingLesson = lazyAgain(async () => ({ default: (await import('./TrainingLesson.tsx')).TrainingLesson }));
const STAGES = { explore: <LessonStage />, training: arriving(<TrainingLesson />) };

/** While a room is on its way the list of lessons stays. */
function arriving(room: ReactNode) {
  return <Suspense fallback={null}>{room}</Suspense>;
}

export function LearnPage() {
  return (
    <CourseContext value={COURSE}>
      <LearnView stages={STAGES} allViews={LESSON_VIEWS} rooms={ROOMS} />
    </CourseContext>
  );
}

/** The views of the workbench, as many of them as the step shows. */
function LessonStage() {
  const choices = useExploreChoices();
  const zoom = useValue('selection', (state) => state.zoom);
  const depth = useValue('selection', (state) => state.depth);
  return (
    <Stage stage={LESSON} choices={choices} as="div" className={styles.stage} data-depth={depth} data-zoom={zoom} />
  );
}
