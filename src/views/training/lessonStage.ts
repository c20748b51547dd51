/**
 * The training page's panels as a lesson shows them: each by itself, so that a step has no more than it speaks of. What
 * tells a loss, a sample or an answer is covered until the student has predicted it.
 */
import type { StageSpec, ViewSpec } from '@/views/shared/stage/ViewSpec.ts';
import { AnswersPanel } from './finetune/AnswersPanel.tsx';
import { ForgettingPanel } from './finetune/ForgettingPanel.tsx';
import { MaskPanel } from './finetune/MaskPanel.tsx';
import { LifeView } from './life/LifeView.tsx';
import { LivingSentence } from './living/LivingSentence.tsx';
import { PretrainingLoss } from './loss/PretrainingLoss.tsx';
import { PhaseFormula, PhaseSamples } from './PhaseView.tsx';
import { JudgePanel, LeashPanel } from './prefer/PreferControls.tsx';
import { Clicking, Measures } from './prefer/PreferMiddle.tsx';
import { WatchedPanel } from './pretrain/WatchedPanel.tsx';
import { RunControls } from './RunControls.tsx';
import { CheckpointScrubber } from './CheckpointScrubber.tsx';

const OWN = { needs: null, lazy: false, depth: 'basics' } as const;
const TELLS = { ...OWN, reveals: true } as const;

/** Ids that a step of a lesson names; src/app/stages/trainingViews.ts has them where training is not fetched yet. */
const VIEWS: readonly ViewSpec[] = [
  { ...OWN, id: 'lookBack', title: 'training:scrubber.label', zone: 'life', Component: CheckpointScrubber },
  { ...OWN, id: 'run', title: 'training:run.label', zone: 'run', Component: RunControls },
  { ...TELLS, id: 'living', title: 'training:living.label', zone: 'living', Component: LivingSentence },
  // Of pre-training.
  { ...TELLS, id: 'loss', title: 'training:loss.heading', zone: 'middle', Component: PretrainingLoss },
  { ...TELLS, id: 'watched', title: 'training:watched.label', zone: 'middle', Component: WatchedPanel },
  // Of fine-tuning.
  { ...OWN, id: 'counts', title: 'tuning:mask.heading', zone: 'middle', Component: MaskPanel },
  { ...TELLS, id: 'answers', title: 'tuning:answers.heading', zone: 'middle', Component: AnswersPanel },
  { ...TELLS, id: 'forgetting', title: 'tuning:forgetting.heading', zone: 'middle', Component: ForgettingPanel },
  // Of preference tuning.
  { ...OWN, id: 'judge', title: 'tuning:judge.heading', zone: 'controls', Component: JudgePanel },
  { ...OWN, id: 'leash', title: 'tuning:leash.heading', zone: 'controls', Component: LeashPanel },
  { ...TELLS, id: 'clicking', title: 'tuning:choice.heading', zone: 'middle', Component: Clicking },
  { ...TELLS, id: 'measures', title: 'tuning:measures.heading', zone: 'middle', Component: Measures },
  // Of the phase on show, and of all of them.
  { ...TELLS, id: 'samples', title: 'training:aside.samples', zone: 'aside', Component: PhaseSamples },
  { ...TELLS, id: 'formula', title: 'training:aside.formula', zone: 'aside', Component: PhaseFormula },
  { ...TELLS, id: 'life', title: 'training:aside.life', zone: 'aside', Component: LifeView },
];

export const LESSON_TRAIN: StageSpec = {
  zones: [
    { id: 'life', shows: 'all' },
    { id: 'run', shows: 'all' },
    { id: 'living', shows: 'all' },
    { id: 'controls', shows: 'all' },
    { id: 'middle', shows: 'all' },
    { id: 'aside', shows: 'tabs', label: 'training:aside.label' },
  ],
  views: VIEWS,
};
