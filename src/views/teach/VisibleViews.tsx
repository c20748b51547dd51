/** What of the page is visible in a step: a checkbox for each view of its stage, and for controls inside them. */
import { useEffect, useState } from 'react';
import { Button } from '@/elements/Button.tsx';
import { Toggle } from '@/elements/Toggle.tsx';
import type { MadeLesson } from '@/store/made/MadeLesson.ts';
import { isOfTraining } from '@/store/made/sceneFields.ts';
import { DEPTHS } from '@/store/selection.ts';
import { useWords } from '@/views/shared/stage/useWords.ts';
import { CONTROLS, controlsOf } from '@/views/shared/stage/controls.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { useTeaching } from './TeachContext.ts';
import type { TeachProps, ViewChoice } from './teachProps.ts';
import styles from './TeachView.module.css';

export interface VisibleViewsProps extends Pick<TeachProps, 'views' | 'loadTrainingViews'> {
  readonly lesson: MadeLesson;
  readonly at: number;
}

export function VisibleViews({ lesson, at, views, loadTrainingViews }: VisibleViewsProps) {
  const { t } = useTranslation('teach');
  const words = useWords();
  const { drafts } = useTeaching();
  const { change: changeLesson, changeStep } = drafts.getState();
  const step = lesson.steps[at];
  const isTraining = step !== undefined && isOfTraining(step.scene);
  const ofTraining = useTrainingViews(isTraining, loadTrainingViews);
  if (!step) return null;
  const all = isTraining ? ofTraining : views;
  const setShown = ({ id, depth }: ViewChoice, isOn: boolean) => {
    // In the order of the page, whatever the order of the clicks.
    const shown = all.map((view) => view.id).filter((other) => (other === id ? isOn : step.views.includes(other)));
    const { scene } = step;
    // A view that the depth of the state leaves out brings its own depth along.
    const isTooDeep = !isTraining && DEPTHS.indexOf(depth) > DEPTHS.indexOf(depthOf(scene['depth']));
    changeStep(at, { views: shown, ...(isOn && isTooDeep ? { scene: { ...scene, depth } } : {}) });
  };
  const setControl = (id: string, isOn: boolean) =>
    changeStep(at, { without: CONTROLS.filter((other) => (other === id ? !isOn : step.without.includes(other))) });
  const copyToAll = () =>
    changeLesson({
      steps: lesson.steps.map((other) =>
        isOfTraining(other.scene) === isTraining
          ? { ...other, views: step.views, without: step.without, scene: deepAs(other.scene, step.scene, isTraining) }
          : other,
      ),
    });
  return (
    <fieldset className={styles.visible} aria-label={t('visible')}>
      <p className={styles.label}>{t('visible')}</p>
      <p className={styles.quiet}>{t('visibleHint')}</p>
      <div className={styles.boxes}>
        {all.map((view) => (
          <Toggle
            key={view.id}
            kind="checkbox"
            label={words(view.title)}
            isOn={step.views.includes(view.id)}
            onChange={(isOn) => setShown(view, isOn)}
          />
        ))}
        {isTraining
          ? null
          : controlsOf(step.views).map((id) => (
              <Toggle
                key={id}
                kind="checkbox"
                label={t(`controls.${id}`)}
                isOn={!step.without.includes(id)}
                onChange={(isOn) => setControl(id, isOn)}
              />
            ))}
      </div>
      {lesson.steps.length > 1 ? (
        <div>
          <Button onClick={copyToAll}>{t('sameForAll')}</Button>
        </div>
      ) : null}
    </fieldset>
  );
}

const depthOf = (written: string | undefined) => DEPTHS.find((depth) => depth === written) ?? 'everything';

/** The same views need the same depth. */
function deepAs(scene: MadeLesson['steps'][number]['scene'], like: typeof scene, isTraining: boolean): typeof scene {
  if (isTraining) return scene;
  const { depth: _, ...rest } = scene;
  return like['depth'] === undefined ? rest : { ...rest, depth: like['depth'] };
}

const NONE: readonly ViewChoice[] = [];

function useTrainingViews(isWanted: boolean, load: TeachProps['loadTrainingViews']): readonly ViewChoice[] {
  const [loaded, setLoaded] = useState(NONE);
  useEffect(() => {
    if (!isWanted) return;
    let isGone = false;
    load().then(
      (views) => isGone || setLoaded(views),
      () => {},
    );
    return () => void (isGone = true);
  }, [isWanted, load]);
  return loaded;
}
