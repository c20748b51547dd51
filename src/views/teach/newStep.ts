/** A state of the page as a step: with the views that it speaks of, and nothing written yet. */
import type { MadeStep } from '@/store/made/MadeLesson.ts';
import { isOfTraining } from '@/store/made/sceneFields.ts';
import type { Fields } from '@/store/scene/codec.ts';

export function newStep(scene: Fields): MadeStep {
  return {
    scene,
    views: isOfTraining(scene) ? trainingViews(scene) : exploreViews(scene),
    without: [],
    note: '',
    speaker: '',
    minutes: 0,
    question: null,
    isVeiled: false,
    goesOn: false,
  };
}

/** Of tabs the chosen one alone: a lesson shows one thing at a time, and the instructor adds what else it needs. */
function exploreViews(scene: Fields): string[] {
  const always = ['verb', 'prompt', 'tokens'];
  const outcome = scene['outcome'] ?? 'next';
  if (scene['depth'] === 'basics') return [...always, 'next'];
  const zoom = scene['zoom'] ?? 'model';
  const guide = scene['guide'] ?? 'explain';
  return [
    ...always,
    ...(scene['stage'] === undefined ? [] : ['player', 'explain']),
    'picture',
    ...(zoom === 'head' ? ['head'] : zoom === 'block' ? ['block'] : []),
    outcome,
    ...(guide === 'explain' ? [] : [guide]),
  ];
}

function trainingViews(scene: Fields): string[] {
  const begin = scene['t.recorded'] === undefined ? ['run'] : ['lookBack', 'run'];
  switch (scene['t.phase']) {
    case 'finetune':
      return [...begin, 'answers', 'forgetting'];
    case 'prefer':
      return [...begin, 'clicking', 'measures'];
    default:
      return [...begin, 'living', 'loss', 'samples'];
  }
}
