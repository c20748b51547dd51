/** The training page as a list. What its columns hold depends on the phase (phaseViews.ts); where they stand does not. */
import type { StageSpec, ViewSpec } from '@/views/shared/stage/ViewSpec.ts';
import { LifeView } from './life/LifeView.tsx';
import { LifeLine } from './LifeLine.tsx';
import { LivingSentence } from './living/LivingSentence.tsx';
import { PhaseControls, PhaseFormula, PhaseMiddle, PhaseSamples } from './PhaseView.tsx';
import { RunControls } from './RunControls.tsx';
import { TrainingNotices } from './TrainingNotices.tsx';
import { TrainingStatus } from './TrainingStatus.tsx';
import styles from './TrainingView.module.css';

/** All of them come with the page, and none asks anything of the workbench's model. */
const OWN = { needs: null, lazy: false } as const;

const VIEWS: readonly ViewSpec[] = [
  { ...OWN, id: 'lifeLine', title: 'training:life.label', zone: 'life', depth: 'basics', Component: LifeLine },
  { ...OWN, id: 'notices', title: 'training:label', zone: 'notices', depth: 'basics', Component: TrainingNotices },
  { ...OWN, id: 'status', title: 'training:label', zone: 'life', depth: 'basics', Component: TrainingStatus },
  { ...OWN, id: 'run', title: 'training:run.label', zone: 'run', depth: 'basics', Component: RunControls },
  { ...OWN, id: 'living', title: 'training:living.label', zone: 'living', depth: 'basics', Component: LivingSentence },
  { ...OWN, id: 'controls', title: 'training:label', zone: 'controls', depth: 'inside', Component: PhaseControls },
  { ...OWN, id: 'middle', title: 'training:label', zone: 'middle', depth: 'basics', Component: PhaseMiddle },
  {
    ...OWN,
    id: 'samples',
    title: 'training:aside.samples',
    hint: 'training:aside.samplesHint',
    zone: 'aside',
    depth: 'basics',
    Component: PhaseSamples,
  },
  {
    ...OWN,
    id: 'formula',
    title: 'training:aside.formula',
    hint: 'training:aside.formulaHint',
    zone: 'aside',
    depth: 'inside',
    Component: PhaseFormula,
  },
  {
    ...OWN,
    id: 'life',
    title: 'training:aside.life',
    hint: 'training:aside.lifeHint',
    zone: 'aside',
    depth: 'inside',
    Component: LifeView,
  },
];

export const TRAIN: StageSpec = {
  zones: [
    { id: 'life', shows: 'all', className: styles.life },
    { id: 'notices', shows: 'all', className: styles.notices },
    { id: 'run', shows: 'all', className: styles.run },
    { id: 'living', shows: 'all', className: styles.living },
    { id: 'controls', shows: 'all', className: styles.controls },
    { id: 'middle', shows: 'all', className: styles.middle },
    { id: 'aside', shows: 'tabs', className: styles.aside, label: 'training:aside.label' },
  ],
  views: VIEWS,
};
