/** The workbench: from the text on the left, through the picture of the pass, to the next token on the right. */
import styles from '@/app/App.module.css';
import { view as attention } from '@/views/attention/index.ts';
import { view as attribution } from '@/views/attribution/index.ts';
import { view as block } from '@/views/block/index.ts';
import { view as branches } from '@/views/branches/index.ts';
import { view as compare } from '@/views/compare/index.ts';
import { view as guess } from '@/views/guess/index.ts';
import { view as hiddenWeights } from '@/views/hiddenWeights/index.ts';
import { view as namePlate } from '@/views/namePlate/index.ts';
import { view as nextToken } from '@/views/nextToken/index.ts';
import { view as picture } from '@/views/picture/index.ts';
import { view as player } from '@/views/player/index.ts';
import { view as prompt } from '@/views/prompt/index.ts';
import { lazyAgain } from '@/elements/lazyAgain.tsx';
import type { StageSpec, ViewSpec } from '@/views/shared/stage/ViewSpec.ts';
import { view as stages } from '@/views/stages/index.ts';
import { view as tokens } from '@/views/tokens/index.ts';
import { view as verb } from '@/views/verb/index.ts';
import { view as whatIf } from '@/views/whatif/index.ts';

/** Words that a fetched view needs are fetched with it. */
function withWords(view: ViewSpec): ViewSpec {
  const { Component, lazy } = view;
  if (!lazy) return view;
  const load = async () => {
    const [{ addInsideMessages }] = await Promise.all([import('@/app/insideMessages.ts'), Component.fetchAhead?.()]);
    addInsideMessages();
    return { default: Component };
  };
  return { ...view, Component: lazyAgain(load) };
}

export const EXPLORE: StageSpec = {
  zones: [
    { id: 'verb', shows: 'all', className: styles.verb },
    { id: 'prompt', shows: 'all', className: styles.prompt },
    { id: 'tokens', shows: 'all', className: styles.tokens, anchor: 'tokens' },
    { id: 'guess', shows: 'all', className: styles.guess },
    { id: 'player', shows: 'all', className: styles.player },
    { id: 'middle', shows: 'all', className: styles.attention },
    { id: 'panel', shows: 'slot', waiting: 'app:middle.loading' },
    {
      id: 'outcome',
      shows: 'tabs',
      className: styles.next,
      label: 'app:outcome.label',
      waiting: 'app:outcome.loading',
      hasTabEnd: true,
      isFilled: true,
    },
    { id: 'guide', shows: 'tabs', className: styles.stages, label: 'app:guide.label', isFilled: true },
  ],
  views: [
    verb,
    prompt,
    namePlate,
    tokens,
    guess,
    player,
    picture,
    hiddenWeights,
    block,
    attention,
    nextToken,
    attribution,
    compare,
    stages,
    whatIf,
    branches,
  ].map(withWords),
};
